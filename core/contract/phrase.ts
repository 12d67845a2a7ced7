/** The assessor's own sentences for findings, kept on this machine for all casefiles. */
import * as z from 'zod';
import type { OwnPhrase } from '../register/marking-items.ts';
import { call, id, nothing } from './call.ts';

export const phraseCalls = {
  'phrase.list': call<PhraseList>()(nothing),
  /** A sentence that is kept already for the same item, column and result is not kept twice. */
  'phrase.add': call<PhraseList>()(
    z.strictObject({
      library: id,
      item: id,
      column: z.string().min(1).max(64),
      option: id,
      text: z.string().trim().min(1).max(2000),
    }),
  ),
  'phrase.remove': call<PhraseList>()(z.strictObject({ id: z.string().min(1).max(64) })),
};

export interface PhraseList {
  phrases: OwnPhrase[];
  /** Sentence about a file that could not be read, or ''. */
  notice: string;
}
