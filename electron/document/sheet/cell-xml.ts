/** One value as a cell: numbers as numbers, dates as dates where the cell shows dates, everything else as text. */
import type { PlaceValue } from '../../../core/document/model.ts';
import { displayText } from '../slots.ts';
import { escapeXml } from '../text.ts';

export const MAX_CELL_TEXT = 32_767;

/** What must be found again: a number, or text. */
export type CellContent = { number: number } | { text: string };

const DAY = 86_400_000;

/** Days as Excel counts them; `undefined` before 1900-03-01, where its calendar is wrong. */
export function dateSerial(date: string, date1904: boolean): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return undefined;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const serial = Math.round(time / DAY) + 25_569 - (date1904 ? 1462 : 0);
  return serial > 60 || (date1904 && serial >= 0) ? serial : undefined;
}

/** Content of a cell that holds nothing but the value's tag. */
export function contentOf(value: PlaceValue, dateCell: boolean, date1904: boolean): CellContent {
  if (value.kind === 'number' && Number.isFinite(value.number)) return { number: value.number };
  if (value.kind === 'date' && dateCell) {
    const serial = dateSerial(value.date, date1904);
    if (serial !== undefined) return { number: serial };
  }
  return { text: displayText(value) };
}

/** `_x0041_` typed by a person would be read as 「A」. */
const escapeCellText = (text: string): string => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

export function cellXml(reference: string, style: string, content: CellContent): string {
  const head = `<c r="${reference}"${style === '' ? '' : ` s="${style}"`}`;
  if ('number' in content) return `${head}><v>${content.number}</v></c>`;
  if (content.text === '') return `${head}/>`;
  // As an inline string nothing is ever taken for a formula, whatever it begins with.
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(content.text)}</t></is></c>`;
}
