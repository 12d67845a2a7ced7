export { type Rendered, renderDocument, type RenderInput } from './render.ts';
