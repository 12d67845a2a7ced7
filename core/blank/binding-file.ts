/** A binding: which question fills which place of exactly one blank. Small and readable, kept in the pack beside the blank. */
import * as z from 'zod';
import { placeFormatSchema } from '../form/pack-schema.ts';
import type { PlaceProposal } from './match.ts';

/** What fills a place or a column; the words mean the same as in a document's `places`. */
const source = {
  /** An expression over answers, where no single question will do. */
  value: z.string().min(1).max(2000).optional(),
  as: placeFormatSchema.optional(),
  /** Text for an empty value, e.g. 「无」 or 「/」. */
  empty: z.string().max(200).optional(),
  unit: z.boolean().optional(),
  decimals: z.int().min(0).max(8).optional(),
  /** Printed option → option of the question, where their words differ. */
  options: z.record(z.string().max(300), z.string().max(64)).optional(),
  /** Stays blank on purpose. */
  leave: z.boolean().optional(),
};

const bindingColumnSchema = z.strictObject({
  at: z.string().max(300),
  label: z.string().max(2000),
  /** Column of the table; absent with neither `value` nor `leave` = not yet decided. */
  column: z.string().max(64).optional(),
  ...source,
});

export const bindingPlaceSchema = z.strictObject({
  /** Id of the blank's place. */
  place: z.string().min(1).max(300),
  label: z.string().max(2000),
  /** Question id, `question.field` for one field of a contact; absent with neither `value` nor `leave` = not yet decided. */
  question: z.string().max(130).optional(),
  ...source,
  score: z.number().min(0).max(1).optional(),
  reason: z.string().max(2000).optional(),
  /** What is new about the place since the blank its binding was carried over from. */
  difference: z.string().max(2000).optional(),
  /** A person has said so. */
  confirmed: z.boolean(),
  columns: z.array(bindingColumnSchema).max(200).optional(),
});
export type BindingPlace = z.infer<typeof bindingPlaceSchema>;
export type BindingColumn = z.infer<typeof bindingColumnSchema>;

export const bindingFileSchema = z.strictObject({
  format: z.literal(1),
  /** File name of the blank, for people. */
  blank: z.string().min(1).max(255),
  /** SHA-256 of the blank: another year's blank has another. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  pack: z.strictObject({ id: z.string().max(64), version: z.string().max(20) }),
  /** Forms whose questions fill it; for a document, its forms. */
  forms: z.array(z.string().max(64)).min(1).max(30),
  document: z.string().max(64).optional(),
  carriedFrom: z.strictObject({ blank: z.string().max(255), fingerprint: z.string().max(64) }).optional(),
  places: z.array(bindingPlaceSchema).max(20_000),
});
export type BindingFile = z.infer<typeof bindingFileSchema>;

/** From here on a proposal is written down as the likely one. */
const LIKELY = 0.5;

export interface BindingSource {
  blank: string;
  fingerprint: string;
  pack: { id: string; version: string };
  forms: string[];
  document?: string;
}

/** Proposals as a binding to be confirmed: nothing in it is confirmed yet. */
export function bindingOf(source: BindingSource, proposals: readonly PlaceProposal[]): BindingFile {
  return {
    format: 1,
    ...source,
    places: proposals.map(({ place, label, proposals: [best], leave, columns }) => ({
      place,
      label: label.join(' / '),
      ...(leave ? { leave: true } : {}),
      ...(best && best.score >= LIKELY
        ? {
            question: best.question,
            score: best.score,
            reason: best.reasons.join('；'),
            ...(best.options ? { options: best.options } : {}),
          }
        : {}),
      confirmed: false,
      ...(columns
        ? {
            columns: columns.map((column) => ({
              at: column.at,
              label: column.label.join(' / '),
              ...(column.column === undefined ? {} : { column: column.column }),
              ...(column.options ? { options: column.options } : {}),
            })),
          }
        : {}),
    })),
  };
}
