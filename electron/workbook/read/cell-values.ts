/** From what a cell's XML says to what it means. */
import { isoOf } from '../serial-date.ts';
import type { CellValue } from './model.ts';
import type { SharedTexts } from './shared-texts.ts';

/** 10^0 … 10^15, each exact. */
const POWERS = Array.from({ length: 16 }, (_, i) => 10 ** i);
const EXACT_DIGITS = 15;
const DIGIT_0 = 48;
const POINT = 46;
const MINUS = 45;

/** The number in these bytes, as `Number()` would read it; NaN for anything else. */
export function numberAt(bytes: Buffer, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === MINUS;
  if (negative) at += 1;
  let whole = 0;
  let digits = 0;
  let behind = -1;
  for (; at < end; at += 1) {
    const digit = bytes[at]! - DIGIT_0;
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      digits += 1;
      if (behind >= 0) behind += 1;
    } else if (bytes[at] === POINT && behind < 0) behind = 0;
    else break;
  }
  // Up to 15 digits both parts of the division are exact, and so the result is rounded once, as it should be.
  if (at === end && digits > 0 && digits <= EXACT_DIGITS) {
    const value = behind > 0 ? whole / POWERS[behind]! : whole;
    return negative ? -value : value;
  }
  const text = bytes.toString('latin1', start, end).trim();
  return text === '' ? NaN : Number(text);
}

/** The values of `t=`, in one byte. */
export const TYPE = { number: 0, shared: 1, text: 2, boolean: 3, error: 4, date: 5 } as const;
export type TypeCode = (typeof TYPE)[keyof typeof TYPE];

export function typeOf(name: string): TypeCode {
  switch (name) {
    case 's':
      return TYPE.shared;
    case 'str':
    case 'inlineStr':
      return TYPE.text;
    case 'b':
      return TYPE.boolean;
    case 'e':
      return TYPE.error;
    case 'd':
      return TYPE.date;
    default:
      return TYPE.number;
  }
}

/** Styles that show a number as something else. */
export const DATE_STYLE = 1;
/** Read as people see it, 「25%」: what it means depends on where it goes. */
export const PERCENT_STYLE = 2;

export class CellValues {
  readonly #texts: SharedTexts;
  /** By style: {@link DATE_STYLE}, {@link PERCENT_STYLE} or 0. */
  readonly #dates: Uint8Array;
  readonly #date1904: boolean;

  constructor(texts: SharedTexts, dates: Uint8Array, date1904: boolean) {
    this.#texts = texts;
    this.#dates = dates;
    this.#date1904 = date1904;
  }

  /** @param raw the text, for numbers that are none */
  number(value: number, style: number, raw: () => string): CellValue {
    if (Number.isNaN(value)) return raw() || null;
    const kind = this.#dates[style];
    if (kind === PERCENT_STYLE) return `${Number((value * 100).toPrecision(15))}%`;
    if (kind !== DATE_STYLE) return value;
    const iso = isoOf(value, this.#date1904);
    return iso === undefined ? value : { kind: 'date', iso };
  }

  shared(number: number): CellValue {
    const text = this.#texts.get(number);
    return text === undefined || text === '' ? null : text;
  }

  other(type: TypeCode, text: string): CellValue {
    if (text === '') return null;
    if (type === TYPE.boolean) return text === '1' || text === 'true';
    if (type === TYPE.error) return { kind: 'error', code: text };
    if (type === TYPE.date) return isoText(text);
    return text;
  }
}

/** Strict workbooks write dates as ISO text, perhaps with fractions of a second or a time zone of UTC. */
function isoText(text: string): CellValue {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(text);
  if (!match) return text;
  const [, day = '', time] = match;
  return { kind: 'date', iso: time === undefined || time === '00:00:00' ? day : `${day}T${time}` };
}
