/** Reads just enough of an .xlsx to show it: sheets, texts, merges, widths, bold, dates. Not a general reader. */
import { strFromU8, unzipSync } from 'fflate';
import { numberFormats, formatCell, type CellFormats } from './cell-format.ts';

export interface CellView {
  column: number;
  text: string;
  colSpan: number;
  rowSpan: number;
  bold: boolean;
}
export interface SheetView {
  name: string;
  /** Column widths in pixels. */
  widths: number[];
  rows: { number: number; cells: CellView[] }[];
}

/** Excel's width unit is a digit's width; about 7 px at 11 pt, plus padding. */
const PX_PER_CHARACTER = 7;
const DEFAULT_WIDTH = 8.43;
const MAX_COLUMNS = 200;
const MAX_WANTED_ROW = 2000;

export interface CellAt {
  row: number;
  column: number;
}

/** @param cells empty cells that must be drawn too, by sheet. */
export function readWorkbook(
  bytes: Uint8Array,
  cells: ReadonlyMap<string, readonly CellAt[]> = new Map(),
): SheetView[] {
  const files = unzipSync(bytes, { filter: (file) => file.name.endsWith('.xml') || file.name.endsWith('.rels') });
  const read = (path: string): Document | undefined => {
    const data = files[path];
    return data && new DOMParser().parseFromString(strFromU8(data), 'application/xml');
  };
  const targets = new Map(
    elements(read('xl/_rels/workbook.xml.rels'), 'Relationship').map((relation) => [
      relation.getAttribute('Id'),
      (relation.getAttribute('Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  const shared = elements(read('xl/sharedStrings.xml'), 'si').map(richText);
  const formats = numberFormats(read('xl/styles.xml'));
  return elements(read('xl/workbook.xml'), 'sheet')
    .filter((sheet) => (sheet.getAttribute('state') ?? 'visible') === 'visible')
    .map((sheet) => {
      const id = [...sheet.attributes].find((attribute) => attribute.localName === 'id')?.value ?? '';
      const xml = read(targets.get(id) ?? '');
      const name = sheet.getAttribute('name') ?? '';
      return readSheet({ name, xml, shared, formats, cells: cells.get(name) ?? [] });
    });
}

interface SheetSource {
  name: string;
  xml: Document | undefined;
  shared: string[];
  formats: CellFormats;
  cells: readonly CellAt[];
}

function readSheet({ name, xml, shared, formats, cells: wanted }: SheetSource): SheetView {
  const spans = new Map<string, { colSpan: number; rowSpan: number }>();
  const covered = new Set<string>();
  for (const merge of elements(xml, 'mergeCell')) {
    const [from, to = from] = (merge.getAttribute('ref') ?? '').split(':').map(place);
    if (!from || !to) continue;
    for (let row = from.row; row <= to.row; row++)
      for (let column = from.column; column <= to.column; column++) covered.add(`${row}/${column}`);
    covered.delete(`${from.row}/${from.column}`);
    const span = { colSpan: to.column - from.column + 1, rowSpan: to.row - from.row + 1 };
    spans.set(`${from.row}/${from.column}`, span);
  }
  const found = new Map<string, { text: string; bold: boolean }>();
  const drawn = wanted.filter(({ row, column }) => row <= MAX_WANTED_ROW && column <= MAX_COLUMNS);
  let lastRow = Math.max(0, ...drawn.map(({ row }) => row));
  let lastColumn = Math.max(0, ...drawn.map(({ column }) => column));
  for (const cell of elements(xml, 'c')) {
    const at = place(cell.getAttribute('r') ?? '');
    if (!at || at.column > MAX_COLUMNS) continue;
    const style = Number(cell.getAttribute('s') ?? 0);
    const text = cellText(cell, style, shared, formats);
    if (!text && !spans.has(`${at.row}/${at.column}`)) continue;
    found.set(`${at.row}/${at.column}`, { text, bold: formats.bold[style] === true });
    lastRow = Math.max(lastRow, at.row);
    lastColumn = Math.max(lastColumn, at.column);
  }
  const rows = Array.from({ length: lastRow }, (_, index) => {
    const number = index + 1;
    const cells: CellView[] = [];
    for (let column = 1; column <= lastColumn; column++) {
      const key = `${number}/${column}`;
      if (covered.has(key)) continue;
      const cell = found.get(key) ?? { text: '', bold: false };
      cells.push({ column, ...cell, ...(spans.get(key) ?? { colSpan: 1, rowSpan: 1 }) });
    }
    return { number, cells };
  });
  return { name, rows, widths: columnWidths(xml, lastColumn) };
}

function columnWidths(xml: Document | undefined, count: number): number[] {
  const widths = Array.from({ length: count }, () => DEFAULT_WIDTH);
  for (const column of elements(xml, 'col')) {
    const width = Number(column.getAttribute('width') ?? DEFAULT_WIDTH);
    const last = Math.min(count, Number(column.getAttribute('max') ?? 0));
    for (let at = Number(column.getAttribute('min') ?? 1); at <= last; at++) widths[at - 1] = width;
  }
  return widths.map((width) => Math.round(width * PX_PER_CHARACTER + 5));
}

function cellText(cell: Element, style: number, shared: string[], formats: CellFormats): string {
  const type = cell.getAttribute('t') ?? 'n';
  if (type === 'inlineStr') return richText(cell);
  const value = elements(cell, 'v')[0]?.textContent ?? '';
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'n' && value !== '') return formatCell(Number(value), formats.codes[style] ?? '');
  return value;
}

/** Text of all runs, without phonetic hints. */
function richText(node: Element): string {
  return elements(node, 't')
    .filter((run) => run.parentElement?.localName !== 'rPh')
    .map((run) => run.textContent ?? '')
    .join('');
}

/** Elements by local name: files differ in their prefixes. */
export function elements(root: Document | Element | undefined, name: string): Element[] {
  return root ? [...root.getElementsByTagNameNS('*', name)] : [];
}

/** `Sheet 1!B7:C8` → its sheet and first cell; `undefined` for what is no cell (a header). */
export function sheetCell(at: string): { sheet: string; cell: CellAt } | undefined {
  const mark = at.lastIndexOf('!');
  const cell = place(at.slice(mark + 1).split(':')[0] ?? '');
  return cell && mark > 0 ? { sheet: at.slice(0, mark), cell } : undefined;
}

/** `B7` → row 7, column 2. */
function place(reference: string): CellAt | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference);
  if (!match) return undefined;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]), column };
}
