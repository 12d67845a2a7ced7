/** What calls about registers answer. */
import type { RegisterRow } from '../answer/answer.ts';
import type { Level } from '../form/pack-schema.ts';
import type { ComposedRow } from './register.ts';
import type { ScoreView } from './score.ts';
import type { SummaryView } from './summary.ts';

export interface RegisterPage {
  /** All rows of the register. */
  total: number;
  /** Grows with every change of the casefile. */
  revision: number;
  rows: ({ id: string } & ComposedRow)[];
  /** Of {@link RegisterState}. */
  generation: number;
}

/** One row edited: cells not named stay as they are. */
export interface RowEdit {
  row: string;
  order?: string | undefined;
  cells?: { [column: string]: RegisterRow['cells'][string] | null } | undefined;
  remove?: true | undefined;
}

export interface RegisterChange {
  /** What became of the rows; `null` = removed. */
  changed: { row: string; value: ComposedRow | null }[];
  canUndo: boolean;
  canRedo: boolean;
  revision: number;
}

/** Equal problems of a register, gathered. */
export interface RegisterProblem {
  rule: string;
  level: Level;
  missing: boolean;
  column: string;
  /** Of the first row; where they differ, the others say the same in other numbers. */
  message: string;
  /** Rows concerned, and the first of them. */
  count: number;
  rows: string[];
}

/** What has changed since the last approved filing, for expressions: `q.<register>.change`. */
export interface ChangeSummary {
  /** There is an approved filing to compare with. Without it the other numbers say nothing. */
  filed: boolean;
  /** A new filing is due. */
  triggered: boolean;
  /** The greatest rate of any group or the total, per cent with two decimals. */
  max_rate: number | null;
  /** Groups that reached the threshold, are new or are gone. */
  exceeded: number;
  added: number;
  removed: number;
  /** Cells that ask for a new filing by themselves. */
  changed: number;
}

export interface RegisterState {
  subject: string;
  question: string;
  summary: SummaryView;
  scores: Record<string, ScoreView>;
  /**
   * Another number each time its rows are others than before for what happened elsewhere (in a source of its rows); rows
   * read before are then to be read anew.
   */
  generation: number;
  /** Another number each time anything about its rows may have changed: for what reads them from elsewhere. */
  version: number;
  /** Only where the pack says where filings are kept. */
  change?: ChangeSummary;
  problems: RegisterProblem[];
}
