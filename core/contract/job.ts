/** Work that outlives the call that began it. */
import * as z from 'zod';
import type { ExportReport } from '../document/model.ts';
import type { ErrorData } from '../error.ts';
import { call, id } from './call.ts';

export const jobCalls = {
  'job.get': call<JobState>('meanwhile')(z.strictObject({ id })),
  'job.cancel': call<JobState>('meanwhile')(z.strictObject({ id })),
};

export interface JobState {
  id: string;
  kind: 'export' | 'import' | 'verify' | 'copy';
  state: 'running' | 'done' | 'failed' | 'cancelled';
  /** 0–1 */
  progress: number;
  /** What it is doing, in Chinese. */
  step: string;
  error?: ErrorData;
  reports: ExportReport[];
}
