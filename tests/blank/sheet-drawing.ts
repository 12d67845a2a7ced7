/** Short ways to draw a workbook cell by cell. */
import { crc32, deflateSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { BlankPlace } from '../../core/blank/place.ts';
import { readBlank } from '../../electron/blank/index.ts';
import { box, bytesOf } from './sheet-forms.ts';

type Sheet = ExcelJS.Worksheet;

/** `A1` or `A1:C2` (merged) → what stands there; `null` leaves it empty. `boxed`: ranges to be drawn with lines. */
export function lay(sheet: Sheet, cells: Record<string, ExcelJS.CellValue>, boxed = ''): void {
  for (const [at, value] of Object.entries(cells)) {
    if (at.includes(':')) sheet.mergeCells(at);
    if (value !== null) sheet.getCell(at.split(':')[0] ?? at).value = value;
  }
  for (const range of boxed.split(' ')) if (range !== '') box(sheet, range);
}

const cellsOf = (sheet: Sheet, ranges: string): string[] =>
  ranges.split(' ').flatMap((range) => {
    const [from = '', to = from] = range.split(':');
    const [a, b] = [sheet.getCell(from), sheet.getCell(to)];
    const found: string[] = [];
    for (let row = Number(a.row); row <= Number(b.row); row += 1)
      for (let column = Number(a.col); column <= Number(b.col); column += 1)
        found.push(sheet.getCell(row, column).address);
    return found;
  });

/** A drop-down for each cell of `ranges`. */
export function lists(sheet: Sheet, ranges: string, formula: string): void {
  for (const at of cellsOf(sheet, ranges))
    sheet.getCell(at).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] };
}

/** Cells open for input on a protected sheet. */
export function open(sheet: Sheet, ranges: string): void {
  for (const at of cellsOf(sheet, ranges)) sheet.getCell(at).protection = { locked: false };
}

export async function bookOf(draw: (book: ExcelJS.Workbook) => void | Promise<void>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await draw(book);
  return bytesOf(book);
}

/** What is found on a sheet drawn like this: `B3 row 名单 3×(B3 姓名, C3 电话)`, `B2 dropdown 是否有制度 [是|否]`. */
export async function drawnPlaces(draw: (sheet: Sheet) => void): Promise<string[]> {
  const bytes = await bookOf((book) => draw(book.addWorksheet('表')));
  return readBlank(bytes, 'a.xlsx').places.map(({ at, kind, label, unit, limit, options, rows, columns }) => {
    const list = options ? ` [${options.map((option) => option.label).join('|')}]` : '';
    const inside = (columns ?? []).map((column) => `${column.at.slice(2)} ${column.label.join('>')}`).join(', ');
    const table = columns ? ` ${rows}×(${inside})` : '';
    return `${at.slice(2)} ${kind} ${label.join(' / ')}${list}${unit ? ` {${unit}}` : ''}${limit ? ` ≤${limit}` : ''}${table}`;
  });
}

/** A PNG of one colour. */
export function picture(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const lines = Buffer.alloc((width * 3 + 1) * height);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]),
  );
}

/** `at kind path | options | unit | limit`, a table's columns on lines of their own. */
export function placeLines(place: BlankPlace): string[] {
  const options = (each: { options?: { label: string; on: boolean }[] }): string =>
    each.options ? ` [${each.options.map(({ label, on }) => (on ? '+' : '') + label).join('|')}]` : '';
  const head = `${place.at} ${place.kind} ${place.label.join(' / ')}${options(place)}`;
  const unit = place.unit === undefined ? '' : ` {${place.unit}}`;
  const limit = place.limit === undefined ? '' : ` ≤${place.limit}`;
  const rows = place.columns ? ` ×${place.rows}` : '';
  const columns = (place.columns ?? []).map(
    (column) => `  ${column.at.split('!')[1]} ${column.kind} ${column.label.join(' > ')}${options(column)}`,
  );
  return [head + unit + limit + rows, ...columns];
}
