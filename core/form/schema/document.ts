/** Documents: which template, and what its places show. */
import * as z from 'zod';
import { expr, fileIdSchema, idSchema, MAX_TEXT, pathSchema, sourceSchema, text } from './base.ts';
import { type ChartDefinition, chartSchema } from './chart.ts';

export const placeFormatSchema = z.enum([
  'auto',
  'text',
  'longtext',
  'number',
  'percent',
  'date',
  'dateISO',
  'label',
  'check',
  'list',
  'images',
  'flag',
]);

/**
 * What a template place shows. A bare string is an expression. `q.x`, `one.kind.x` and `row.x` that name a question or
 * column directly are written in that question's own form (option label, Chinese date, unit …) under `as: auto`.
 */
export interface PlaceDefinition {
  value?: string | undefined;
  as?: z.infer<typeof placeFormatSchema> | undefined;
  /** Text for an empty value, e.g. 「无」 or 「/」. Without it the place is reported as empty. */
  empty?: string | undefined;
  /** An empty value is in order here and not reported. */
  optional?: boolean | undefined;
  unit?: boolean | undefined;
  decimals?: number | undefined;
  /** For `check`: the option whose box is ticked when the value equals or contains it. */
  option?: string | undefined;
  /** For `images`: width and greatest height in millimetres. */
  widthMm?: number | undefined;
  heightMm?: number | undefined;
  /** `false`: captions carry numbers of their own (E-001) instead of 「图 1」, and stay out of the list of figures. */
  numbered?: boolean | undefined;
  /** A list: one row or section of the template for each item. */
  rows?: string | undefined;
  each?: Record<string, string | PlaceDefinition> | undefined;
  /** Rows with the largest number first (`row.x`), and only so many of them. */
  falling?: string | undefined;
  top?: number | undefined;
  /** A chart of `rows`, placed as a picture (`{{%name}}`) of `widthMm` and at most `heightMm`. */
  chart?: ChartDefinition | undefined;
}
export const placeSchema: z.ZodType<PlaceDefinition> = z.strictObject({
  value: expr.optional(),
  as: placeFormatSchema.optional(),
  empty: z.string().max(200).optional(),
  optional: z.boolean().optional(),
  unit: z.boolean().optional(),
  decimals: z.int().min(0).max(8).optional(),
  option: z.string().max(64).optional(),
  widthMm: z.number().min(5).max(400).optional(),
  heightMm: z.number().min(5).max(400).optional(),
  numbered: z.boolean().optional(),
  rows: expr.optional(),
  each: z.record(z.string().max(80), z.union([expr, z.lazy((): z.ZodType<PlaceDefinition> => placeSchema)])).optional(),
  falling: expr.optional(),
  top: z.int().min(1).max(1000).optional(),
  chart: chartSchema.optional(),
});

export const documentSchema = z.strictObject({
  id: fileIdSchema,
  title: text,
  subject: idSchema,
  template: pathSchema,
  /** Binding file; the template is then a regulator's blank without tags, and `places` is not used. */
  binding: pathSchema.optional(),
  /** File name without extension; `{expression}` parts allowed. */
  fileName: text,
  /** None for a document that only lists evidence. */
  forms: z.array(idSchema).max(30).describe('供数的表单：必填项缺失则只能出草稿'),
  /** Offered only for subjects where this holds; without it always. */
  when: expr.optional(),
  places: z.record(z.string().max(80), z.union([expr, placeSchema])).default({}),
  /** Answers of `forms` that this document leaves out on purpose, with the reason. */
  omit: z.record(idSchema, text).default({}),
  note: z.string().max(MAX_TEXT).optional(),
  source: sourceSchema.optional(),
});

export type DocumentDefinition = z.infer<typeof documentSchema>;
