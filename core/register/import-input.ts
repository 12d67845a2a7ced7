/** What calls about an import take. */
import * as z from 'zod';
import { IMPORT_GROUPS } from './import-results.ts';

const id = z.string().min(1).max(64);
const column = z.string().min(1).max(64);
/** Columns of the file, 0-based: as many as are read. */
const at = z.int().min(0).max(2_047);
const fileRow = z.int().min(1).max(10_000_000);
const MOST = 1_000_000;

export const importIdInput = z.strictObject({ id });

export const importOpenInput = z.strictObject({
  subject: id,
  question: id,
  path: z.string().min(1).max(4096),
  /** Index of the sheet; without it the likeliest. */
  sheet: z.int().min(0).max(10_000).optional(),
  /** First and last row of the header; without it the likeliest. */
  header: z.strictObject({ first: fileRow, last: fileRow }).optional(),
});

export const importPreviewInput = z.strictObject({
  id,
  mapping: z
    .array(
      z.strictObject({
        at,
        column: column.nullable(),
        unit: z.string().max(20).optional(),
        unitAt: at.optional(),
      }),
    )
    .max(3000),
  /** Columns of the register that name a row; none: every row is new. */
  key: z.array(column).max(10),
  options: z
    .strictObject({
      monthAs: z.enum(['refuse', 'first', 'last']).optional(),
      unknownAsOther: z.boolean().optional(),
      takeRows: z.array(fileRow).max(100_000).optional(),
    })
    .optional(),
});

export const importRowsInput = z.strictObject({
  id,
  group: z.enum(IMPORT_GROUPS),
  from: z.int().min(0),
  count: z.int().min(1).max(5000),
});

/** All rows of a group, or none, but for those named. */
const groupChoice = <T extends z.ZodType>(row: T) =>
  z.strictObject({ all: z.boolean(), except: z.array(row).max(MOST) });

export const importApplyInput = z.strictObject({
  id,
  choices: z.strictObject({
    added: groupChoice(fileRow),
    changed: groupChoice(fileRow),
    reviewed: groupChoice(fileRow),
    remove: groupChoice(id),
    erase: z.boolean(),
    number: z.boolean(),
  }),
});
