/** Amounts as a catalogue speaks of them: 12.1 亿, 97 TB. */
import { numberText } from '../../../../core/form/display.ts';

/** A computed column has no unit of its own; its label says what it counts. */
const BYTES = /字节|^B$|bytes?/i;
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/**
 * Short enough for a table; exact where it is short anyway. 1 TB = 1024 GB as in the catalogue.
 * @param unit the column's unit, or its label where it has none
 */
export function amountText(value: number, unit: string): string {
  if (BYTES.test(unit)) return bytesText(value);
  if (Math.abs(value) >= 100_000_000)
    return `${numberText(value / 100_000_000, { decimals: 4 }).replace(/\.?0+$/, '')} 亿`;
  return numberText(value, { group: true });
}

function bytesText(value: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.abs(value) || 1) / 10)));
  const text = numberText(value / 1024 ** power, { decimals: 2 }).replace(/\.?0+$/, '');
  return `${text} ${UNITS[power]}`;
}

/** How far a rate reaches on a bar, and where the threshold stands, in per cent of its width. */
export function barOf(rate: number | null, percent: number): { width: number; line: number } {
  const full = percent * 2;
  return { width: rate === null ? 100 : Math.min(100, (rate / full) * 100), line: (percent / full) * 100 };
}
