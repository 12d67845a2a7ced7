/** A workbook opened for reading its blanks: sheets as grids, with the XML they came from. */
import { cellOf, keyOf, type SheetBlock, type SheetGrid } from '../../../core/blank/sheet/grid.ts';
import { emptyBlock } from '../../../core/blank/sheet/virtual.ts';
import { numberText } from '../../../core/form/display.ts';
import { columnNumber, readRows } from '../../document/sheet/rows.ts';
import { readWorkbook, richText, WORKBOOK, type Workbook } from '../../document/sheet/workbook.ts';
import { unescapeXml } from '../../document/text.ts';
import { attribute, findElements } from '../../document/xml.ts';
import { textOf, type Parts } from '../../document/zip.ts';
import { requireWellFormed } from '../open.ts';
import { type CellRange, DropDowns, type ListSource, parseRange } from './lists.ts';
import { dropPrefixes, type Prefixed } from './prefixes.ts';
import { type CellLook, readLooks } from './styles.ts';

export interface BookSheet {
  name: string;
  part: string;
  hidden: boolean;
}

export interface Book {
  parts: Parts;
  prefixed: Prefixed;
  workbook: Workbook;
  sheets: BookSheet[];
  /** Grids of the sheets people see. */
  grids: SheetGrid[];
}

interface RawCell {
  row: number;
  column: number;
  text: string;
  number: boolean;
  formula: boolean;
  style: number;
  /** Runs of a text with formats of its own. */
  rich?: string;
}

/** Excel shows 15 digits: 1.1000000000000001 is 1.1. */
const shownNumber = (value: string): string => {
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? value : numberText(Number(number.toPrecision(15)));
};

/** Inside of the string item, where some of it is underlined. */
function richOf(xml: string, type: string, raw: string, items: readonly string[]): { rich?: string } {
  const runs = type === 's' ? (items[Number(raw)] ?? '') : type === 'inlineStr' ? xml : '';
  return /<u(?:\s[^>]*)?\/>/.test(runs) ? { rich: runs } : {};
}

/** Blanks of at least two characters in underlined runs. */
function underlinedIn(rich: string | undefined): { underlined?: [number, number][] } {
  if (rich === undefined) return {};
  const found: [number, number][] = [];
  let at = 0;
  for (const [run] of rich.replace(/<rPh\b.*?<\/rPh>/gs, '').matchAll(/<r>.*?<\/r>/gs)) {
    const text = richText(run);
    const underlined = /<u(?:\s+val="(?!none)[^"]*")?\s*\/>/.test(run);
    if (underlined && text.length > 1 && text.trim() === '') found.push([at, at + text.length]);
    at += text.length;
  }
  return found.length > 0 ? { underlined: found } : {};
}

function readCells(xml: string, strings: string[], items: readonly string[]): RawCell[] {
  return readRows(xml, strings).rows.flatMap(({ number: row, cells }) =>
    cells.map((cell) => {
      const raw = unescapeXml(/<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(cell.xml)?.[1] ?? '');
      const type = attribute(cell.xml.slice(0, cell.xml.indexOf('>') + 1), 't') ?? 'n';
      const number = cell.text === undefined && type === 'n' && raw !== '';
      return {
        row,
        column: cell.column,
        text: cell.text ?? (number ? shownNumber(raw) : raw),
        number,
        formula: /<f[\s>/]/.test(cell.xml),
        style: Number(cell.style || 0),
        ...richOf(cell.xml, type, raw, items),
      };
    }),
  );
}

const hiddenSpans = (xml: string, element: string): [number, number][] =>
  [...xml.matchAll(new RegExp(`<${element}\\b[^>]*\\shidden="(?:1|true)"[^>]*>`, 'g'))].map(([tag]) => {
    const from = Number(attribute(tag, element === 'col' ? 'min' : 'r') ?? 0);
    return [from, element === 'col' ? Number(attribute(tag, 'max') ?? from) : from];
  });

function mergesOf(xml: string): CellRange[] {
  return [...xml.matchAll(/<mergeCell\b[^>]*\sref="([^"]*)"/g)]
    .map((match) => parseRange(match[1] ?? ''))
    .filter((range) => range !== undefined);
}

