/** What must be known first: why a form is not asked yet or a register has no rows, and where to answer it. */
import * as z from 'zod';
import { expr, idSchema, text } from './base.ts';

export const needSchema = z.strictObject({
  /** The need is met where this holds; `q.x`, `one.<kind>.x`. */
  unless: expr,
  /** Question to answer first, of the same kind of subject or of a kind there is one of. */
  ask: idSchema,
  /** Sentence for a person who does not know why nothing is there. */
  text,
});
export const needs = z.array(needSchema).min(1).max(10).optional();
export type Need = z.infer<typeof needSchema>;
