/** The next year's casefile out of this year's. */
import * as z from 'zod';
import { call, id, passphrase, path } from './call.ts';
import type { CasefileState } from './casefile.ts';

export const renewalCalls = {
  /** What `casefile.renew` would carry over; nothing is written. */
  'casefile.renewPlan': call<RenewalPlan & { packId: string; packVersion: string }>()(
    z.strictObject({ packId: id.optional() }),
  ),
  /** The next year's casefile, opened; the present one is closed unchanged. `packId`: next year's pack, if another. */
  'casefile.renew': call<CasefileRenewal>()(
    z.strictObject({ path, packId: id.optional(), passphrase: passphrase.nullable() }),
  ),
};

/** What the next year's casefile takes over. */
export interface RenewalPlan {
  /** Questions carried over, left behind because they belong to the past period, and unknown to the next year's pack. */
  kept: number;
  cleared: number;
  unknown: number;
  /** Rows of registers carried over, and those done with. */
  rows: number;
  dropped: number;
  /** Evidence files. */
  files: number;
}

export interface CasefileRenewal {
  state: CasefileState;
  recoveryCode: string;
  plan: RenewalPlan;
}
