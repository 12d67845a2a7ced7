/** Look of the shipped workbooks: borders, fonts, print setup. */
import type { Alignment, Borders, Cell, Font, Worksheet } from 'exceljs';

const LINE = { style: 'thin' as const, color: { argb: 'FF000000' } };
const GRID: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const HEAD_FILL = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFEEF1F5' } };

const FONTS: Record<'title' | 'head' | 'body' | 'line', Partial<Font>> = {
  title: { name: '方正小标宋简体', size: 18 },
  line: { name: '仿宋', size: 11 },
  head: { name: '黑体', size: 11 },
  body: { name: '仿宋', size: 11 },
};

export function set(
  cell: Cell,
  text: string | number,
  font: keyof typeof FONTS,
  horizontal: Alignment['horizontal'] = 'left',
  grid = false,
): void {
  cell.value = text;
  cell.font = FONTS[font];
  cell.alignment = { horizontal, vertical: 'middle', wrapText: true };
  if (grid) cell.border = GRID;
  if (grid && font === 'head') cell.fill = HEAD_FILL;
}

/** Of a text, a Chinese letter as two, a tag as what usually stands in its place. */
export const printedLength = (text: string): number =>
  [...text.replace(/\{\{[^}]*\}\}/gu, '某某科技股份')].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0) *
  0.55;

/** A4, fitted to the width, page x of y in the footer; `headRow` repeats on every page. */
export function printSetup(sheet: Worksheet, landscape: boolean, title: string, headRow?: number): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    // A table may take as many pages as it has rows; an upright sheet is a form and stays on one.
    fitToHeight: landscape ? 0 : 1,
    horizontalCentered: true,
    margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.75, header: 0.35, footer: 0.35 },
    ...(headRow ? { printTitlesRow: `${headRow}:${headRow}` } : {}),
  };
  // `&"font"` before the text would need the font on every machine; the default is safe.
  sheet.headerFooter = { oddHeader: `&R${title}`, oddFooter: '&C第 &P 页 / 共 &N 页' };
}
