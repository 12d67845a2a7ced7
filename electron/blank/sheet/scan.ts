/** Where the rows and cells of a worksheet stand in its XML. */
import { columnNumber } from '../../document/sheet/rows.ts';
import { attribute, scanTags } from '../../document/xml.ts';

export interface ScannedCell {
  column: number;
  start: number;
  end: number;
  style: string;
}
export interface ScannedRow {
  number: number;
  start: number;
  /** Behind the opening tag; equals `end` for `<row/>`. */
  innerStart: number;
  innerEnd: number;
  end: number;
  style: string;
  cells: ScannedCell[];
}
export interface SheetScan {
  /** Between `<sheetData>` and `</sheetData>`. */
  start: number;
  end: number;
  rows: ScannedRow[];
}

export function scanSheet(xml: string): SheetScan {
  const scan: SheetScan = { start: -1, end: -1, rows: [] };
  let row: ScannedRow | undefined;
  let cell: ScannedCell | undefined;
  scanTags(xml, (name, kind, start, end) => {
    if (name === 'sheetData') {
      if (kind !== 'close') scan.start = end;
      scan.end = kind === 'close' ? start : end;
    } else if (name === 'row') {
      if (kind === 'close') {
        if (row) Object.assign(row, { innerEnd: start, end });
        return;
      }
      const tag = xml.slice(start, end);
      const number = Number(attribute(tag, 'r') ?? (row?.number ?? 0) + 1);
      const custom = /\scustomFormat="(?:1|true)"/.test(tag);
      const style = custom ? (attribute(tag, 's') ?? '') : '';
      row = { number, start, innerStart: end, innerEnd: end, end, style, cells: [] };
      scan.rows.push(row);
    } else if (name === 'c' && row) {
      if (kind !== 'close') {
        const tag = xml.slice(start, end);
        const letters = /^[A-Z]+/.exec(attribute(tag, 'r') ?? '')?.[0];
        const column = letters ? columnNumber(letters) : (row.cells.at(-1)?.column ?? 0) + 1;
        cell = { column, start, end, style: attribute(tag, 's') ?? '' };
        row.cells.push(cell);
      } else if (cell) cell.end = end;
    }
  });
  return scan;
}
