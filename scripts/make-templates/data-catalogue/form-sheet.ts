/** Single answers as a sheet: two pairs of label and value in a row, lists below. */
import type { Cell, Workbook, Worksheet } from 'exceljs';
import { headOf, type PackTables } from '../pack/read-pack.ts';
import { printSetup, set } from '../sheet/look.ts';

const WIDTHS = [28, 34, 28, 34];
const COLUMNS = WIDTHS.length;

export interface FormSheet {
  name: string;
  title: string;
  /** Tags of single values; a tag starting with `=` takes the whole row. */
  fields: readonly string[];
  /** Tags of lists printed below. */
  lists: readonly string[];
}

export function addFormSheet(workbook: Workbook, pack: PackTables, document: string, spec: FormSheet): void {
  const sheet = workbook.addWorksheet(spec.name);
  WIDTHS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  set(merged(sheet, 1, 1, COLUMNS, 24), '{{$草稿}}', 'head', 'right');
  set(merged(sheet, 2, 1, COLUMNS, 40), spec.title, 'title', 'center');
  let row = 3;
  let column = 1;
  for (const field of spec.fields) {
    const isWhole = field.startsWith('=');
    const tag = field.replace(/^=/, '');
    if (isWhole && column > 1) [row, column] = [row + 1, 1];
    set(sheet.getCell(row, column), tag, 'head', 'center', true);
    if (isWhole) whole(sheet, row, `{{${tag}}}`);
    else set(sheet.getCell(row, column + 1), `{{${tag}}}`, 'body', 'left', true);
    sheet.getRow(row).height = isWhole ? 60 : 32;
    [row, column] = isWhole || column > 1 ? [row + 1, 1] : [row, 3];
  }
  if (column > 1) {
    for (const at of [3, 4]) set(sheet.getCell(row, at), '', 'body', 'left', true);
    row += 1;
  }
  for (const tag of spec.lists) row = addList(sheet, pack, document, tag, row);
  printSetup(sheet, false, spec.title);
}

function merged(sheet: Worksheet, row: number, from: number, to: number, height: number): Cell {
  sheet.mergeCells(row, from, row, to);
  sheet.getRow(row).height = height;
  return sheet.getCell(row, from);
}

function whole(sheet: Worksheet, row: number, text: string): void {
  for (let at = 2; at <= COLUMNS; at += 1) set(sheet.getCell(row, at), '', 'body', 'left', true);
  sheet.mergeCells(row, 2, row, COLUMNS);
  set(sheet.getCell(row, 2), text, 'body', 'left', true);
}

/** A list of at most four columns, as wide as the form. @returns the row after it */
function addList(sheet: Worksheet, pack: PackTables, document: string, tag: string, from: number): number {
  const columns = pack.shown(document, tag);
  const last = columns.length - 1;
  for (let at = 1; at <= COLUMNS; at += 1) set(sheet.getCell(from, at), '', 'head', 'center', true);
  sheet.mergeCells(from, 1, from, COLUMNS);
  set(sheet.getCell(from, 1), tag, 'head', 'center', true);
  sheet.getRow(from).height = 24;
  columns.forEach(({ tag: name, column }, i) => {
    const open = i === 0 ? `{{#${tag}}}` : '';
    const close = i === last ? `{{/${tag}}}` : '';
    set(sheet.getCell(from + 1, i + 1), headOf(column), 'head', 'center', true);
    set(sheet.getCell(from + 2, i + 1), `${open}{{${name}}}${close}`, 'body', 'left', true);
    if (column.type === 'date') sheet.getCell(from + 2, i + 1).numFmt = 'yyyy-mm-dd';
  });
  sheet.getRow(from + 1).height = 22;
  sheet.getRow(from + 2).height = 22;
  // Fewer columns than the form is wide: the last one reaches to the edge.
  for (const row of [from + 1, from + 2]) {
    for (let at = last + 2; at <= COLUMNS; at += 1) set(sheet.getCell(row, at), '', 'body', 'left', true);
    if (last + 1 < COLUMNS) {
      const { value } = sheet.getCell(row, last + 1);
      sheet.mergeCells(row, last + 1, row, COLUMNS);
      sheet.getCell(row, last + 1).value = value;
    }
  }
  return from + 3;
}
