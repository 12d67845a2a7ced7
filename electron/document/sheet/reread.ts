/** Opens a written workbook once more with a plain reader and looks for every value, text or number, in its cell. */
import { SaxesParser } from 'saxes';
import { textOf, type Parts } from '../zip.ts';
import type { ExpectedCell } from './fill-sheet.ts';

interface ReadCell {
  type: string;
  value: string;
  text: string;
}

function readCells(xml: string): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  let cell: ReadCell | undefined;
  let into: 'value' | 'text' | undefined;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'c') {
      cell = { type: attributes['t'] ?? 'n', value: '', text: '' };
      cells.set(attributes['r'] ?? '', cell);
    } else if (name === 'v') into = 'value';
    else if (name === 't') into = 'text';
  });
  parser.on('text', (text) => {
    if (cell && into) cell[into] += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'v' || name === 't') into = undefined;
    if (name === 'c') cell = undefined;
  });
  parser.write(xml).close();
  return cells;
}

/** As Excel reads cell text. */
const excelText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function matches(cell: ReadCell | undefined, expected: ExpectedCell['content']): boolean {
  if (!cell) return false;
  if ('number' in expected) return cell.type === 'n' && Number(cell.value) === expected.number;
  return cell.type === 'inlineStr' && excelText(cell.text).includes(expected.text);
}

export interface SheetMismatch {
  place: string;
  expected: string;
  found: string;
  where: string;
}

export function rereadSheets(parts: Parts, expected: ExpectedCell[]): SheetMismatch[] {
  const read = new Map<string, Map<string, ReadCell>>();
  const mismatches: SheetMismatch[] = [];
  for (const { place, part, reference, where, content } of expected) {
    const cells = read.get(part) ?? readCells(textOf(parts, part));
    read.set(part, cells);
    const cell = cells.get(reference);
    if (matches(cell, content)) continue;
    const wanted = 'number' in content ? String(content.number) : content.text;
    mismatches.push({ place, expected: wanted, found: cell ? excelText(cell.text) || cell.value : '', where });
  }
  return mismatches;
}
