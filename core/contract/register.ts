/** Rows of registers. */
import * as z from 'zod';
import type { RegisterChange, RegisterPage } from '../register/call-results.ts';
import type { LinkTarget } from '../register/link-rows.ts';
import type { RegisterStateData } from '../register/transit.ts';
import { call, questionKey, reason } from './call.ts';
import { cellValueSchema } from './values.ts';

const rowEditSchema = z.strictObject({
  row: z.string().min(1).max(300),
  /** Fractional index; needed for a new row. */
  order: z.string().min(1).max(200).optional(),
  cells: z.record(z.string().max(64), cellValueSchema.nullable()).optional(),
  remove: z.literal(true).optional(),
});

export const registerCalls = {
  /** Rows of a register in their order, a stretch at a time. */
  'register.rows': call<RegisterPage>('meanwhile')(
    z.strictObject({ ...questionKey, from: z.int().min(0), count: z.int().min(1).max(50_000) }),
  ),
  /** One batch: all or nothing, on disk when the call returns. Cells not named stay as they are; `null` empties one. */
  'register.put': call<RegisterChange>()(
    z.strictObject({
      ...questionKey,
      edits: z.array(rowEditSchema).min(1).max(200_000),
      reason: reason.optional(),
    }),
  ),
  /** Numbers over all rows of every register, and what is wrong in them, gathered by rule and column. */
  'register.state': call<RegisterStateData[]>()(
    /** Sets the window has, by their stamps: their values are left out. */
    z.strictObject({ known: z.array(z.int()).max(10_000).optional() }),
  ),
  /** Rows of other registers that link columns of this one may name, in their order. */
  'register.links': call<LinkTarget[]>()(z.strictObject(questionKey)),
};
