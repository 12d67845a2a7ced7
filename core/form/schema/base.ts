/** Words every part of the pack format uses: ids, texts, sources, checks. */
import * as z from 'zod';

export const MAX_TEXT = 4000;

/** Ids are stable for ever: answers belong to them. Lower case, digits and `_`; `_other` is reserved for free text of 「其他」. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, '编号只能用小写字母、数字和下划线，以字母开头')
  .refine((id) => !id.endsWith('_other'), '编号不能以 _other 结尾（保留给「其他」的文字）');
export const optionIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, '选项编号只能用字母、数字和 _ . -');
export const fileIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, '编号只能用小写字母、数字和连字符');
export const expr = z.string().min(1).max(2000);
export const text = z.string().min(1).max(MAX_TEXT);
export const pathSchema = z
  .string()
  .max(200)
  .regex(/^(?!\/)(?!.*\.\.)[^\\:*?"<>|]+$/, '只能用规范包内的相对路径');

export const confidenceSchema = z.enum(['text', 'recall', 'recall?', 'design']);
export const sourceSchema = z.strictObject({
  document: text,
  article: z.string().max(200).optional(),
  confidence: confidenceSchema,
  note: z.string().max(MAX_TEXT).optional(),
});

export const guidanceSchema = z.strictObject({
  basis: z.string().max(MAX_TEXT).optional().describe('判定依据'),
  method: z.string().max(MAX_TEXT).optional().describe('取证方法'),
  example: z.string().max(MAX_TEXT).optional().describe('示例'),
});

export const levelSchema = z.enum(['error', 'warning', 'hint']);

/** A check fires when `when` is known to be true. `message` may hold `{expression}` parts. `at` is the question it points at. */
export const checkSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/),
  when: expr,
  level: levelSchema,
  message: text,
  at: idSchema.optional(),
  also: z.array(idSchema).max(10).optional().describe('同一矛盾的另一处'),
  source: sourceSchema.optional(),
});

/** One of the words that mean the same on forms. */
export const synonymSchema = z.string().min(1).max(100);
/** What a form may print instead of the label: for proposing where in a blank the answer belongs. */
export const synonyms = z.array(synonymSchema).max(50).optional().describe('空白表上可能的其他叫法');

/** What every question may carry. */
export const questionBase = {
  id: idSchema,
  label: text,
  synonyms,
  help: z.string().max(MAX_TEXT).optional(),
  guidance: guidanceSchema.optional(),
  source: sourceSchema.optional(),
  visibleWhen: expr.optional(),
  required: z.boolean().optional(),
  requiredWhen: expr.optional(),
  checks: z.array(checkSchema).max(50).optional(),
  evidenceWanted: z.string().max(MAX_TEXT).optional(),
};
