/** A list whose rows are not those of one table of a form: heads and widths are given. */
import type { Workbook } from 'exceljs';
import { printedLength, printSetup, set } from './look.ts';

const HEAD_ROW = 3;
export const FIRST_ROW = HEAD_ROW + 1;
const NUMBER_WIDTH = 7;
/** Characters legible across a turned A4 sheet; wider tables are printed on A3. */
const A4_WIDTH = 190;
const A3 = 8;
/** A letter of the line below the title, as wide as so many of a column's characters; more than the truth for tags that run long. */
const LETTER = 1.6;
/** A column no wider holds a number, a date or a word. */
const SHORT = 14;

export interface PlainSheet {
  name: string;
  title: string;
  line: string;
  tag: string;
  /** Head, which is also the tag of the value, width in characters, and the format of numbers. */
  columns: [head: string, width: number, format?: string][];
}

export function addPlainSheet(workbook: Workbook, { name, title, line, tag, columns }: PlainSheet): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: 2 }] });
  const width = columns.length + 1;
  const room = columns.reduce((sum, [, one]) => sum + one, NUMBER_WIDTH);
  for (const [row, text, font, height] of [
    [1, title, 'title', 34],
    [2, line, 'line', 22],
  ] as const) {
    sheet.mergeCells(row, 1, row, width);
    set(sheet.getCell(row, 1), text, font, 'left');
    const lines = row === 2 ? Math.ceil((printedLength(text) * LETTER) / room) : 1;
    sheet.getRow(row).height = height * lines;
  }
  ['序号', ...columns.map(([head]) => head)].forEach((text, i) =>
    set(sheet.getCell(HEAD_ROW, i + 1), text, 'head', 'center', true),
  );
  sheet.getRow(HEAD_ROW).height = 34;
  [NUMBER_WIDTH, ...columns.map(([, one]) => one)].forEach((one, i) => (sheet.getColumn(i + 1).width = one));
  set(sheet.getCell(FIRST_ROW, 1), `{{#${tag}}}{{序号}}`, 'body', 'center', true);
  columns.forEach(([head, one, format], i) => {
    const close = i + 1 === columns.length ? `{{/${tag}}}` : '';
    const cell = sheet.getCell(FIRST_ROW, i + 2);
    set(cell, `{{${head}}}${close}`, 'body', one <= SHORT || format ? 'center' : 'left', true);
    if (format) cell.numFmt = format;
  });
  for (let column = 1; column <= width; column += 1)
    set(sheet.getCell(FIRST_ROW + 1, column), '', 'body', 'center', true);
  sheet.mergeCells(FIRST_ROW + 1, 2, FIRST_ROW + 1, width);
  set(sheet.getCell(FIRST_ROW + 1, 1), `{{^${tag}}}—`, 'body', 'center', true);
  set(sheet.getCell(FIRST_ROW + 1, 2), `（无）{{/${tag}}}`, 'body', 'left', true);
  printSetup(sheet, true, title, HEAD_ROW);
  if (room > A4_WIDTH) Object.assign(sheet.pageSetup, { paperSize: A3 });
}
