/** Numbers for rows that have none: a series of the register, carried on. */
import type { CellValue } from '../answer/answer.ts';
import type { Register } from '../form/schema/register.ts';
import type { DiffRow } from './import-model.ts';
import { isOwnRow } from './origin.ts';
import type { RegisterRows } from './register.ts';

export interface NumberSeries {
  /** What stands before the running number. */
  prefix: string;
  width: number;
  next: number;
}

const SERIES = /^(.*?)(\d{1,12})$/su;

/** `undefined` where a text does not end in a number. */
export function seriesOf(text: unknown): NumberSeries | undefined {
  const [, prefix = '', digits = ''] = typeof text === 'string' ? (SERIES.exec(text.trim()) ?? []) : [];
  return digits === '' ? undefined : { prefix, width: digits.length, next: Number(digits) };
}

/** Prefix → how many rows have it and the highest number there. */
class AllSeries {
  readonly #known = new Map<string, { count: number; width: number; highest: number }>();

  put(value: CellValue | null | undefined): void {
    const series = seriesOf(value);
    if (!series) return;
    const known = this.#known.get(series.prefix) ?? { count: 0, width: 0, highest: 0 };
    this.#known.set(series.prefix, {
      count: known.count + 1,
      width: Math.max(known.width, series.width),
      highest: Math.max(known.highest, series.next),
    });
  }

  /** The first free number after all of this prefix; `first` where there is none yet. */
  after(first: NumberSeries): NumberSeries {
    const known = this.#known.get(first.prefix);
    return known ? { prefix: first.prefix, width: known.width, next: known.highest + 1 } : first;
  }

  most(): NumberSeries | undefined {
    const [most] = [...this.#known].sort((a, b) => b[1].count - a[1].count);
    return most && this.after({ prefix: most[0], width: most[1].width, next: 1 });
  }
}

const textKey = ({ key, columns }: Register): string | undefined =>
  columns.find(({ id }) => id === key)?.type === 'text' ? key : undefined;

/** `undefined` where the register has no key of text, or neither its rows nor the pack give a series. */
export function numberSeries(
  register: Register,
  rows: RegisterRows,
  added: readonly DiffRow[],
): NumberSeries | undefined {
  const key = textKey(register);
  if (key === undefined) return undefined;
  const [all, own] = [new AllSeries(), new AllSeries()];
  for (const [id, { cells }] of rows) {
    all.put(cells[key]);
    if (isOwnRow(id)) own.put(cells[key]);
  }
  for (const { cells } of added) for (const each of [all, own]) each.put(cells?.[key]);
  // Rows drawn from elsewhere may bring the numbers of that place: where the pack says how own ones look, those do not set
  // the series. But a number that any row has is taken.
  const first = seriesOf(register.numberFrom);
  const series = first ? (own.most() ?? first) : all.most();
  return series && all.after(series);
}

/**
 * Numbers for new rows typed after row `after`: the series of the nearest own row before them, else the pack's first.
 * @param after place in `ids`; −1 before all
 * @returns [] where the pack gives no first number: then people number by themselves
 */
export function numbersAfter(
  register: Register,
  rows: RegisterRows,
  ids: readonly string[],
  after: number,
  count: number,
): string[] {
  const key = textKey(register);
  const first = seriesOf(register.numberFrom);
  if (key === undefined || !first) return [];
  const all = new AllSeries();
  for (const { cells } of rows.values()) all.put(cells[key]);
  let near: NumberSeries | undefined;
  for (let i = Math.min(after, ids.length - 1); i >= 0 && !near; i--) {
    const id = ids[i] ?? '';
    if (isOwnRow(id)) near = seriesOf(rows.get(id)?.cells[key]);
  }
  const series = all.after(near ?? first);
  return Array.from({ length: count }, (_, i) => numberAt(series, i));
}

export const numberAt = ({ prefix, width, next }: NumberSeries, offset: number): string =>
  prefix + String(next + offset).padStart(width, '0');

export function nextNumbers(register: Register, rows: RegisterRows, added: readonly DiffRow[]): Map<DiffRow, string> {
  const series = numberSeries(register, rows, added);
  const { key } = register;
  if (!series || key === undefined) return new Map();
  const without = added.filter(({ cells }) => cells?.[key] === undefined);
  return new Map(without.map((row, i) => [row, numberAt(series, i)]));
}
