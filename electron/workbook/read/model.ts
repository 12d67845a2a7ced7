/** What is read from a table file: plain values, with the little that a plain value cannot say. */

/** Excel ends at 16,384; no table does. */
export const MAX_COLUMNS = 2_048;

/** A number that the workbook shows as a date or time. */
export interface DateCell {
  kind: 'date';
  /** `2026-07-31`, `2026-07-31T08:30:00` or `08:30:00`. */
  iso: string;
}
/** `#REF!`, `#N/A` … where a value should be. */
export interface ErrorCell {
  kind: 'error';
  code: string;
}
/** null: nothing there. All cells of a .csv are text. */
export type CellValue = string | number | boolean | null | DateCell | ErrorCell;

export interface TableRow {
  /** As the file counts, 1-based: rows without any value are left out. */
  row: number;
  /** From column A on; empty cells at the end are left out. */
  cells: CellValue[];
  hidden?: true;
  /** Columns (0-based) whose value is the last result of a formula; null there when the file keeps no result. */
  formulas?: number[];
}

export interface SheetInfo {
  name: string;
  state: 'visible' | 'hidden' | 'veryHidden';
}

/** What the sheet says about itself outside its cells. */
export interface SheetOutline {
  /** `A1:C1` */
  merges: string[];
  /** 0-based, first and last. */
  hiddenColumns: [number, number][];
  /** How many values stand beyond the last column that is read. */
  cutColumns: number;
}

export interface ReadOptions {
  signal?: AbortSignal;
  /** 0–1 */
  onProgress?: (share: number) => void;
  /** Rows handed over at once. */
  batchRows?: number;
}

export interface TableFile {
  /** `scan`: a scanner's report (../scan). */
  kind: 'xlsx' | 'csv' | 'scan';
  sheets: SheetInfo[];
  /** Of a .csv. */
  encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  separator?: ',' | ';' | '\t';
  /**
   * The rows of one sheet, in batches, in the order of the file. Returns the outline at the end.
   * @throws WorkbenchError WORKBOOK when the file turns out broken or hostile, CANCELLED
   */
  rows(sheet: number, options?: ReadOptions): AsyncGenerator<TableRow[], SheetOutline>;
  /** The outline alone, without reading the cells. */
  outline(sheet: number, options?: ReadOptions): Promise<SheetOutline>;
  close(): Promise<void>;
}
