/** Dates as customers' tables hold them. */
import { isDate } from '../form/formats.ts';
import { parseValue } from '../form/parse.ts';
import type { ImportOptions } from './import-model.ts';

const DAY = 86_400_000;
/** 1982-02-18 to 2146-…: plain numbers that can be nothing else in a column of dates. */
const SERIALS: [number, number] = [30_000, 90_000];

export type ReadDate = { value: string; serial?: true } | { problem: string };

/** A number without a date's format: 20250901, 202509, or the day as Excel counts. */
export function dateOfNumber(value: number, options: ImportOptions): ReadDate {
  const text = String(value);
  if (Number.isInteger(value) && /^(?:19|20|21)\d{6}$/.test(text)) return dateOfText(text, options);
  if (Number.isInteger(value) && /^(?:19|20|21)\d{2}(?:0[1-9]|1[0-2])$/.test(text))
    return monthOf(Number(text.slice(0, 4)), Number(text.slice(4)), text, options);
  if (value >= SERIALS[0] && value < SERIALS[1]) {
    const iso = new Date((Math.floor(value) - 25_569) * DAY).toISOString().slice(0, 10);
    return { value: iso, serial: true };
  }
  if (/^(?:19|20|21)\d{2}\.\d{1,2}$/.test(text)) {
    // 2025.10 and 2025.1 are one number.
    if (text.endsWith('.1')) return { problem: `「${text}」可能是 1 月，也可能是 10 月` };
    return dateOfText(text, options);
  }
  return { problem: `「${text}」不是日期` };
}

function monthOf(year: number, month: number, shown: string, { monthAs }: ImportOptions): ReadDate {
  if (month < 1 || month > 12) return { problem: `「${shown}」不是存在的日期` };
  if (monthAs === 'refuse') return { problem: `「${shown}」只有年月，缺少日` };
  const day = monthAs === 'first' ? 1 : new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { value: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` };
}

const DATE_COLUMN = { id: 'date', label: '', type: 'date' } as const;
const MONTH = /^((?:19|20|21)\d{2})\s*[-/.年]\s*(\d{1,2})\s*月?$/u;

export function dateOfText(text: string, options: ImportOptions): ReadDate {
  const plain = text.normalize('NFKC').replace(/^'/u, '').replace(/\s+/gu, ' ').trim();
  if (isDate(plain)) return { value: plain };
  const month = MONTH.exec(plain);
  if (month) return monthOf(Number(month[1]), Number(month[2]), text.trim(), options);
  const parsed = parseValue({ optionSets: {} }, DATE_COLUMN, plain);
  if ('problem' in parsed) {
    // Text that a workbook keeps of a day as Excel counts it.
    if (/^\d{5}(?:\.\d+)?$/.test(plain)) return dateOfNumber(Number(plain), options);
    return parsed;
  }
  return typeof parsed.value === 'string' ? { value: parsed.value } : { problem: `「${text.trim()}」不是日期` };
}
