/** One table of a filing as a sheet: title, a line of facts, head, the row the engine repeats, drop-downs, print set-up. */
import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { Column } from '../../../core/form/pack-schema.ts';
import { headOf, type PackTables, type ShownColumn, weightOf } from '../pack/read-pack.ts';
import { type ChoiceLists } from '../sheet/choices.ts';
import { printedLength, printSetup, set } from '../sheet/look.ts';

const HEAD_ROW = 3;
const FIRST_ROW = HEAD_ROW + 1;
/** Rows that offer drop-downs from the start; filling stretches them over as many rows as it writes. */
const CHOICE_ROWS = 2_000;
const NUMBER_WIDTH = 7;
/** Characters that fit across one page at a size one can read. */
const A4_WIDTH = 150;
const A3_WIDTH = 260;
const LONG_WIDTH = 34;

export interface SheetSpec {
  /** Sheet tab. */
  name: string;
  title: string;
  /** Below the title; tags allowed. */
  line: string;
  /** Tag of the list. */
  tag: string;
  /** Columns that stay in view and repeat on every page, the running number not counted. */
  frozen: number;
}

export function addTableSheet(
  workbook: Workbook,
  pack: PackTables,
  document: string,
  spec: SheetSpec,
  lists: ChoiceLists,
): void {
  const columns = pack.shown(document, spec.tag);
  const sheet = workbook.addWorksheet(spec.name, {
    views: [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: spec.frozen + 1 }],
  });
  const width = columns.length + 1;
  const widths = setWidths(sheet, columns);
  // Pages to the right repeat the first columns: what stands over those alone is whole on every page, more would be cut.
  const over = pagesAcross(widths, spec.frozen) > 1 ? spec.frozen + 1 : width;
  const room = widths.slice(0, over).reduce((sum, one) => sum + one, 0);
  const line = (row: number, text: string, font: 'title' | 'line', height: number, size: number): void => {
    sheet.mergeCells(row, 1, row, over);
    set(sheet.getCell(row, 1), text, font, 'left');
    sheet.getRow(row).height = height * Math.min(5, Math.ceil((printedLength(text) * size) / room));
  };
  line(1, spec.title, 'title', 34, 2);
  line(2, spec.line, 'line', 22, 1.1);
  ['序号', ...columns.map(({ column }) => headOf(column))].forEach((text, i) =>
    set(sheet.getCell(HEAD_ROW, i + 1), text, 'head', 'center', true),
  );
  sheet.getRow(HEAD_ROW).height = 50;
  repeatedRow(sheet, spec.tag, columns);
  emptyRow(sheet, spec.tag, width);
  offerChoices(sheet, pack, columns, lists);
  paper(sheet, spec, widths);
}

/** How a value of the column is written in a cell: text stays text, whatever it begins with. */
function numberFormat(column: Column): string {
  if (column.type === 'date') return 'yyyy-mm-dd';
  if (column.type === 'number' || (column.type === 'computed' && column.decimals !== undefined)) {
    const { decimals = 0 } = column;
    return decimals > 0 ? `#,##0.${'#'.repeat(decimals)}` : '#,##0';
  }
  return '@';
}

function place(cell: Cell, text: string, column: Column): void {
  const isText = ['text', 'longtext', 'multi', 'link'].includes(column.type);
  const isNumber = column.type === 'number' || (column.type === 'computed' && column.decimals !== undefined);
  set(cell, text, 'body', isText ? 'left' : isNumber ? 'right' : 'center', true);
  cell.numFmt = numberFormat(column);
}

function repeatedRow(sheet: Worksheet, tag: string, columns: ShownColumn[]): void {
  set(sheet.getCell(FIRST_ROW, 1), `{{#${tag}}}{{序号}}`, 'body', 'center', true);
  columns.forEach(({ tag: name, column }, i) => {
    const close = i + 1 === columns.length ? `{{/${tag}}}` : '';
    place(sheet.getCell(FIRST_ROW, i + 2), `{{${name}}}${close}`, column);
  });
}

