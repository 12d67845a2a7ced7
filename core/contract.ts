/**
 * Every call between a window (or the command line) and the workbench: name → input schema and result type, gathered
 * from one file for each room of it in `contract/`. Preload, the loopback door and the handlers are all checked against
 * this list; a new call is one entry in its room, one handler in the service of that room (which does not compile without
 * it), one test.
 *
 * A result is JSON. A failure is a {@link WorkbenchError}: a code, a Chinese sentence saying what happened, and one
 * saying what to do.
 */
import type * as z from 'zod';
import { answerCalls, subjectCalls } from './contract/answers.ts';
import { appCalls } from './contract/app.ts';
import { backupCalls } from './contract/backup.ts';
import { casefileCalls } from './contract/casefile.ts';
import { casefileCopyCalls } from './contract/casefile-copy.ts';
import { documentCalls } from './contract/document.ts';
import { calendarCalls, dutyCalls } from './contract/duty.ts';
import { evidenceCalls } from './contract/evidence.ts';
import { filingCalls } from './contract/filing.ts';
import { jobCalls } from './contract/job.ts';
import { packCalls } from './contract/pack.ts';
import { phraseCalls } from './contract/phrase.ts';
import { registerImportCalls } from './contract/register-import.ts';
import { registerCalls } from './contract/register.ts';
import { renewalCalls } from './contract/renewal.ts';
import { templateCalls } from './contract/template.ts';
import { verificationCalls } from './contract/verification.ts';
import type { ErrorData } from './error.ts';

export type * from './contract/answers.ts';
export type * from './contract/app.ts';
export type * from './contract/backup.ts';
export type * from './contract/casefile.ts';
export type * from './contract/document.ts';
export type * from './contract/evidence.ts';
export type * from './contract/job.ts';
export type * from './contract/pack.ts';
export type * from './contract/phrase.ts';
export type * from './contract/renewal.ts';
export type * from './contract/verification.ts';
export { ERROR_CODES, WorkbenchError, type ErrorCode, type ErrorData } from './error.ts';

export const contract = {
  ...appCalls,
  ...packCalls,
  ...casefileCalls,
  ...casefileCopyCalls,
  ...renewalCalls,
  ...verificationCalls,
  ...backupCalls,
  ...subjectCalls,
  ...answerCalls,
  ...registerCalls,
  ...registerImportCalls,
  ...filingCalls,
  ...phraseCalls,
  ...dutyCalls,
  ...calendarCalls,
  ...evidenceCalls,
  ...documentCalls,
  ...jobCalls,
  ...templateCalls,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.infer<Contract[N]['input']>;
export type CallResult<N extends CallName> = Contract[N]['result'];
export type CallReply<N extends CallName> = { ok: true; result: CallResult<N> } | { ok: false; error: ErrorData };

/** How a door hands a call over: `unknown` in, because nobody trusts the sender before the schema has spoken. */
export type Invoke = (name: string, input: unknown) => Promise<unknown>;
