/** Short ways to draw a workbook cell by cell. */
import ExcelJS from 'exceljs';
import { box, bytesOf } from './sheet-forms.ts';

type Sheet = ExcelJS.Worksheet;

/** `A1` or `A1:C2` (merged) → what stands there; `null` leaves it empty. `boxed`: a range to be drawn with lines. */
export function lay(sheet: Sheet, cells: Record<string, ExcelJS.CellValue>, boxed?: string): void {
  for (const [at, value] of Object.entries(cells)) {
    if (at.includes(':')) sheet.mergeCells(at);
    if (value !== null) sheet.getCell(at.split(':')[0] ?? at).value = value;
  }
  if (boxed !== undefined) box(sheet, boxed);
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
