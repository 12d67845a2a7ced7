/** Copying a whole casefile beside other work: with gigabytes of photographs it takes a minute. */
import * as z from 'zod';
import { call, id, path } from './call.ts';
import { passphraseChange, type PassphraseChanged } from './casefile.ts';
import type { JobState } from './job.ts';

export const casefileCopyCalls = {
  /** As `casefile.saveAs`; follow it with `job.get`, then ask for `casefile.current`. */
  'casefile.saveAsStart': call<JobState>()(z.strictObject({ path })),
  /** As `casefile.changePassphrase`; when the job is done, ask for the new recovery code: it is given out once. */
  'casefile.changePassphraseStart': call<JobState>()(passphraseChange),
  'casefile.passphraseChanged': call<PassphraseChanged>()(z.strictObject({ id })),
};
