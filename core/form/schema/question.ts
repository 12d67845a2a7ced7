/** Questions of every type. */
import * as z from 'zod';
import { checkSchema, expr, fileIdSchema, idSchema, questionBase, text } from './base.ts';
import { columnSchema, files, formatSchema, numeric, options, textual } from './column.ts';
import { registerSchema } from './register.ts';

export const contactFieldSchema = z.enum(['name', 'department', 'title', 'phone', 'mobile', 'email']);

export const questionSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...questionBase, type: z.literal('text'), format: formatSchema.optional(), ...textual }),
  z.strictObject({ ...questionBase, type: z.literal('longtext'), ...textual }),
  z.strictObject({ ...questionBase, type: z.literal('number'), ...numeric }),
  z.strictObject({ ...questionBase, type: z.literal('date') }),
  z.strictObject({ ...questionBase, type: z.literal('yesno') }),
  z.strictObject({
    ...questionBase,
    type: z.literal('choice'),
    ...options,
    display: z.enum(['radio', 'select']).optional(),
  }),
  z.strictObject({ ...questionBase, type: z.literal('multi'), ...options }),
  z.strictObject({
    ...questionBase,
    type: z.literal('table'),
    columns: z.array(columnSchema).min(1).max(60),
    minRows: z.int().min(0).optional(),
    maxRows: z.int().min(1).max(200_000).optional(),
    fixedRows: z
      .array(
        z.strictObject({
          id: idSchema,
          cells: z.record(idSchema, z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
        }),
      )
      .max(500)
      .optional()
      .describe('印好的行：行号固定，cells 中的单元格不可改'),
    rowChecks: z.array(checkSchema).max(50).optional().describe('每行一次，可用 row.列'),
  }),
  z.strictObject({
    ...questionBase,
    type: z.literal('attachment'),
    ...files,
    min: z.int().min(0).optional(),
    caption: z.boolean().optional(),
  }),
  z.strictObject({
    ...questionBase,
    type: z.literal('contact'),
    fields: z
      .array(z.strictObject({ field: contactFieldSchema, required: z.boolean().optional() }))
      .min(1)
      .max(6),
  }),
  z.strictObject({ ...questionBase, type: z.literal('reference'), kind: idSchema, multiple: z.boolean().optional() }),
  z.strictObject({
    ...questionBase,
    type: z.literal('computed'),
    expression: expr.optional(),
    algorithm: z
      .strictObject({ name: z.string().max(40), scale: fileIdSchema, inputs: z.record(z.string().max(40), expr) })
      .optional(),
    unit: z.string().max(20).optional(),
    decimals: z.int().min(0).max(8).optional(),
  }),
  registerSchema,
  z.strictObject({ ...questionBase, type: z.literal('note'), text: text }),
]);
