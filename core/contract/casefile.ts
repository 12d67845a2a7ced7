/** Making, opening, closing, copying and locking casefiles. */
import * as z from 'zod';
import type { Answer } from '../answer/answer.ts';
import { call, id, nothing, passphrase, path, recoveryCode } from './call.ts';

export const passphraseChange = z.strictObject({
  current: passphrase.optional(),
  recoveryCode: recoveryCode.optional(),
  next: passphrase.nullable(),
});

export interface PassphraseChanged {
  state: CasefileState;
  recoveryCode: string;
}

export const casefileCalls = {
  'casefile.recent': call<RecentCasefile[]>()(nothing),
  'casefile.forget': call<RecentCasefile[]>()(z.strictObject({ path })),
  /** Creates single subjects of the pack and answers the enterprise's name. `passphrase: null` = deliberately open. */
  'casefile.create': call<{ state: CasefileState; recoveryCode: string }>()(
    z.strictObject({
      path,
      packId: id,
      enterpriseName: z.string().trim().max(200),
      passphrase: passphrase.nullable(),
    }),
  ),
  'casefile.open': call<CasefileState>()(
    z.strictObject({ path, passphrase: passphrase.optional(), recoveryCode: recoveryCode.optional() }),
  ),
  /** The open casefile, or `null`: what a reloaded window asks first. */
  'casefile.current': call<CasefileState | null>('meanwhile')(nothing),
  'casefile.close': call<null>()(nothing),
  'casefile.saveAs': call<CasefileState>()(z.strictObject({ path })),
  /** A casefile with the sample enterprise of a pack (the first that has one), without passphrase. */
  'casefile.demo': call<CasefileState>()(z.strictObject({ path, packId: id.optional() })),
  /** `next: null` removes the encryption deliberately. Old backups keep the old passphrase. */
  'casefile.changePassphrase': call<PassphraseChanged>()(passphraseChange),
};

export interface RecentCasefile {
  path: string;
  /** File name without extension. */
  name: string;
  openedAt: string;
  exists: boolean;
}

export interface CasefileState {
  /** Random id of this opening; changes when another file is opened. */
  session: string;
  path: string;
  name: string;
  packId: string;
  packVersion: string;
  encrypted: boolean;
  readOnly: boolean;
  /** Sentence to show, e.g. made by a newer program, pack missing a version. */
  notice: string;
  answers: Answer[];
  canUndo: boolean;
  canRedo: boolean;
  /** Grows with every change; a window that sees a jump reloads. */
  revision: number;
}
