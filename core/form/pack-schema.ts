/**
 * The pack format. A pack is a folder: `pack.yaml` names the files that hold its forms, scales, checks and documents.
 * Everything here is data for people who know regulations; every limit protects a reader from a stranger's pack.
 * See docs/pack-format.md for the same in Chinese with examples.
 */
import * as z from 'zod';
import type { Duty } from '../duty/duty-schema.ts';
import {
  checkSchema,
  type confidenceSchema,
  expr,
  fileIdSchema,
  idSchema,
  type levelSchema,
  MAX_TEXT,
  sourceSchema,
  text,
} from './schema/base.ts';
import type { columnSchema, optionSchema } from './schema/column.ts';
import type { DocumentDefinition } from './schema/document.ts';
import type { Library, Lookups } from './schema/library.ts';
import type { SubjectKind } from './schema/manifest.ts';
import { needs } from './schema/need.ts';
import { type contactFieldSchema, questionSchema } from './schema/question.ts';
import type { Renewal } from './schema/renewal.ts';

export { documentSchema, placeFormatSchema, placeSchema } from './schema/document.ts';
export type { DocumentDefinition, PlaceDefinition } from './schema/document.ts';
export { optionFileSchema, packManifestSchema, synonymFileSchema } from './schema/manifest.ts';
export type { PackManifest, SubjectKind } from './schema/manifest.ts';

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
