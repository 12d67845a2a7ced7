/**
 * The document model: everything a document says, as plain data, before any template is opened.
 * Same answers + same pack = same model; clock and ids come in from outside.
 */
import type { Chart } from '../chart/model.ts';
import type { Finding, Location } from '../form/finding.ts';

export interface ImageItem {
  sha256: string;
  name: string;
  caption: string;
  /** For readers who do not see the picture; the caption without it. */
  description?: string;
}

/** One option of an answer, and what it is called in the blank. */
export interface ChosenItem {
  /** Id of the option; `true`/`false` for yes and no; the text itself where the answer has no options. */
  option: string;
  label: string;
  /** As printed in the blank. */
  printed: string;
  /** Free text beside the option, or ''. */
  other: string;
}

/** Value kinds; `electron/document` has one renderer for each. */
export type PlaceValue =
  | { kind: 'text'; text: string; from?: Location }
  /** One entry per paragraph. */
  | { kind: 'longtext'; paragraphs: string[]; from?: Location }
  /** `number` is written as a number into a sheet, `text` into a Word file. */
  | { kind: 'number'; number: number; text: string; from?: Location }
  /** `date` is `YYYY-MM-DD`. */
  | { kind: 'date'; date: string; text: string; from?: Location }
  | { kind: 'check'; on: boolean; from?: Location }
  /** Boxes and lists of a blank; `text` is what a tagged template shows. */
  | { kind: 'choice'; chosen: ChosenItem[]; text: string; from?: Location }
  | { kind: 'flag'; on: boolean }
  /** `empty`: the picture only says that there is nothing to show. */
  | {
      kind: 'images';
      images: ImageItem[];
      widthMm: number;
      heightMm: number;
      /** `false`: captions without 「图 N」. */
      numbered?: boolean;
      empty?: boolean;
      from?: Location;
    }
  /** Drawn while the document is made. `empty`: there is nothing to show, and the picture says so. */
  | { kind: 'chart'; chart: Chart; empty: boolean; widthMm: number; heightMm: number; from?: Location }
  | { kind: 'rows'; rows: PlaceValues[]; from?: Location }
  /** Rows of a register, too many to stand here: drawn from the {@link RowStream} called `source` while writing. */
  | { kind: 'stream'; source: string; count: number; columns: StreamColumn[]; from?: Location };

/** What a tag inside a streamed row shows, and how its values are written where they are part of a longer text. */
export interface StreamColumn {
  /** The tag. */
  name: string;
  /** Values that are `YYYY-MM-DD` are dates; written like this where the cell is no date cell. */
  date?: 'chinese' | 'iso';
  decimals?: number;
  unit?: string;
}

/** Text, number, or nothing; dates as `YYYY-MM-DD`. */
export type StreamCell = string | number | null;

/** Rows by number, as often as they are asked for, always the same. */
export interface RowStream {
  count: number;
  /** Cells of rows `from` … `to - 1`, one row after the other, in the order of the columns. */
  cells(from: number, to: number): StreamCell[];
}

export type PlaceValues = Record<string, PlaceValue>;

/** An answer of the document's forms that no place shows. */
export interface Unplaced {
  question: string;
  label: string;
  text: string;
  at: Location;
  /** Why this is in order, from the pack's `omit`; '' when nobody said so. */
  reason: string;
}

export interface EmptyPlace {
  /** Tag as written in the template, with its loop: `主要硬件 / 品牌`; of a blank, the labels: `基本情况 / 姓名`. */
  place: string;
  /** Where it stands in a blank: `T1 R3 C2`, `工作表!B7`. */
  where?: string;
  /** Question that would fill it, where it is a plain one. */
  at?: Location;
  optional: boolean;
}

export interface DocumentModel {
  document: string;
  title: string;
  /** Subject the document is about. */
  subject: string;
  /** File name of the template. */
  template: string;
  format: 'docx' | 'xlsx';
  /** The template is a regulator's blank: `values` are keyed by its places' ids, in rows by the columns' `at`. */
  bound?: true;
  /** With extension, safe on Windows, macOS and Linux. */
  fileName: string;
  values: PlaceValues;
  draft: boolean;
  /** `YYYY-MM-DD` of the export. */
  date: string;
  empty: EmptyPlace[];
  unplaced: Unplaced[];
  /** Findings of the forms that feed the document, and of the document itself. */
  findings: Finding[];
}

/** Which file a document was written into. */
export interface UsedTemplate {
  fileName: string;
  /** SHA-256 */
  fingerprint: string;
}

/** Where a value was found again after writing. */
export interface PlacedValue {
  place: string;
  text: string;
  /** `T1 R3 C2` (table, row, column), `p12` (paragraph), `header1 p1`, `工作表!B7`. */
  where: string;
}

/** What an export can say for itself. `mismatched` is empty, or the export failed. */
export interface ExportReport {
  document: string;
  title: string;
  subject: string;
  subjectName: string;
  fileName: string;
  template: UsedTemplate;
  /** Full path of the written file; '' for a preview. */
  path: string;
  bytes: number;
  sha256: string;
  draft: boolean;
  placed: PlacedValue[];
  empty: EmptyPlace[];
  unplaced: Unplaced[];
  /** Values that were not found where they were written. */
  mismatched: { place: string; expected: string; found: string; where: string }[];
  /** Template problems that did not stop the export, as Chinese sentences. */
  warnings: string[];
}
