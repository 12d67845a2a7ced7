/** A worksheet's rows and cells, with the text of each and the XML they came from. */
import { attribute, scanTags } from '../xml.ts';
import { richText } from './workbook.ts';

export interface Cell {
  /** 1-based. */
  column: number;
  /** Raw value of `s=`; '' without style. */
  style: string;
  /** Text of a text cell; `undefined` for numbers, formulas, empty cells. */
  text: string | undefined;
  xml: string;
  /** Written before the text: the mark of a draft. */
  mark?: string;
}

export interface Row {
  number: number;
  /** The opening tag, as `<row …>`. */
  tag: string;
  cells: Cell[];
}

export interface SheetRows {
  /** Offsets of what stands between `<sheetData>` and `</sheetData>`. */
  start: number;
  end: number;
  rows: Row[];
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + (letter.charCodeAt(0) - 64);
  return number;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function cellText(xml: string, strings: string[]): string | undefined {
  const type = attribute(xml.slice(0, xml.indexOf('>') + 1), 't');
  if (type === 'inlineStr') return richText(xml);
  if (type !== 's') return undefined;
  return strings[Number(/<v>([^<]*)<\/v>/.exec(xml)?.[1] ?? -1)];
}

export function readRows(sheet: string, strings: string[]): SheetRows {
  const result: SheetRows = { start: -1, end: -1, rows: [] };
  let cellStart = -1;
  let cellTag = '';
  const endCell = (end: number): void => {
    const row = result.rows[result.rows.length - 1];
    if (!row) return;
    const xml = sheet.slice(cellStart, end);
    const letters = /^[A-Z]+/.exec(attribute(cellTag, 'r') ?? '')?.[0];
    const column = letters ? columnNumber(letters) : (row.cells.at(-1)?.column ?? 0) + 1;
    row.cells.push({ column, style: attribute(cellTag, 's') ?? '', text: cellText(xml, strings), xml });
  };
  scanTags(sheet, (name, kind, start, end) => {
    if (name === 'sheetData') {
      if (kind !== 'close') result.start = end;
      result.end = kind === 'close' ? start : end;
    } else if (name === 'row' && kind !== 'close') {
      const tag = sheet.slice(start, end).replace(/\/>$/, '>');
      const number = Number(attribute(tag, 'r') ?? (result.rows.at(-1)?.number ?? 0) + 1);
      result.rows.push({ number, tag, cells: [] });
    } else if (name === 'c') {
      if (kind !== 'close') {
        cellStart = start;
        cellTag = sheet.slice(start, end);
      }
      if (kind !== 'open') endCell(end);
    }
  });
  return result;
}
