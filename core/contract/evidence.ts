/** Files of the open casefile. */
import * as z from 'zod';
import type { ListedEvidence } from '../evidence/list.ts';
import type { ChangeResult } from './answers.ts';
import { call, nothing, path, sha256 } from './call.ts';

export const evidenceCalls = {
  /** Stores bytes and gives them a number; the caller then puts the returned item into an answer. */
  'evidence.add': call<AddedEvidence>()(
    z.strictObject({
      name: z.string().min(1).max(255),
      data: z.base64(),
      from: z.enum(['file', 'clipboard']).optional(),
    }),
  ),
  'evidence.get': call<EvidenceData>()(z.strictObject({ sha256 })),
  /** Every file of the casefile by its number, with what cites it. */
  'evidence.list': call<ListedEvidence[]>()(nothing),
  /** A small picture (longest side 240 pixels) as base64; '' for what is no picture. Made once, then kept in the casefile. */
  'evidence.thumbnail': call<{ mime: string; data: string }>()(z.strictObject({ sha256 })),
  'evidence.caption': call<ChangeResult>()(z.strictObject({ sha256, caption: z.string().trim().max(1000) })),
  /** Writes files as they are stored, named by number, into a folder; never over another file. */
  'evidence.export': call<{ folder: string; files: string[] }>()(
    z.strictObject({ sha256: z.array(sha256).min(1).max(10_000), folder: path }),
  ),
};

/** A file that came in. `changed` holds its record when it is new. */
export interface AddedEvidence extends ChangeResult {
  sha256: string;
  name: string;
  mime: string;
  bytes: number;
  number: number;
  /** What was taken out of it, in Chinese. */
  removed: string[];
  /** The casefile had it already. */
  known: boolean;
}

export interface EvidenceData {
  sha256: string;
  name: string;
  mime: string;
  bytes: number;
  /** Base64 */
  data: string;
}