interface GridInput {
  name: string;
  xml: string;
  cells: RawCell[];
  looks: CellLook[];
  dates: Set<number>;
  names: Map<string, string>;
  lists: DropDowns;
}

function gridOf({ name, xml, cells, looks, dates, names, lists }: GridInput): SheetGrid {
  const isProtected = /<sheetProtection\b[^>]*\ssheet="(?:1|true)"/.test(xml);
  const hiddenRows = new Set(hiddenSpans(xml, 'row').map(([row]) => row));
  const hiddenColumns = hiddenSpans(xml, 'col');
  const isHidden = (cell: RawCell): boolean =>
    hiddenRows.has(cell.row) || hiddenColumns.some(([from, to]) => from <= cell.column && cell.column <= to);
  const { starts, covered } = mergeMaps(mergesOf(xml), cells);
  const blocks: SheetBlock[] = [];
  for (const cell of cells) {
    const key = keyOf(cell.row, cell.column);
    if (covered.has(key) || isHidden(cell)) continue;
    const merge = starts.get(key);
    const look: CellLook = looks[cell.style] ?? { bordered: false, strong: false, locked: true };
    const list = lists.at(cell.row, cell.column);
    const named = names.get(`${name}!${key}`);
    blocks.push({
      row: cell.row,
      column: cell.column,
      rowEnd: merge?.rowEnd ?? cell.row,
      columnEnd: merge?.columnEnd ?? cell.column,
      text: cell.text,
      number: cell.number,
      ...underlinedIn(cell.rich),
      formula: cell.formula,
      locked: isProtected && look.locked,
      open: isProtected && !look.locked,
      framed: look.bordered || merge !== undefined,
      strong: look.strong,
      date: dates.has(cell.style),
      ...(dates.has(cell.style) ? { shows: 'date' as const } : look.shows ? { shows: look.shows } : {}),
      ...(list ? { list } : {}),
      ...(named === undefined ? {} : { name: named }),
    });
  }
  addMerged(blocks, starts, covered, cells, (row, column) => lists.at(row, column));
  addNamed(blocks, name, names, (row, column) => lists.at(row, column));
  const hiddenSet = new Set(hiddenColumns.flatMap(([from, to]) => range(from, Math.min(to, from + 300))));
  return {
    name,
    blocks,
    listAt: (row, column) => lists.at(row, column),
    listRanges: lists.ranges,
    hiddenColumns: hiddenSet,
    hiddenRows,
  };
}

/** Some programs write no cell for a merged blank: the merge alone draws it. */
function addMerged(
  blocks: SheetBlock[],
  starts: ReadonlyMap<number, CellRange>,
  covered: ReadonlySet<number>,
  cells: readonly RawCell[],
  listAt: SheetGrid['listAt'],
): void {
  const known = new Set(cells.map((cell) => keyOf(cell.row, cell.column)));
  const rows = new Set(cells.map((cell) => cell.row));
  for (const [key, { row, column, rowEnd, columnEnd }] of starts)
    if (!known.has(key) && !covered.has(key) && rows.has(row))
      blocks.push({ ...emptyBlock(row, column, listAt(row, column)), rowEnd, columnEnd });
}

