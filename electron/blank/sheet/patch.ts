/** Writes single cells into a worksheet's XML; every other byte of it stays. */
import { type CellContent, cellXml } from '../../document/sheet/cell-xml.ts';
import { columnLetters } from '../../document/sheet/rows.ts';
import { applyEdits, attribute, type Edit } from '../../document/xml.ts';
import { type ScannedRow, scanSheet } from './scan.ts';

export interface CellPatch {
  row: number;
  column: number;
  /** Plain content, or the whole inside of `<is>` where runs keep their formats. */
  content: CellContent | { runs: string };
}

function columnStyles(xml: string): (column: number) => string {
  const spans = [...xml.slice(0, xml.indexOf('<sheetData')).matchAll(/<col\b[^>]*>/g)].map(([tag]) => ({
    min: Number(attribute(tag, 'min')),
    max: Number(attribute(tag, 'max')),
    style: attribute(tag, 'style') ?? '',
  }));
  return (column) => spans.find(({ min, max }) => min <= column && column <= max)?.style ?? '';
}

function render(patch: CellPatch, style: string): string {
  const reference = `${columnLetters(patch.column)}${patch.row}`;
  if (!('runs' in patch.content)) return cellXml(reference, style, patch.content);
  return `<c r="${reference}"${style === '' ? '' : ` s="${style}"`} t="inlineStr"><is>${patch.content.runs}</is></c>`;
}

/** The cell goes before the first one right of it. */
function insertAt(row: ScannedRow, column: number): number {
  return row.cells.find((cell) => cell.column > column)?.start ?? row.innerEnd;
}

function newRow(number: number, cells: string): string {
  return `<row r="${number}">${cells}</row>`;
}

export function patchSheet(xml: string, patches: readonly CellPatch[]): string {
  if (patches.length === 0) return xml;
  const scan = scanSheet(xml);
  const rows = new Map(scan.rows.map((row) => [row.number, row]));
  const styleOf = columnStyles(xml);
  const edits: Edit[] = [];
  const missing = new Map<number, CellPatch[]>();
  const sorted = [...patches].sort((a, b) => a.row - b.row || a.column - b.column);
  const openings = new Map<ScannedRow, string[]>();
  for (const patch of sorted) {
    const row = rows.get(patch.row);
    if (!row) {
      missing.set(patch.row, [...(missing.get(patch.row) ?? []), patch]);
      continue;
    }
    const cell = row.cells.find((each) => each.column === patch.column);
    if (cell) edits.push({ start: cell.start, end: cell.end, text: render(patch, cell.style) });
    else {
      const text = render(patch, row.style || styleOf(patch.column));
      if (row.innerStart === row.end) openings.set(row, [...(openings.get(row) ?? []), text]);
      else {
        const at = insertAt(row, patch.column);
        edits.push({ start: at, end: at, text });
      }
    }
  }
  // `<row …/>` has to be opened for its first cell.
  for (const [row, cells] of openings) {
    const tag = xml.slice(row.start, row.end).replace(/\s*\/>$/, '>');
    edits.push({ start: row.start, end: row.end, text: `${tag}${cells.join('')}</row>` });
  }
  for (const [number, list] of missing) {
    const at = scan.rows.find((row) => row.number > number)?.start ?? scan.end;
    const cells = list.map((patch) => render(patch, styleOf(patch.column))).join('');
    edits.push({ start: at, end: at, text: newRow(number, cells) });
  }
  return openData(applyEdits(xml, edits), xml, edits);
}

/** `<sheetData/>` of an empty sheet: what was added stands behind it and belongs inside. */
function openData(patched: string, before: string, edits: readonly Edit[]): string {
  if (!/<sheetData\s*\/>/.test(before)) return patched;
  const added = edits.map((edit) => edit.text).join('');
  return patched.replace(/<sheetData\s*\/>/, '<sheetData>').replace(added, `${added}</sheetData>`);
}
