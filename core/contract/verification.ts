/** Checking that a casefile is whole. */
import * as z from 'zod';
import { call, id, nothing } from './call.ts';
import type { JobState } from './job.ts';

export const verificationCalls = {
  'casefile.verify': call<VerifyReport>()(nothing),
  /** The same beside other work; follow it with `job.get`, then ask for what it found. */
  'casefile.verifyStart': call<JobState>()(nothing),
  'casefile.verified': call<VerifyReport>()(z.strictObject({ id })),
};

export interface VerifyReport {
  ok: boolean;
  changes: number;
  devices: number;
  evidence: number;
  /** Chinese sentences, each one problem. */
  problems: string[];
}
