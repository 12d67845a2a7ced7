/** Answers and cells as they come in from outside. */
import * as z from 'zod';
import type { AnswerValue, CellValue } from '../answer/answer.ts';
import { sha256 } from './call.ts';

const withOther = z.strictObject({ option: z.string().max(64), other: z.string().max(10_000) });

export const cellValueSchema: z.ZodType<CellValue> = z.union([
  z.string().max(1_000_000),
  z.number(),
  z.boolean(),
  withOther,
  z.array(z.strictObject({ sha256, name: z.string().max(255), caption: z.string().max(1000).optional() })).max(500),
  z.array(z.union([z.string().max(64), withOther])).max(500),
]);

export const answerValueSchema: z.ZodType<AnswerValue> = z.union([
  cellValueSchema,
  z.strictObject({ order: z.string().max(200) }),
  z.strictObject({ kind: z.string().max(64), order: z.string().max(200) }),
]);
