/** What calls about filings answer. */
import type { RateState } from '../assess/change-rate.ts';
import type { ChangeResult } from '../contract/answers.ts';
import type { Location } from '../form/finding.ts';
import type { Source } from '../form/pack-schema.ts';

/** A row of the register that counts for a difference. `row` is '' when it is gone. */
export interface ChangedRow {
  key: string;
  row: string;
}

export interface MeasureView {
  measure: string;
  label: string;
  unit: string;
  before: number;
  now: number;
  added: number;
  removed: number;
  /** Per cent with two decimals; `null` when nothing was filed before. */
  rate: number | null;
  state: RateState;
  /** The rows that account for most of it, and how many there are. */
  causes: (ChangedRow & { before: number; now: number })[];
  causeCount: number;
}

export interface GroupView {
  /** Labels of the groups' values, in the order of `groupLabels`; empty for the total. */
  labels: string[];
  rows: { before: number; now: number };
  measures: MeasureView[];
}

export interface CellView extends ChangedRow {
  column: string;
  label: string;
  before: string;
  now: string;
  triggers: boolean;
}

export interface FilingClock {
  /** `none`: nothing has to be filed. `waiting`: the day of the change has not been entered. */
  state: 'none' | 'waiting' | 'due' | 'overdue';
  /** 变化发生日, '' when unknown. */
  occurred: string;
  due: string;
  /** Working day on or before `due`; '' where the year's schedule is missing. */
  aim: string;
  daysLeft: number | null;
  months: number;
  /** Question where the day of the change is entered. */
  at: Location | null;
}

export interface FilingChanges {
  subject: string;
  question: string;
  /** Snapshots kept so far, approved or not. */
  filings: number;
  /** Where filings are kept. */
  records: Location | null;
  baseline: { row: string; date: string; file: { sha256: string; name: string }; rows: number } | null;
  notes: string[];
  percent: number;
  triggered: boolean;
  /** Why, in short sentences. */
  reasons: string[];
  groupLabels: string[];
  total: GroupView | null;
  groups: GroupView[];
  /** The first of them, and how many. */
  added: { count: number; rows: ChangedRow[] };
  removed: { count: number; rows: ChangedRow[] };
  cells: { count: number; triggering: number; rows: CellView[] };
  clock: FilingClock;
  /** Where the comparison (表1-7) can be written, and how many rows that would be. */
  report: { at: Location; label: string; rows: number } | null;
  source: Source;
}

export interface FilingRecord extends ChangeResult {
  /** The new row of the filings' table. */
  row: string;
  file: { sha256: string; name: string };
}

export interface FilingReport extends ChangeResult {
  question: string;
  rows: number;
}
