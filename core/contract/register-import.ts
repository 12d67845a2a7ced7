/** Customers' tables into registers. */
import {
  importApplyInput,
  importIdInput,
  importOpenInput,
  importPreviewInput,
  importRowsInput,
} from '../register/import-input.ts';
import type { ImportOpening, ImportPreview, ImportResult, ImportRows } from '../register/import-results.ts';
import { call } from './call.ts';
import type { JobState } from './job.ts';

export const registerImportCalls = {
  /** Looks into a customer's table: its header, and which column is which. Answers the import's id for the calls below. */
  'register.importOpen': call<ImportOpening>()(importOpenInput),
  /** Reads the whole file and compares; follow it with `job.get`. Nothing changes. */
  'register.importPreview': call<JobState>()(importPreviewInput),
  'register.importResult': call<ImportPreview>('meanwhile')(importIdInput),
  /** Rows of one group of the difference, a stretch at a time. */
  'register.importRows': call<ImportRows>('meanwhile')(importRowsInput),
  /**
   * One batch, one undo, on disk when the job is done, nothing of it when that is called off; follow it with `job.get`.
   * @throws CONFLICT when the register has changed since.
   */
  'register.importApply': call<JobState>()(importApplyInput),
  /** What the finished job has written. */
  'register.importApplied': call<ImportResult>()(importIdInput),
  'register.importClose': call<null>()(importIdInput),
};
