/** A customer's table on its way into a register: what the file says, what it is taken for, and what would change. */
import type { CellValue, RegisterRow } from '../answer/answer.ts';

/** A cell as a workbook or .csv says it. */
export type FileCell =
  string | number | boolean | null | { kind: 'date'; iso: string } | { kind: 'error'; code: string };

export interface FileRow {
  /** As the file counts, 1-based. */
  row: number;
  /** From column A on. */
  cells: readonly FileCell[];
  hidden?: true;
  /** Columns (0-based) that hold a formula; without a value where the file keeps no result. */
  formulas?: readonly number[];
}

/** First and last row of the header, as the file counts. */
export interface HeaderSpan {
  first: number;
  last: number;
}

/** A column of the file that has a heading or values. */
export interface FileColumn {
  /** 0-based. */
  at: number;
  /** From the outermost heading inwards; the last one names the column. Empty: no heading at all. */
  labels: string[];
  /** Unit the heading gives, as printed; ''. */
  unit: string;
  hidden: boolean;
}

/** How a column of the file is read. */
export interface ColumnMapping {
  /** Column of the file, 0-based. */
  at: number;
  /** Column of the register; `null`: not imported. */
  column: string | null;
  /** Unit of its plain numbers; '' as the register counts. */
  unit?: string | undefined;
  /** Column of the file (0-based) that holds each number's unit. */
  unitAt?: number | undefined;
}

export interface MappingProposal extends ColumnMapping {
  /** 0–1 */
  score: number;
  /** Why, in Chinese; also why it is not imported. */
  reason: string;
}

export interface ImportOptions {
  /** 「2025年9月」 for a date: refused, or its first or last day. */
  monthAs: 'refuse' | 'first' | 'last';
  /** Words that are no option go into the option 「其他」, where a column has one. */
  unknownAsOther: boolean;
  /** Rows that look like totals, notes or repeated headers, to be taken as data all the same. */
  takeRows: number[];
}
export const DEFAULT_OPTIONS: ImportOptions = { monthAs: 'refuse', unknownAsOther: false, takeRows: [] };

/** A row of the file that is no data. */
export interface SkippedRow {
  row: number;
  why: 'header' | 'title' | 'total' | 'note' | 'numbering';
  /** Its first texts. */
  text: string;
}

/** A cell that cannot be read. */
export interface UnreadCell {
  column: string;
  /** As the file says; '' where it says nothing that could be kept. */
  text: string;
  reason: string;
  /** Kept as text where the register's cell is empty, for a person to correct; else only reported. */
  keep: boolean;
}

/** One row of the file, converted. */
export interface ReadRow {
  row: number;
  hidden?: true;
  /** By position in {@link ImportPlan.columns}; `null` = empty in the file. */
  values: (CellValue | null)[];
  /** As the file says, where this differs from the value and may equal what the register holds. */
  raw?: { [position: number]: string };
  unread?: UnreadCell[];
}

/** What a change is compared with and where it came from. */
export interface CellChange {
  column: string;
  from: CellValue | null;
  to: CellValue | null;
}

/** `emptied`: rows that differ only in cells that the file leaves empty. */
export const DIFF_GROUPS = ['added', 'changed', 'reviewed', 'emptied', 'unchanged', 'missing', 'rejected'] as const;
export type DiffGroup = (typeof DIFF_GROUPS)[number];

export interface DiffRow {
  /** In the file; 0 for a row that is only in the register. */
  fileRow: number;
  /** In the register; '' for a new one. */
  id: string;
  /** What names the row, for people. */
  key: string;
  /** Of a new row. */
  cells?: RegisterRow['cells'];
  /** Of a row that is in both; emptied cells are in `erased`. */
  changes?: CellChange[];
  /** Cells that the file leaves empty and the register does not: only emptied when told. */
  erased?: CellChange[];
  unread?: UnreadCell[];
  /** Why a row is rejected. */
  reason?: string;
  hidden?: true;
  /** A person has reviewed the register's row. */
  reviewed?: true;
}

export type DiffCounts = { [group in DiffGroup]: number } & {
  /** Changed cells in changed rows. */
  cells: number;
  /** Cells the file would empty. */
  erased: number;
  unread: number;
  /** Rows without a key, which are taken as new. */
  keyless: number;
  /** Rows that say the same as an earlier one. */
  repeated: number;
};

/** All rows of a group, or none, but for those named. */
export interface GroupChoice<T> {
  all: boolean;
  except: readonly T[];
}

/** What a person decides after having seen the difference. Row numbers are those of the file. */
export interface ImportChoices {
  added: GroupChoice<number>;
  changed: GroupChoice<number>;
  /** Reviewed rows to overwrite. */
  reviewed: GroupChoice<number>;
  /** Rows of the register that the file lacks, to be removed. */
  remove: GroupChoice<string>;
  /** Cells that the file leaves empty are emptied. */
  erase: boolean;
  /** New rows without a number get one. */
  number: boolean;
}
const ALL = { all: true, except: [] };
const NONE = { all: false, except: [] };
export const DEFAULT_CHOICES: ImportChoices = {
  added: ALL,
  changed: ALL,
  reviewed: NONE,
  remove: NONE,
  erase: false,
  number: false,
};
