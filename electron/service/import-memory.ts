/**
 * How customers' tables were mapped before, in the workbench's home. Nothing a table or a casefile says is kept here,
 * because this file is not encrypted: headings only as a digest, columns as numbers and ids of the pack.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ColumnMapping } from '../../core/register/import-model.ts';
import { writeDurably } from './write-durably.ts';

const MAX_KEPT = 200;

const entrySchema = z.object({
  pack: z.string().max(64),
  register: z.string().max(64),
  header: z.string().max(64),
  key: z.array(z.string().max(64)).max(20),
  mapping: z
    .array(
      z.object({
        at: z.int().min(0),
        column: z.string().max(64).nullable(),
        unit: z.string().max(20).optional(),
        unitAt: z.int().min(0).optional(),
      }),
    )
    .max(3000),
});
const fileSchema = z.object({ format: z.literal(1), mappings: z.array(entrySchema) });

export interface RememberedMapping {
  key: string[];
  mapping: ColumnMapping[];
}

interface Place {
  home: string;
  pack: string;
  register: string;
  /** As `headerText` gives it. */
  header: string;
}

const fileOf = (home: string): string => join(home, 'import-mappings.json');
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A file that is damaged or made by a newer program is as good as none: mappings are proposed anew. */
function read(home: string): z.infer<typeof entrySchema>[] {
  if (!existsSync(fileOf(home))) return [];
  try {
    return fileSchema.parse(JSON.parse(readFileSync(fileOf(home), 'utf8'))).mappings;
  } catch {
    return [];
  }
}

const isFor =
  ({ pack, register, header }: Place) =>
  (entry: { pack: string; register: string; header: string }): boolean =>
    entry.pack === pack && entry.register === register && entry.header === digest(header);

export function rememberedMapping(place: Place): RememberedMapping | undefined {
  const found = read(place.home).find(isFor(place));
  return found && { key: found.key, mapping: found.mapping };
}

export function rememberMapping(place: Place, { key, mapping }: RememberedMapping): void {
  const isSame = isFor(place);
  const { pack, register } = place;
  const entry = { pack, register, header: digest(place.header), key, mapping };
  const others = read(place.home).filter((each) => !isSame(each));
  const mappings = [entry, ...others].slice(0, MAX_KEPT);
  writeDurably(fileOf(place.home), `${JSON.stringify({ format: 1, mappings })}\n`);
}
