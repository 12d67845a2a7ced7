/** Number formats of a workbook's cells: dates, percent and fixed decimals; everything else as the plain number. */
import { numberText } from '../../core/form/display.ts';
import { elements } from './workbook.ts';

export interface CellFormats {
  /** Format code per cell style. */
  codes: string[];
  bold: boolean[];
}

const BUILT_IN: Record<string, string> = {
  1: '0',
  2: '0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  22: 'yyyy-mm-dd',
};
const DAY_MS = 86_400_000;
/** Serial 25569 is 1970-01-01. */
const UNIX_EPOCH_SERIAL = 25569;

export function numberFormats(styles: Document | undefined): CellFormats {
  const own = new Map(
    elements(styles, 'numFmt').map((format) => [
      format.getAttribute('numFmtId') ?? '',
      format.getAttribute('formatCode') ?? '',
    ]),
  );
  const fonts = elements(elements(styles, 'fonts')[0], 'font').map((font) => elements(font, 'b').length > 0);
  const cells = elements(elements(styles, 'cellXfs')[0], 'xf');
  return {
    codes: cells.map((cell) => {
      const id = cell.getAttribute('numFmtId') ?? '';
      return own.get(id) ?? BUILT_IN[id] ?? '';
    }),
    bold: cells.map((cell) => fonts[Number(cell.getAttribute('fontId') ?? 0)] === true),
  };
}

export function formatCell(value: number, code: string): string {
  if (!Number.isFinite(value)) return '';
  if (/[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]/g, '')))
    return new Date(Math.round((value - UNIX_EPOCH_SERIAL) * DAY_MS)).toISOString().slice(0, 10);
  const decimals = /0\.(0+)/.exec(code)?.[1]?.length ?? (/0/.test(code) ? 0 : undefined);
  if (code.includes('%')) return `${numberText(value * 100, { decimals: decimals ?? 0 })}%`;
  return numberText(value, { decimals, group: code.includes('#,##') });
}
