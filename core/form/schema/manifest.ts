/** `pack.yaml`: what the pack is, whom it asks about, which files hold the rest. Files of shared words beside it. */
import * as z from 'zod';
import { fileIdSchema, idSchema, MAX_TEXT, pathSchema, synonymSchema, text } from './base.ts';
import { optionSchema } from './column.ts';

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

export type SubjectKind = z.infer<typeof subjectKindSchema>;
export type PackManifest = z.infer<typeof packManifestSchema>;
