/** Packs on this machine. */
import * as z from 'zod';
import type { Pack } from '../form/pack-schema.ts';
import { call, id, nothing } from './call.ts';

export const packCalls = {
  'pack.list': call<PackSummary[]>('meanwhile')(nothing),
  'pack.get': call<Pack>('meanwhile')(z.strictObject({ id, version: z.string().max(20) })),
};

export interface PackSummary {
  id: string;
  version: string;
  title: string;
  authority: string;
  region: string;
  summary: string;
}