/** A defined name may be given to a cell that the file does not hold yet. */
function addNamed(
  blocks: SheetBlock[],
  sheet: string,
  names: ReadonlyMap<string, string>,
  listAt: SheetGrid['listAt'],
): void {
  for (const [at, named] of names) {
    const cut = at.lastIndexOf('!');
    if (at.slice(0, cut) !== sheet) continue;
    const [row, column] = cellOf(Number(at.slice(cut + 1)));
    const covers = (b: SheetBlock): boolean =>
      b.row <= row && row <= b.rowEnd && b.column <= column && column <= b.columnEnd;
    if (blocks.some(covers)) continue;
    blocks.push({ ...emptyBlock(row, column, listAt(row, column)), framed: false, name: named });
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Merged cells by their first cell, and the cells under them; clipped to the cells there are. */
function mergeMaps(merges: CellRange[], cells: RawCell[]): { starts: Map<number, CellRange>; covered: Set<number> } {
  const lastRow = cells.reduce((last, cell) => Math.max(last, cell.row), 0);
  const lastColumn = cells.reduce((last, cell) => Math.max(last, cell.column), 0);
  const starts = new Map<number, CellRange>();
  const covered = new Set<number>();
  for (const range of merges) {
    // A merge over more than the sheet's cells is drawn only where they are; hostile ones cover a million rows.
    const rowEnd = Math.min(range.rowEnd, Math.max(lastRow, range.row));
    const columnEnd = Math.min(range.columnEnd, Math.max(lastColumn, range.column));
    if ((rowEnd - range.row + 1) * (columnEnd - range.column + 1) > 200_000) continue;
    starts.set(keyOf(range.row, range.column), { ...range, rowEnd, columnEnd });
    for (let row = range.row; row <= rowEnd; row += 1)
      for (let column = range.column; column <= columnEnd; column += 1)
        if (row !== range.row || column !== range.column) covered.add(keyOf(row, column));
  }
  return { starts, covered };
}

/** Defined names: by name for lists, by cell for single cells. Excel's own (`_xlnm.…`) and hidden ones are left out. */
function readNames(workbook: string): { byName: Map<string, string>; byCell: Map<string, string> } {
  const byName = new Map<string, string>();
  const byCell = new Map<string, string>();
  for (const [, tag = '', raw = ''] of workbook.matchAll(/(<definedName\b[^>]*>)([^<]*)<\/definedName>/g)) {
    const name = unescapeXml(attribute(tag, 'name') ?? '');
    const formula = unescapeXml(raw);
    byName.set(name.toLowerCase(), formula);
    if (name.startsWith('_xlnm.') || /\shidden="(?:1|true)"/.test(tag)) continue;
    const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(formula);
    if (!match) continue;
    const sheet = match[1]?.replace(/''/g, "'") ?? match[2] ?? '';
    byCell.set(`${sheet}!${keyOf(Number(match[4]), columnNumber(match[3] ?? ''))}`, name);
  }
  return { byName, byCell };
}

function readSheets(parts: Parts, workbook: Workbook): BookSheet[] {
  const states = new Map<string, boolean>();
  for (const [tag] of textOf(parts, WORKBOOK).matchAll(/<sheet\b[^>]*>/g)) {
    states.set(unescapeXml(attribute(tag, 'name') ?? ''), /^(?:veryH|h)idden$/.test(attribute(tag, 'state') ?? ''));
  }
  return workbook.sheets.map(({ name, part }) => ({ name, part, hidden: states.get(name) ?? false }));
}

/** @throws WorkbenchError TEMPLATE */
export function openBook(parts: Parts): Book {
  const prefixed = dropPrefixes(parts);
  const small = [WORKBOOK, 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml', 'xl/styles.xml'];
  requireWellFormed(parts, small);
  const workbook = readWorkbook(parts);
  const sheets = readSheets(parts, workbook);
  requireWellFormed(
    parts,
    sheets.map((sheet) => sheet.part),
  );
  const shared = textOf(parts, 'xl/sharedStrings.xml');
  const items = /<u(?:\s[^>]*)?\/>/.test(shared)
    ? findElements(shared, ['si']).map((item) => shared.slice(item.innerStart, item.innerEnd))
    : [];
  const cells = new Map(
    sheets.map(({ name, part }) => [name, readCells(textOf(parts, part), workbook.strings, items)]),
  );
  const { byName, byCell } = readNames(textOf(parts, WORKBOOK));
  const source: ListSource = {
    cells: (sheet, range) =>
      (cells.get(sheet) ?? []).filter((c) => c.text !== '' && inRange(c, range)).map((c) => c.text),
    name: (name) => byName.get(name.toLowerCase()),
  };
  const looks = readLooks(textOf(parts, 'xl/styles.xml'));
  const grids = sheets
    .filter((sheet) => !sheet.hidden)
    .map(({ name, part }) => {
      const xml = textOf(parts, part);
      const lists = new DropDowns(xml, name, source);
      const own = cells.get(name) ?? [];
      return gridOf({ name, xml, cells: own, looks, dates: workbook.dateStyles, names: byCell, lists });
    });
  return { parts, prefixed, workbook, sheets, grids };
}

const inRange = (cell: RawCell, range: CellRange): boolean =>
  range.row <= cell.row && cell.row <= range.rowEnd && range.column <= cell.column && cell.column <= range.columnEnd;
