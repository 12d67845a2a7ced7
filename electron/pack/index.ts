export { PackCache } from './cache.ts';
export { compareVersions, findPacks, requirePack, requirePackFor } from './find.ts';
export { digestFolder, loadPack, type LoadedPack, type LocatedProblem } from './load.ts';
export { type DocumentTemplate, packTemplate, parseBinding, readBinding, readTemplate } from './template.ts';
export { checkPack } from './check.ts';
