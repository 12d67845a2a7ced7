/**
 * Places of an untouched official blank: where an answer goes in a file that carries no tags of ours.
 * One model for Word and Excel; `electron/blank/` reads and writes the files, `core/blank/` understands them.
 */

/**
 * | kind | what stands in the blank |
 * | --- | --- |
 * | cell | an empty cell right of or below its label |
 * | after-label | the answer follows a label and its colon in the same cell or paragraph |
 * | underline | underlined spaces to be replaced |
 * | hint, placeholder, choice-text | text to be replaced: advice, `XX`/`<Insert …>`, one of several words |
 * | row | first cell of a row to be repeated; its columns are {@link BlankPlace.columns} |
 * | tick-one, tick-many | boxes before or after their options |
 * | date | year, month and day in parts, or `202X年X月` |
 * | image | a frame for a picture |
 * | sdt-text, sdt-date, sdt-dropdown, sdt-check, sdt-bound | Word content controls |
 * | bookmark, form-field, text-box | further ways Word marks a place |
 * | dropdown | Excel cell with a list |
 * | sign, office-use, formula, protected | must stay as it is: ink, the office's own area, computed or locked */
export const PLACE_KINDS = [
  'cell',
  'after-label',
  'underline',
  'hint',
  'placeholder',
  'choice-text',
  'row',
  'tick-one',
  'tick-many',
  'date',
  'image',
  'sdt-text',
  'sdt-date',
  'sdt-dropdown',
  'sdt-check',
  'sdt-bound',
  'bookmark',
  'form-field',
  'text-box',
  'dropdown',
  'sign',
  'office-use',
  'formula',
  'protected',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Kinds that are listed so that a reader sees them, and never filled. */
export const UNTOUCHABLE: ReadonlySet<PlaceKind> = new Set(['sign', 'office-use', 'formula', 'protected']);

export interface BlankOption {
  /** Text as printed beside its box, or the list's entry. */
  label: string;
  /** Ticked or chosen in the blank as it comes. */
  on: boolean;
}

export interface BlankColumn {
  label: string[];
  kind: PlaceKind;
  /** `T3 R3 C2`, `Sheet1!B5`: the column's cell in the first repeated row. */
  at: string;
  options?: BlankOption[];
}

export interface BlankPlace {
  /** Stable within one file: kind-free, made of `at` and, where several places share it, a running number: `T1 R28 C2#3`. */
  id: string;
  /**
   * `T2 R3 C4` second w:tbl of document.xml in document order (nested ones count), third w:tr, fourth w:tc (a merged cell
   * counts once, a cell wrapped in a w:sdt counts); `p12` twelfth w:p in document order, those in tables and boxes
   * included; `box1` first text box; `header1 p1`; `Sheet!B7` or the merged range `Sheet!A2:B2`.
   */
  at: string;
  kind: PlaceKind;
  /** From the outermost heading or group to the nearest label, as a person would read them, colons and padding removed. */
  label: string[];
  /** Text standing there now. */
  text: string;
  options?: BlankOption[];
  /** Printed limit: rows (限5项) for `row`, characters (限200字) otherwise. */
  limit?: number;
  /** For `row`: the columns, and how many rows the blank prints. */
  columns?: BlankColumn[];
  rows?: number;
  /** Unit printed behind the blank: 万元, 辆. */
  unit?: string;
}

export interface BlankProblem {
  level: 'error' | 'warning';
  message: string;
}

export interface Blank {
  format: 'docx' | 'xlsx';
  /** SHA-256 of the file: a binding belongs to exactly this blank. */
  fingerprint: string;
  places: BlankPlace[];
  problems: BlankProblem[];
}

/** A value for a place, as a person or a form gives it. Dates are `YYYY-MM-DD`. */
export type FillValue = string | number | boolean | string[] | FillRow[] | FillImage;
export type FillRow = { [column: string]: string | number | boolean | string[] };
export interface FillImage {
  image: string;
}

export interface FillPlaced {
  key: string;
  place: string;
  at: string;
  text: string;
}
export interface FillReport {
  placed: FillPlaced[];
  /** Keys that found no place. */
  unplaced: { key: string; reason: string }[];
  /** Keys that fit several places equally well: nothing was written for them. */
  ambiguous: { key: string; candidates: { place: string; at: string; label: string[] }[] }[];
  /** Places that stay empty. */
  empty: { place: string; at: string; label: string[] }[];
  /** Values refused: over a printed limit, option not offered, wrong type. */
  refused: { key: string; at: string; reason: string }[];
  /** Values that did not read back as written; empty or the fill failed. */
  mismatched: { key: string; at: string; expected: string; found: string }[];
}
