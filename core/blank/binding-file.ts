/** A binding: which question fills which place of exactly one blank. Small and readable, kept in the pack beside the blank. */
import * as z from 'zod';
import type { PlaceProposal } from './match.ts';

const placeSchema = z.strictObject({
  place: z.string().min(1).max(300),
  label: z.string().max(2000),
  /** Question id, `question.field` for a contact; `leave` = stays blank on purpose; absent = not yet decided. */
  question: z.string().max(130).optional(),
  leave: z.boolean().optional(),
  score: z.number().min(0).max(1).optional(),
  reason: z.string().max(2000).optional(),
  confirmed: z.boolean(),
  columns: z
    .array(
      z.strictObject({ at: z.string().max(300), label: z.string().max(2000), column: z.string().max(64).optional() }),
    )
    .max(200)
    .optional(),
});

export const bindingFileSchema = z.strictObject({
  format: z.literal(1),
  /** File name of the blank, for people. */
  blank: z.string().min(1).max(255),
  /** SHA-256 of the blank: another year's blank has another. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  pack: z.strictObject({ id: z.string().max(64), version: z.string().max(20) }),
  form: z.string().max(64),
  places: z.array(placeSchema).max(20_000),
});
export type BindingFile = z.infer<typeof bindingFileSchema>;

/** From here on a proposal is written down as the likely one. */
const LIKELY = 0.5;

export interface BindingSource {
  blank: string;
  fingerprint: string;
  pack: { id: string; version: string };
  form: string;
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
        ? { question: best.question, score: best.score, reason: best.reasons.join('；') }
        : {}),
      confirmed: false,
      ...(columns
        ? {
            columns: columns.map((column) => ({
              at: column.at,
              label: column.label.join(' / '),
              ...(column.column === undefined ? {} : { column: column.column }),
            })),
          }
        : {}),
    })),
  };
}
