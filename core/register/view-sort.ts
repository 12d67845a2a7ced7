/** Sorting rows in steps that can be interrupted: each `yield` is a place to let the person type on. */
import type { RegisterRow } from '../answer/answer.ts';
import type { Column } from '../form/pack-schema.ts';
import type { RowReader } from './view-text.ts';

export type Rows = ReadonlyMap<string, RegisterRow>;
export type Steps<T> = Generator<void, T, void>;
/** Rows between two looks at the clock. */
export const STEP = 2000;

/** Chinese by pinyin, `A-2` before `A-10`. */
const collator = new Intl.Collator('zh-CN', { numeric: true, sensitivity: 'base' });

/** Stable; sorts in place of a copy, merging ever longer runs. */
export function* sortInSteps<T>(list: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let from = [...list];
  // Short runs by the engine's own stable sort.
  for (let i = 0; i < from.length; i += STEP) {
    const run = from.slice(i, i + STEP).sort(compare);
    for (let j = 0; j < run.length; j++) from[i + j] = run[j] as T;
    yield;
  }
  for (let width = STEP; width < from.length; width *= 2) {
    const to: T[] = [];
    for (let low = 0; low < from.length; low += 2 * width) {
      const middle = Math.min(low + width, from.length);
      const high = Math.min(low + 2 * width, from.length);
      let a = low;
      let b = middle;
      while (a < middle || b < high) {
        const takeLeft = b >= high || (a < middle && compare(from[a] as T, from[b] as T) <= 0);
        to.push(from[takeLeft ? a++ : b++] as T);
        if (to.length % STEP === 0) yield;
      }
    }
    from = to;
  }
  return from;
}

/**
 * A number for each row by which a column sorts, so that texts are compared once for each different value and not once
 * for each pair of rows. Empty cells come last whichever way.
 */
export function* ranksOf(reader: RowReader, column: Column, rows: Rows, ids: readonly string[]): Steps<Float64Array> {
  const ranks = new Float64Array(ids.length);
  const texts = new Map<string, number[]>();
  const options = new Map(reader.options(column)?.map((key, i) => [key, i]));
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? '';
    const row = rows.get(id);
    const value = row ? reader.value(column, id, row) : null;
    if (i % STEP === 0) yield;
    if (!row || value === null) ranks[i] = NaN;
    else if (typeof value === 'number') ranks[i] = value;
    else if (options.has(String(value))) ranks[i] = options.get(String(value)) ?? 0;
    else {
      const text = reader.text(column, id, row);
      const own = texts.get(text);
      if (own) own.push(i);
      else texts.set(text, [i]);
    }
  }
  if (texts.size === 0) return ranks;
  const sorted = yield* sortInSteps([...texts.keys()], collator.compare);
  // Texts that are no number or option come after those that are.
  const above = options.size || 0;
  const base = column.type === 'number' || column.type === 'computed' ? Number.MAX_VALUE / 4 : above;
  sorted.forEach((text, place) => {
    for (const i of texts.get(text) ?? []) ranks[i] = base > 1e300 ? base * (1 + place * 1e-9) : base + place;
  });
  return ranks;
}

export function compareRanks(a: number, b: number, descending: boolean): number {
  const [noA, noB] = [Number.isNaN(a), Number.isNaN(b)];
  if (noA || noB) return Number(noA) - Number(noB);
  return descending ? b - a : a - b;
}
