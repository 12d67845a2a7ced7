/**
 * Duties as pack data: who owes what by when. Rules follow 合规日历 §1: fixed days, periods after an event, before an
 * event, and duties whose source sets no day (shown as such, never given a date that looks like law).
 */
import * as z from 'zod';
import { idSchema, sourceSchema } from '../form/schema/base.ts';

const expr = z.string().min(1).max(2000);

export const dueRuleSchema = z.union([
  /** A day of every year, that day included (07-31 前 = 24:00). `year` defaults to the pack's. */
  z.strictObject({
    fixed: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '固定日应形如 07-31'),
    year: expr.optional(),
  }),
  /** A period that begins the day after the event. */
  z.strictObject({
    after: expr,
    count: z.int().min(1).max(1000),
    unit: z.enum(['day', 'workday', 'month', 'year']),
  }),
  /** At the latest the day before the event. */
  z.strictObject({ before: expr }),
  /** The source sets no day: 「及时」. */
  z.strictObject({ open: z.literal(true) }),
]);
export type DueRule = z.infer<typeof dueRuleSchema>;

export const dutySchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, '编号只能用字母、数字和连字符'),
  title: z.string().min(1).max(200),
  /** Kind of subject that owes it, once each. */
  subject: idSchema,
  /** To whom. */
  authority: z.string().max(200).optional(),
  /** Only where this holds; without it, always. */
  when: expr.optional(),
  due: dueRuleSchema,
  /** True, or the day it was done. */
  done: expr.optional(),
  /** Documents of the pack that fulfil it. */
  documents: z.array(z.string().max(64)).max(20).default([]),
  /** Question where the event or the fulfilment is entered: where a click on the timeline leads. */
  at: idSchema.optional(),
  note: z.string().max(2000).optional(),
  source: sourceSchema,
});
export type Duty = z.infer<typeof dutySchema>;

export const dutyFileSchema = z.strictObject({ duties: z.array(dutySchema).min(1).max(500) });
