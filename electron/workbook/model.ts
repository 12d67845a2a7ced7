/** A workbook as data: what the writer is given. Knows no form and no catalogue; callers bring rows as they come. */

/** Dates are ISO text: `2026-07-31` or `2026-07-31T08:30:00`, without a time zone, so that no day is ever shifted. */
export type CellInput = string | number | boolean | null | undefined;
export type RowInput = readonly CellInput[];
export type ColumnType = 'text' | 'number' | 'integer' | 'date' | 'boolean';

export interface CellStyle {
  bold?: boolean;
  wrap?: boolean;
  align?: 'left' | 'center' | 'right';
  /** RRGGBB */
  fill?: string;
  /** RRGGBB of the text */
  color?: string;
  /** Thin lines on all sides. */
  border?: boolean;
  /** Points; 11 unless told. */
  size?: number;
}

/** Texts to choose from, or a reference or formula that gives them, written for the first data row: `INDIRECT($B3)`. */
export type ListSource = readonly string[] | { readonly range: string };

export interface Column {
  title: string;
  type: ColumnType;
  /** Characters of the default font; `measured` (as when left out): as wide as the widest content, within bounds. */
  width?: number | 'measured';
  /** As Excel writes it; left out: `@`, `General`, `0`, `yyyy-mm-dd` by type. */
  numberFormat?: string;
  list?: ListSource;
  /** Values outside the list are refused (the default) or only warned about. */
  listOnly?: boolean;
  /** Shown beside the cell when it is selected. */
  prompt?: string;
  style?: CellStyle;
  hidden?: boolean;
  /** What stands under this column when the sheet has totals. */
  total?: 'sum' | 'count';
}

export interface PageSetup {
  paper?: 'A4' | 'A3';
  orientation?: 'landscape' | 'portrait';
  fitToWidth?: boolean;
  /** Text in the middle of the page's head. */
  head?: string;
  /** 第 n 页，共 m 页 at the foot. */
  pageNumbers?: boolean;
}

export interface Sheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  columns: readonly Column[];
  /** Lines above the header, each merged over all columns. */
  titleRows?: readonly string[];
  /** Header of more than one row; left out: one row of the columns' titles. Cells of one group are joined by `merges`. */
  headerRows?: readonly (readonly string[])[];
  /** `A2:C2`, counted on the finished sheet; title rows are merged without being named here. */
  merges?: readonly string[];
  /** Left out: everything down to the header stays in view. */
  frozenRows?: number;
  frozenColumns?: number;
  autoFilter?: boolean;
  /** Title and header are printed on every page. */
  printTitles?: boolean;
  page?: PageSetup;
  /** No header at all, only rows: lists for other sheets. */
  bare?: boolean;
  rows: Iterable<RowInput> | AsyncIterable<RowInput>;
  /** How many rows will come, when known: for progress only. */
  rowCount?: number;
  /** Drop-downs reach this many empty rows further down. */
  spareRows?: number;
  totals?: boolean;
}

export interface WorkbookInput {
  sheets: readonly Sheet[];
  /** `created` is the only clock there is: equal input gives equal bytes. ISO with `Z`. */
  properties: { created: string; creator?: string; title?: string };
}

export interface WriteProgress {
  sheet: string;
  /** Rows written of all sheets so far. */
  rows: number;
  /** 0–1, when every sheet names its `rowCount`. */
  share: number | undefined;
}

/** Cells that did not go in as given; `cells` names the first hundred as `表1!C7`. */
export interface CellNotes {
  count: number;
  cells: string[];
}

export interface WriteReport {
  path: string;
  bytes: number;
  sha256: string;
  sheets: { name: string; rows: number }[];
  /** Text beyond Excel's 32,767 characters, cut there. */
  cut: CellNotes;
  /** Values that do not fit their column's type (a date column's 待定), written as text. */
  asText: CellNotes;
  /** Cells from which control characters were taken out. */
  cleaned: CellNotes;
}
