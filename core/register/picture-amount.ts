/** Amounts as people say them: 1.5 TB, 3.2 万条; and exactly. */
import { numberText } from '../form/display.ts';
import { roundHalfUp } from '../form/functions.ts';

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;
const CHINESE_UNITS = ['', '万', '亿', '万亿'] as const;

const isBytes = (unit: string): unit is (typeof BYTE_UNITS)[number] => (BYTE_UNITS as readonly string[]).includes(unit);

/** Three digits that count; whole numbers below 10,000 are exact. */
function short(value: number): string {
  const size = Math.abs(value);
  const decimals = Number.isInteger(value) ? 0 : size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return numberText(roundHalfUp(value, decimals), { group: true });
}

/** Steps up while the rounded number would reach the next unit: 9999.99 万 is 1 亿. */
function scaled(value: number, step: number, last: number, first: number): { value: number; place: number } {
  let place = first;
  let rest = value;
  while (place < last && Math.abs(roundHalfUp(rest, Math.abs(rest) >= 100 ? 0 : 2)) >= step) {
    rest /= step;
    place += 1;
  }
  return { value: rest, place };
}

/** `1.5 TB`, `16.1 亿条`, `12 项`. */
export function amountText(value: number, unit: string): string {
  if (isBytes(unit)) {
    const { value: shown, place } = scaled(value, 1024, BYTE_UNITS.length - 1, BYTE_UNITS.indexOf(unit));
    return `${short(shown)} ${BYTE_UNITS[place]}`;
  }
  const { value: shown, place } = scaled(value, 10_000, CHINESE_UNITS.length - 1, 0);
  const word = `${CHINESE_UNITS[place]}${unit}`;
  return word ? `${short(shown)} ${word}` : short(shown);
}

/** All digits: `1,610,000,000 条`. */
export function exactText(value: number, unit: string): string {
  const digits = numberText(roundHalfUp(value, 3), { group: true });
  const word = unit === 'B' ? '字节' : unit;
  return word ? `${digits} ${word}` : digits;
}
