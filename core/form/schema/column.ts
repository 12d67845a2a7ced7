/** Columns of tables and registers, and what their values share with questions of the same type. */
import * as z from 'zod';
import { FORMATS, type FormatName } from '../formats.ts';
import { confidenceSchema, expr, idSchema, MAX_TEXT, optionIdSchema, sourceSchema, synonyms, text } from './base.ts';

export const optionSchema = z.strictObject({
  id: optionIdSchema,
  label: text,
  hint: z.string().max(MAX_TEXT).optional(),
  other: z.boolean().optional().describe('选中后要求填写文字'),
  synonyms,
  visibleWhen: expr.optional(),
  confidence: confidenceSchema.optional(),
});

export const textual = {
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(1).optional(),
  placeholder: z.string().max(200).optional(),
  /** A question's may have `{expression}` parts, so that a phrase says what has been answered already. */
  phrases: z.array(text).max(100).optional().describe('常用描述'),
};
export const formatSchema = z.enum(Object.keys(FORMATS) as [FormatName, ...FormatName[]]);
export const options = {
  options: z.array(optionSchema).min(1).max(500).optional(),
  optionSet: idSchema.optional(),
};
export const numeric = {
  unit: z.string().max(20).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: z.int().min(0).max(8).optional(),
};
export const files = {
  accept: z
    .array(z.enum(['image', 'pdf', 'office', 'any']))
    .min(1)
    .optional(),
  max: z.int().min(1).max(500).optional(),
};

const columnBase = {
  id: idSchema,
  label: text,
  synonyms,
  help: z.string().max(MAX_TEXT).optional(),
  width: z.int().min(40).max(800).optional().describe('屏幕列宽，像素'),
  hidden: z.boolean().optional().describe('开始时不显示，可在「列设置」打开'),
  required: z.boolean().optional(),
  requiredWhen: expr.optional().describe('可用 row.列'),
  unique: z.boolean().optional(),
  source: sourceSchema.optional(),
};
export const columnSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...columnBase, type: z.literal('text'), format: formatSchema.optional(), ...textual }),
  z.strictObject({ ...columnBase, type: z.literal('longtext'), ...textual }),
  z.strictObject({ ...columnBase, type: z.literal('number'), ...numeric }),
  z.strictObject({ ...columnBase, type: z.literal('date') }),
  z.strictObject({ ...columnBase, type: z.literal('yesno') }),
  z.strictObject({ ...columnBase, type: z.literal('choice'), ...options }),
  z.strictObject({ ...columnBase, type: z.literal('multi'), ...options }),
  z.strictObject({ ...columnBase, type: z.literal('reference'), kind: idSchema }),
  /** A row of another register of the same subject. `row.x` is its row id, `row.x_row` the row itself. */
  z.strictObject({
    ...columnBase,
    type: z.literal('link'),
    register: idSchema,
    show: z.array(idSchema).min(1).max(4).describe('显示哪些列'),
    match: z.array(idSchema).max(6).optional().describe('导入时还可按哪些列认行，如 IP 地址'),
    when: expr.optional().describe('可选哪些行：row.列 为被引用的行'),
  }),
  z.strictObject({ ...columnBase, type: z.literal('attachment'), ...files }),
  z.strictObject({
    ...columnBase,
    type: z.literal('computed'),
    expression: expr,
    decimals: z.int().min(0).max(8).optional(),
  }),
]);
