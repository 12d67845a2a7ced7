/**
 * A process of its own that reads, fills and reads again damaged copies of blanks: `run.ts FOLDER FROM TO`. Prints one
 * JSON line for each copy before and after, so that a crash or a hang names its copy.
 */
import fs from 'node:fs';
import path from 'node:path';
import { WorkbenchError } from '../../../core/contract.ts';
import { type BlankPlace, type FillValue, UNTOUCHABLE } from '../../../core/blank/place.ts';
import { fillBlank, readBlank } from '../../../electron/blank/index.ts';
import { openBlank } from '../../../electron/blank/open.ts';
import { mutantOf } from './mutate-zip.ts';
import { chanceOf } from './random.ts';
import { attempts } from './trap.ts';

export interface Outcome {
  seed: number;
  file: string;
  how: string;
  /** `refused: …`, `filled`, `read` (nothing to fill), or `failed: …`: what must not happen. */
  result: string;
  ms: number;
}

function valueOf(place: BlankPlace): FillValue | undefined {
  if (UNTOUCHABLE.has(place.kind) || place.kind === 'image') return undefined;
  if (place.kind === 'row') {
    const row = Object.fromEntries((place.columns ?? []).map((column) => [column.label.join(' / '), '甲']));
    return Array.from({ length: (place.rows ?? 1) + 2 }, () => row);
  }
  const option = place.options?.[0]?.label;
  if (option !== undefined) return place.options?.length === 1 ? true : option;
  return /date/.test(place.kind) ? '2026-07-15' : '某某公司 <&>';
}

/** What is not a place is as it was: the list of parts, and where they point. */
function changedOutside(before: Uint8Array, after: Uint8Array): string | undefined {
  const [old, now] = [openBlank(before), openBlank(after)];
  const lost = [...old.keys()].find((name) => !now.has(name) && !/calcChain/.test(name));
  const grown = [...now.keys()].find((name) => !old.has(name));
  if (lost ?? grown) return `part ${lost ?? grown}`;
  const links = [...old.keys()].filter(
    (name) => name.endsWith('.rels') && ![...old.keys()].some((n) => /calcChain/.test(n)),
  );
  return links.find((name) => !Buffer.from(old.get(name) ?? '').equals(Buffer.from(now.get(name) ?? '')));
}

function work(bytes: Uint8Array, name: string): string {
  const { places } = readBlank(bytes, name);
  const values = Object.fromEntries(
    places.flatMap((place): [string, FillValue][] => {
      const value = valueOf(place);
      return value === undefined ? [] : [[place.id, value]];
    }),
  );
  const { bytes: filled, report } = fillBlank(bytes, name, values);
  if (report.mismatched.length > 0) return 'refused: 写入后读回不一致';
  if (report.placed.length === 0) return 'read';
  readBlank(filled, name);
  const changed = changedOutside(bytes, filled);
  return changed === undefined ? 'filled' : `failed: changed ${changed}`;
}

function attempt(bytes: Uint8Array, name: string): string {
  try {
    return work(bytes, name);
  } catch (error) {
    const clear =
      error instanceof WorkbenchError &&
      error.code === 'TEMPLATE' &&
      /\p{Script=Han}/u.test(error.message + error.advice);
    return clear
      ? `refused: ${error.message}`
      : `failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`;
  }
}

const [folder = '', from = '0', to = '0'] = process.argv.slice(2);
const files = fs
  .readdirSync(folder)
  .filter((file) => /\.(?:docx|xlsx)$/.test(file))
  .sort();
const originals = new Map(files.map((file) => [file, new Uint8Array(fs.readFileSync(path.join(folder, file)))]));
const say = (data: object): void => void fs.writeSync(1, `${JSON.stringify(data)}\n`);

for (let seed = Number(from); seed < Number(to); seed += 1) {
  const chance = chanceOf(seed * 7919 + 17);
  const file = chance.pick(files);
  const { how, bytes } = mutantOf(originals.get(file) ?? new Uint8Array(), seed, chance);
  say({ seed, file, how });
  const start = performance.now();
  const result = attempt(bytes, file);
  const network = attempts.length > 0 ? `failed: network ${attempts.splice(0).join()}` : undefined;
  say({ seed, file, how, result: network ?? result, ms: Math.round(performance.now() - start) } satisfies Outcome);
}