/** Shown instead when the list is empty. */
function emptyRow(sheet: Worksheet, tag: string, width: number): void {
  const row = FIRST_ROW + 1;
  for (let column = 1; column <= width; column += 1) set(sheet.getCell(row, column), '', 'body', 'left', true);
  sheet.mergeCells(row, 2, row, width);
  set(sheet.getCell(row, 1), `{{^${tag}}}—`, 'body', 'center', true);
  set(sheet.getCell(row, 2), `（无）{{/${tag}}}`, 'body', 'left', true);
}

/** Pixels of the column on the screen that one character of the sheet takes. */
const PIXELS = 8;

/** As wide as on the screen, where the pack says so: numbers and codes must not be cut. */
const widthOf = (column: Column): number => {
  if (column.type === 'date') return 11.5;
  const head = Math.ceil([...headOf(column)].length / 2) * 2 + 3;
  return Math.min(LONG_WIDTH, Math.max(9.5, head, column.width ? column.width / PIXELS : weightOf(column) * 2));
};

function setWidths(sheet: Worksheet, columns: ShownColumn[]): number[] {
  const widths = columns.map(({ column }) => widthOf(column));
  const total = widths.reduce((sum, one) => sum + one, NUMBER_WIDTH);
  // A table of few columns fills the page.
  const stretch = Math.max(1, Math.min(2, (A4_WIDTH - NUMBER_WIDTH) / (total - NUMBER_WIDTH)));
  const set = [NUMBER_WIDTH, ...widths.map((one) => Math.round(one * stretch * 10) / 10)];
  set.forEach((one, i) => (sheet.getColumn(i + 1).width = one));
  return set;
}

/** The column that `visibleWhen` of an option asks for, as `row.cat == "01"`. */
const CONDITION = /^row\.([a-z][a-z0-9_]*) == "([^"]+)"$/;

function offerChoices(sheet: Worksheet, pack: PackTables, columns: ShownColumn[], lists: ChoiceLists): void {
  const span = [FIRST_ROW, FIRST_ROW + CHOICE_ROWS - 1] as const;
  columns.forEach(({ column }, i) => {
    const head = headOf(column);
    const options = pack.options(column);
    const conditions = options.map(({ visibleWhen }) => CONDITION.exec(visibleWhen ?? ''));
    const on = columns.findIndex(({ column: other }) => other.id === conditions[0]?.[1]);
    const owner = columns[on];
    if (!owner || conditions.some((each) => each?.[1] !== owner.column.id))
      return lists.add(sheet, i + 2, span, head, pack.choices(column));
    const names = new Map(pack.options(owner.column).map(({ id, label }) => [id, label]));
    const pairs = options.map(({ label }, at) => [names.get(conditions[at]?.[2] ?? '') ?? '', label] as const);
    lists.addDependent(sheet, { column: i + 2, on: on + 2, span, head }, pairs);
  });
}

/** Wider than one page: it goes over several side by side. */
const isWide = (widths: readonly number[]): boolean => widths.reduce((sum, one) => sum + one, 0) > A4_WIDTH * 1.3;

/** A very wide table goes over several pages side by side, each beginning with the columns that name the row. */
function pagesAcross(widths: readonly number[], frozen: number): number {
  if (!isWide(widths)) return 1;
  const total = widths.reduce((sum, one) => sum + one, 0);
  const repeated = widths.slice(0, frozen + 1).reduce((sum, one) => sum + one, 0);
  return Math.max(1, Math.ceil((total - repeated) / (A3_WIDTH - repeated)));
}

function paper(sheet: Worksheet, { title, frozen }: SheetSpec, widths: readonly number[]): void {
  printSetup(sheet, true, title, HEAD_ROW);
  const letter = sheet.getColumn(frozen + 1).letter;
  const pages = pagesAcross(widths, frozen);
  Object.assign(sheet.pageSetup, {
    paperSize: isWide(widths) ? 8 : 9,
    fitToWidth: pages,
    horizontalCentered: pages === 1,
    ...(pages > 1 ? { printTitlesColumn: `A:${letter}` } : {}),
  });
}
