/**
 * The pack format. A pack is a folder: `pack.yaml` names the files that hold its forms, scales, checks and documents.
 * Everything here is data for people who know regulations; every limit protects a reader from a stranger's pack.
 * See docs/pack-format.md for the same in Chinese with examples.
 */
import * as z from 'zod';
import type { Duty } from '../duty/duty-schema.ts';
import {
  checkSchema,
  confidenceSchema,
  expr,
  fileIdSchema,
  guidanceSchema,
  idSchema,
  levelSchema,
  MAX_TEXT,
  pathSchema,
  questionBase,
  sourceSchema,
  synonymSchema,
  text,
} from './schema/base.ts';
import { type ChartDefinition, chartSchema } from './schema/chart.ts';
import type { Library, Lookups } from './schema/library.ts';
import { needs } from './schema/need.ts';
import { registerSchema } from './schema/register.ts';
import type { Renewal } from './schema/renewal.ts';
import { columnSchema, files, formatSchema, numeric, options, optionSchema, textual } from './schema/column.ts';

export { checkSchema, columnSchema, confidenceSchema, guidanceSchema, idSchema, levelSchema, sourceSchema };

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

export const sectionSchema = z.strictObject({
  id: idSchema,
  title: text,
  intro: z.string().max(MAX_TEXT).optional(),
  visibleWhen: expr.optional(),
  questions: z.array(questionSchema).max(2000),
});

export const formSchema = z.strictObject({
  id: idSchema,
  title: text,
  short: z.string().max(20).optional().describe('导航中的短名'),
  subject: idSchema,
  intro: z.string().max(MAX_TEXT).optional(),
  source: sourceSchema.optional(),
  /** Why the form is not asked yet. */
  needs,
  sections: z.array(sectionSchema).min(1).max(100),
});

/** Checks across questions, forms and subjects. `subject` says for which kind they run (once per subject of that kind). */
export const checkFileSchema = z.strictObject({
  checks: z.array(checkSchema.extend({ subject: idSchema, at: idSchema })).max(2000),
});

export const scaleSchema = z.looseObject({
  id: fileIdSchema,
  algorithm: z.string().max(40),
  title: text,
  source: sourceSchema.optional(),
});

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

export const subjectKindSchema = z.strictObject({
  kind: idSchema,
  title: text,
  single: z.boolean().optional().describe('每个案卷只有一个'),
  nameQuestion: idSchema,
  forms: z.array(idSchema).min(1).max(50),
});

export const packManifestSchema = z.strictObject({
  format: z.literal(1),
  id: fileIdSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, '版本号应形如 1.0.0'),
  title: text,
  authority: text,
  region: z.string().max(40).optional(),
  year: z.int().optional(),
  summary: z.string().max(MAX_TEXT).optional(),
  /** Place in lists of packs; the first is what a new casefile is offered. */
  order: z.int().min(0).max(1000).default(0),
  subjects: z.array(subjectKindSchema).min(1).max(20),
  optionSets: z.record(idSchema, z.array(optionSchema).min(1).max(2000)).default({}),
  forms: z.array(pathSchema).min(1).max(100),
  optionFiles: z.array(pathSchema).max(20).default([]),
  scales: z.array(pathSchema).max(50).default([]),
  checks: z.array(pathSchema).max(50).default([]),
  documents: z.array(pathSchema).max(100).default([]),
  synonyms: z.array(pathSchema).max(20).default([]),
  /** Who owes what by when (core/duty/duty-schema.ts). */
  duties: z.array(pathSchema).max(20).default([]),
  /** Printed items that registers draw rows from (schema/library.ts). */
  libraries: z.array(pathSchema).max(20).default([]),
  lookups: z.array(pathSchema).max(20).default([]),
  /** What goes into the next year's casefile (schema/renewal.ts). */
  renewal: pathSchema.optional(),
  samples: z.array(pathSchema).max(20).default([]),
});

export const optionFileSchema = z.strictObject({
  optionSets: z.record(idSchema, z.array(optionSchema).min(1).max(2000)),
});

/** Groups of words that mean the same on forms: whole labels, or the head or tail of one. */
export const synonymFileSchema = z.strictObject({
  groups: z.array(z.array(synonymSchema).min(2).max(60)).max(2000),
});

export type Confidence = z.infer<typeof confidenceSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Level = z.infer<typeof levelSchema>;
export type Check = z.infer<typeof checkSchema>;
export type SubjectCheck = z.infer<typeof checkFileSchema>['checks'][number];
export type Option = z.infer<typeof optionSchema>;
export type Column = z.infer<typeof columnSchema>;
export type Question = z.infer<typeof questionSchema>;
export type QuestionType = Question['type'];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;
export type ContactField = z.infer<typeof contactFieldSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Form = z.infer<typeof formSchema>;
export type Scale = z.infer<typeof scaleSchema>;
export type DocumentDefinition = z.infer<typeof documentSchema>;
export type SubjectKind = z.infer<typeof subjectKindSchema>;
export type PackManifest = z.infer<typeof packManifestSchema>;

/** A loaded pack: the manifest with its files read in. Plain data, safe to send to the window. */
export interface Pack {
  id: string;
  version: string;
  title: string;
  authority: string;
  region?: string | undefined;
  year?: number | undefined;
  summary?: string | undefined;
  subjects: SubjectKind[];
  optionSets: Record<string, Option[]>;
  forms: Form[];
  scales: Scale[];
  checks: SubjectCheck[];
  documents: DocumentDefinition[];
  /** Groups of words that mean the same on forms. */
  synonyms?: string[][] | undefined;
  duties?: Duty[] | undefined;
  libraries?: Library[] | undefined;
  /** Matrices and bands, read as `lookup.<id>`. */
  lookups?: Lookups | undefined;
  renewal?: Renewal | undefined;
  /** SHA-256 over all files of the pack. */
  digest: string;
}
