/**
 * Libraries (指标库、威胁库 …): printed items that registers draw their rows from, and lookups (matrices, bands) that
 * expressions read as `lookup.<id>`. Both are data of a pack with the source of every item.
 */
import * as z from 'zod';
import { expr, guidanceSchema, idSchema, MAX_TEXT, sourceSchema, text } from './base.ts';

/** A sentence to start from. With `when` (`row.x`) it is offered only for such rows, e.g. findings of 不符合. */
const phraseSchema = z.union([text, z.strictObject({ text, when: expr.optional() })]);

export const libraryItemSchema = z.strictObject({
  /** The item's own number (A01): part of row ids, so it stays for ever. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/, '条目编号只能用字母、数字、连字符和下划线'),
  /** Read as `item.<field>`; `item.id` is the number. */
  fields: z.record(
    idSchema,
    z.union([z.string().max(MAX_TEXT), z.number(), z.boolean(), z.array(z.string().max(200))]),
  ),
  guidance: guidanceSchema
    .extend({
      steps: z.array(text).max(20).optional().describe('操作步骤'),
      expected: z.string().max(MAX_TEXT).optional().describe('预期结果'),
      evidence: z.array(text).max(20).optional().describe('需要的证据'),
    })
    .optional(),
  /** Column of the register → phrases for it. */
  phrases: z.record(idSchema, z.array(phraseSchema).max(50)).optional(),
  source: sourceSchema.optional(),
});

export const librarySchema = z.strictObject({
  id: idSchema,
  title: text,
  /** Printed in reports: which edition of the library was used. */
  version: z.string().min(1).max(40),
  source: sourceSchema.optional(),
  items: z.array(libraryItemSchema).min(1).max(5000),
});

/** A matrix (list of lists of numbers), or bands in rising order: a value belongs to the first whose `upTo` it does not exceed. */
export const lookupFileSchema = z.strictObject({
  source: sourceSchema.optional(),
  lookups: z.record(
    idSchema,
    z.union([
      z.array(z.array(z.number()).min(1).max(50)).min(1).max(50),
      z
        .array(z.strictObject({ upTo: z.number().optional(), value: z.union([z.number(), z.string().max(64)]) }))
        .min(1)
        .max(50),
    ]),
  ),
});

export type Library = z.infer<typeof librarySchema>;
export type LibraryItem = z.infer<typeof libraryItemSchema>;
export type Lookups = z.infer<typeof lookupFileSchema>['lookups'];
