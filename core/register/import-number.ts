/** Numbers for new rows that have none: the series most rows of the register belong to, carried on. */
import type { Register } from '../form/schema/register.ts';
import type { DiffRow } from './import-model.ts';
import type { RegisterRows } from './register.ts';

export interface NumberSeries {
  /** What stands before the running number. */
  prefix: string;
  width: number;
  next: number;
}

const SERIES = /^(.*?)(\d{1,12})$/su;

/** `undefined` where the register has no key of text, or its numbers follow no series. */
export function numberSeries(
  register: Register,
  rows: RegisterRows,
  added: readonly DiffRow[],
): NumberSeries | undefined {
  const { key } = register;
  if (key === undefined || register.columns.find(({ id }) => id === key)?.type !== 'text') return undefined;
  const series = new Map<string, { count: number; width: number; highest: number }>();
  const put = (value: unknown): void => {
    const [, prefix = '', digits = ''] = typeof value === 'string' ? (SERIES.exec(value) ?? []) : [];
    if (digits === '') return;
    const known = series.get(prefix) ?? { count: 0, width: digits.length, highest: 0 };
    series.set(prefix, {
      count: known.count + 1,
      width: Math.max(known.width, digits.length),
      highest: Math.max(known.highest, Number(digits)),
    });
  };
  for (const { cells } of rows.values()) put(cells[key]);
  for (const { cells } of added) put(cells?.[key]);
  const [most] = [...series].sort((a, b) => b[1].count - a[1].count);
  return most && { prefix: most[0], width: most[1].width, next: most[1].highest + 1 };
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
