/** Filings of a register, and what has changed since. */
import * as z from 'zod';
import type { FilingChanges, FilingRecord, FilingReport } from '../register/filing-results.ts';
import { call, questionKey } from './call.ts';

export const filingCalls = {
  /** Keeps the register's rows as they are handed in, as a file cited by a new row of the pack's table of filings. */
  'filing.record': call<FilingRecord>()(z.strictObject(questionKey)),
  /** The register against its last approved filing: rates by group, the rows behind them, the clock. */
  'filing.changes': call<FilingChanges>()(z.strictObject(questionKey)),
  /** Writes that comparison (表1-7) where the pack says; rows that were there are replaced. One step for undo. */
  'filing.report': call<FilingReport>()(z.strictObject(questionKey)),
};
