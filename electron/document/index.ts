/** Documents: a model and a template in, a checked file out. */
export { type DocumentFormat, inspectTemplate, templateTags } from './inspect.ts';
export { lintDocument } from './lint.ts';
export { type Rendered, renderDocument, type RenderInput } from './render.ts';
export { readStreams, type RowReader, type RowStreams } from './row-batches.ts';
export { renderInWorker, RenderThread, type WorkerRenderInput } from './run-in-worker.ts';
export type { TemplateProblem, TemplateTag } from './tag-scan.ts';
export { writeDocument, type WriteOptions, writeWhole } from './write.ts';
