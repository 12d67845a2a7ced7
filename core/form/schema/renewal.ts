/** What of a casefile goes into the next year's (延续到下一年度). What is not named here is carried over as it is. */
import * as z from 'zod';
import { expr, idSchema } from './base.ts';

export const renewalSchema = z.strictObject({
  /** Questions of the past period: report numbers, dates, conclusions, signatures. */
  clear: z.array(idSchema).max(2000).default([]),
  /** Forms whose questions are all of the past period … */
  clearForms: z.array(idSchema).max(100).default([]),
  /** … but for these. */
  keep: z.array(idSchema).max(2000).default([]),
  /** Registers whose rows are carried over in part. They need not be named above. */
  registers: z
    .array(
      z.strictObject({
        question: idSchema,
        /** Columns of the past period. */
        clear: z.array(idSchema).max(80).default([]),
        /** Column → last year's column it takes over, e.g. `last_result: result`; computed columns too. */
        copy: z.record(idSchema, idSchema).default({}),
        /** Rows that are done with: `row.state == "done"`. */
        drop: expr.optional(),
      }),
    )
    .max(100)
    .default([]),
  /** Question → what it begins with, of last year's answers: `rsk_last_no: q.rsk_no`. Nothing where that is not known. */
  take: z.record(idSchema, expr).default({}),
  /** Tables and registers that begin with rows of a register, done with or not: 前次评测发现的问题. What they held goes. */
  fill: z
    .array(
      z.strictObject({
        into: idSchema,
        from: idSchema,
        when: expr.optional(),
        /** Its column → column of the register; `_id` is the row itself, for a link column. */
        columns: z.record(idSchema, z.union([idSchema, z.literal('_id')])),
        /** Column → option or text each row begins with. */
        set: z.record(idSchema, z.string().max(200)).default({}),
      }),
    )
    .max(20)
    .default([]),
});
export type Renewal = z.infer<typeof renewalSchema>;
