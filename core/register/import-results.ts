/** What calls about an import answer. */
import type {
  DiffCounts,
  DiffRow,
  FileColumn,
  HeaderSpan,
  MappingProposal,
  SkippedRow,
  UnreadCell,
} from './import-model.ts';
import type { NumberSeries } from './row-numbers.ts';

export interface ImportSheet {
  name: string;
  state: 'visible' | 'hidden' | 'veryHidden';
}

/** A column of the file with a few of its values. */
export interface ShownColumn extends FileColumn {
  /** A, B, C … */
  letters: string;
  samples: string[];
}

/** A table that has been looked at: what it is taken for, for a person to correct. */
export interface ImportOpening {
  id: string;
  fileName: string;
  kind: 'xlsx' | 'csv' | 'scan';
  encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  sheets: ImportSheet[];
  /** Index of the sheet that is meant. */
  sheet: number;
  /** `null`: no line looks like a header. */
  header: HeaderSpan | null;
  columns: ShownColumn[];
  mapping: MappingProposal[];
  /** The mapping is the one chosen for a table with the same headings before. */
  remembered: boolean;
  /** Columns of the register that name a row. */
  key: string[];
  /** First lines of the sheet as text. */
  head: { row: number; cells: string[] }[];
  /** Sentences: hidden sheets and columns, values beyond the last column. */
  problems: string[];
}

/** How a file differs from the register. Nothing has changed yet. */
export interface ImportPreview {
  id: string;
  counts: DiffCounts;
  skipped: number;
  /** Sentences a person should read before applying. */
  problems: string[];
  /** What new rows without a number could be numbered by. */
  series: NumberSeries | null;
}

export const IMPORT_GROUPS = [
  'added',
  'changed',
  'reviewed',
  'emptied',
  'unchanged',
  'missing',
  'rejected',
  'skipped',
  'unread',
] as const;
export type ImportGroup = (typeof IMPORT_GROUPS)[number];

/** A cell that cannot be read, with its place. */
export interface UnreadPlace extends UnreadCell {
  fileRow: number;
  key: string;
}

export interface ImportRows {
  total: number;
  /** Of every group but the last two. */
  rows: DiffRow[];
  skipped: SkippedRow[];
  unread: UnreadPlace[];
}

export interface ImportResult {
  added: number;
  changed: number;
  removed: number;
  reviewed: number;
  numbered: number;
  canUndo: boolean;
  canRedo: boolean;
  revision: number;
}
