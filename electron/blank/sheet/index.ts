export { fillSheetBlank } from './fill.ts';
export { readSheetBlank } from './read.ts';
