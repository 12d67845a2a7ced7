/** Where rows of a register come from, beside those a person adds; how they are marked and what they score. */
import * as z from 'zod';
import { expr, idSchema, optionIdSchema, text } from './base.ts';

const sourceBase = {
  /** First part of the ids of its rows: `<id>~<item or row>[~<object>]`. Stays for ever. */
  id: idSchema,
  /** Shown beside a row, e.g. 符合性评测. */
  label: text.optional(),
  /** Column → expression over `item` or `source`, `object`, and all a check may read: printed, not to be edited. */
  given: z.record(idSchema, expr).default({}),
  /** What a cell says until a person writes into it; the first preset that holds and names the column wins. */
  presets: z
    .array(z.strictObject({ when: expr.optional(), set: z.record(idSchema, expr) }))
    .max(50)
    .default([]),
};

export const rowSourceSchema = z.discriminatedUnion('from', [
  /** One row for each item of a library, or for each item and each object it is tested on. */
  z.strictObject({
    ...sourceBase,
    from: z.literal('library'),
    library: idSchema,
    /** Which items make rows: `item.x`, `q.x`. */
    when: expr.optional(),
    /** Rows of a table or register of the same subject that each item is tested on. */
    per: z
      .strictObject({
        question: idSchema,
        /** `item.x`, `object.x`. An item that no object matches gives one row without object. */
        when: expr.optional(),
      })
      .optional(),
  }),
  /** One row for each row of a table or register of the same subject where `when` holds: `source.x`. */
  z.strictObject({ ...sourceBase, from: z.literal('rows'), question: idSchema, when: expr.optional() }),
]);

/** Rows are marked with single keys, densely or one by one (评测记录). */
export const markSchema = z.strictObject({
  /** Choice column that is marked. */
  column: idSchema,
  /** Key → option. */
  keys: z.record(z.string().regex(/^[1-9]$/), optionIdSchema),
  /** Columns that name a row: number, control point … */
  title: z.array(idSchema).min(1).max(4),
  /** Column with the requirement's text. */
  requirement: idSchema.optional(),
  /** Columns a person fills for a row, in this order: finding, reason, evidence … */
  detail: z.array(idSchema).min(1).max(20),
  groupBy: idSchema.optional(),
  /** Column that tells rows of one item apart: the tested object. */
  object: idSchema.optional(),
  /** Attachment column; rows without it are found by the filter 「无证据」. */
  evidence: idSchema.optional(),
  /** Options that mean a finding (部分符合, 不符合). */
  findings: z.array(optionIdSchema).default([]),
  /** Detail column → options it is asked for (finding: partial, fail; reason: na); columns not named are always asked. */
  asked: z.record(idSchema, z.array(optionIdSchema).min(1)).default({}),
  /** Detail columns that marking fills, where empty, with what was written there last (assessor, date, method). */
  carry: z.array(idSchema).max(10).default([]),
  /** Column with last year's result. */
  previous: idSchema.optional(),
});

/**
 * Scores of a register, read as `q.<register>.<id>`: `{total, open, applicable, counts, rate, score, groups, items}`
 * (core/register/score.ts).
 */
export const scoreSchema = z.strictObject({
  id: idSchema,
  label: text,
  /** Choice column. */
  column: idSchema,
  /** Option → x of the formula (1, 0.5, 0). Options not named are not applicable and do not count. */
  values: z.record(optionIdSchema, z.number().min(0).max(1)),
  /** Number column with w; without it all weigh 1. */
  weight: idSchema.optional(),
  /** Rows with the same value here are one item (指标) tested on many objects: their mean counts once. */
  per: idSchema.optional(),
  groupBy: idSchema.optional(),
  /** Columns of an item's first row that `items` carry, for documents. */
  show: z.array(idSchema).max(20).optional(),
});

export type RowSource = z.infer<typeof rowSourceSchema>;
export type Mark = z.infer<typeof markSchema>;
export type Score = z.infer<typeof scoreSchema>;
