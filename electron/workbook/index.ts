/** Tables of any length: written to .xlsx, read from .xlsx and .csv, both in little memory. */
export * from './model.ts';
export { sheetName, type WriteOptions, writeWorkbook } from './write/index.ts';
export type {
  CellValue,
  DateCell,
  ErrorCell,
  ReadOptions,
  SheetInfo,
  SheetOutline,
  TableFile,
  TableRow,
} from './read/model.ts';
export { openTable } from './read/index.ts';
export { isoOf, serialOf } from './serial-date.ts';
