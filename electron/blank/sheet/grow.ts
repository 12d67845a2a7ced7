/** Rows added below the printed ones of a table: cloned with their formats, everything that refers to rows moved along. */
import { RowMap } from '../../document/sheet/plan.ts';
import { moveFormula } from '../../document/sheet/references.ts';
import {
  dropCalculationChain,
  dropEmptyRanges,
  moveFormulaRange,
  moveMerges,
  moveRangesAround,
  moveSheetParts,
  moveWorkbookNames,
} from '../../document/sheet/surroundings.ts';
import type { Item } from '../../document/sheet/layout.ts';
import { escapeXml, unescapeXml } from '../../document/text.ts';
import { setText, textOf } from '../../document/zip.ts';
import { columnNumber } from '../../document/sheet/rows.ts';
import type { Book } from './book.ts';
import { scanSheet, type SheetScan } from './scan.ts';
import { unshareFormulas } from './shared-formulas.ts';

/** `count` records like the one of `height` rows that ends with `row`, below it. */
export interface Growth {
  row: number;
  height: number;
  count: number;
  /** Columns of the tables that grow here; what else stands in these rows is not repeated. */
  left: number;
  right: number;
}

export type RowMaps = Map<string, RowMap>;

function mapOf(growths: readonly Growth[]): RowMap {
  const map = new RowMap();
  let delta = 0;
  for (const { row, height, count } of growths) {
    // Ranges that end with the last printed row grow with it.
    map.place(row, row + delta);
    map.place(row, row + delta + count * height);
    delta += count * height;
    map.shift(row, delta);
  }
  return map;
}

const itemsOf = (growths: readonly Growth[], map: RowMap): Item[] =>
  growths.flatMap(({ row, height, count }) => {
    const from = row - height + 1;
    return Array.from({ length: count + 1 }, (_, i) => ({ from, to: row, at: map.first(from) + i * height }));
  });

const renumber = (xml: string, row: number): string =>
  xml
    .replace(/^(<row\b[^>]*?\sr=")\d+(")/, `$1${row}$2`)
    .replace(/(<c\b[^>]*?\sr="[A-Z]+)\d+(")/g, (_whole, head: string, tail: string) => head + row + tail);

const movedFormulas = (
  xml: string,
  sheet: string,
  maps: RowMaps,
  sameItem?: (old: number) => number | undefined,
): string =>
  xml.replace(
    /(<f\b[^>]*>)([^<]*)(<\/f>)/g,
    (_whole, open: string, text: string, close: string) =>
      open + escapeXml(moveFormula(unescapeXml(text), { sheet, ...(sameItem ? { sameItem } : {}) }, maps)) + close,
  );

const CELL = /<c\b[^>]*?(?:\/>|(?<!\/)>.*?<\/c>)/gs;
const columnOf = (cell: string): number => columnNumber(/\sr="([A-Z]+)\d/.exec(cell)?.[1] ?? '');

/**
 * A copy of a row without what was written in it; formulas stay, their stale results do not. Beside the table may stand
 * something else, which is not repeated.
 */
function emptyRow(xml: string, { left, right }: Growth): string {
  const outside = (cell: string): boolean => columnOf(cell) < left || columnOf(cell) > right;
  const shared = [...xml.matchAll(CELL)].some(([cell]) => outside(cell) && /<(?:v|is)\b/.test(cell));
  return xml.replace(CELL, (cell) => {
    if (shared && outside(cell)) return '';
    if (/<f[\s>]/.test(cell) && !/<f\b[^>]*\st="(?:shared|array|dataTable)"/.test(cell)) return cell;
    const tag = cell
      .slice(0, cell.indexOf('>') + 1)
      .replace(/\/?>$/, '')
      .replace(/\st="[^"]*"/, '');
    return `${tag}/>`;
  });
}

/** The rows of the last record, once for each record to be added. */
function copies(xml: string, scan: SheetScan, growth: Growth, sheet: string, maps: RowMaps): string[] {
  const from = growth.row - growth.height + 1;
  const rows = scan.rows.filter(({ number }) => from <= number && number <= growth.row);
  const first = maps.get(sheet)?.first(from) ?? from;
  const out: string[] = [];
  for (let i = 1; i <= growth.count; i += 1) {
    const at = first + i * growth.height;
    const same = (old: number): number | undefined => (from <= old && old <= growth.row ? at + old - from : undefined);
    for (const row of rows) {
      const empty = emptyRow(xml.slice(row.start, row.end), growth);
      out.push(movedFormulas(renumber(empty, at + row.number - from), sheet, maps, same));
    }
  }
  return out;
}

function growRows(xml: string, scan: SheetScan, growths: readonly Growth[], sheet: string, maps: RowMaps): string {
  const map = maps.get(sheet);
  if (!map) return xml;
  const out: string[] = [xml.slice(0, scan.start)];
  let at = scan.start;
  for (const row of scan.rows) {
    out.push(xml.slice(at, row.start));
    const source = xml.slice(row.start, row.end);
    const now = map.first(row.number);
    out.push(movedFormulas(now === row.number ? source : renumber(source, now), sheet, maps));
    at = row.end;
    const growth = growths.find((each) => each.row === row.number);
    if (growth) out.push(...copies(xml, scan, growth, sheet, maps));
  }
  out.push(xml.slice(at));
  return moveFormulaRange(out.join(''), map);
}

const growDimension = (xml: string, map: RowMap): string =>
  xml.replace(
    /(<dimension\b[^>]*\sref="[A-Z]+\d+:[A-Z]+)(\d+)(")/,
    (_whole, head: string, row: string, tail: string) => head + map.last(Number(row)) + tail,
  );

/**
 * Changes the book's parts; answers where each sheet's rows went.
 * @param growths by sheet name, from top to bottom
 */
export function growTables(book: Book, growths: ReadonlyMap<string, Growth[]>): RowMaps {
  const maps: RowMaps = new Map();
  for (const [sheet, list] of growths) if (list.length > 0) maps.set(sheet, mapOf(list));
  if (maps.size === 0) return maps;
  let hasFormulas = false;
  for (const { name, part } of book.sheets) {
    const xml = textOf(book.parts, part);
    hasFormulas ||= /<f[\s>/]/.test(xml);
    const list = growths.get(name) ?? [];
    const map = maps.get(name);
    if (!map) {
      const moved = movedFormulas(xml, name, maps);
      if (moved !== xml) setText(book.parts, part, moved);
      continue;
    }
    const own = unshareFormulas(xml);
    const grown = growRows(own, scanSheet(own), list, name, maps);
    const behind = grown.indexOf('</sheetData>');
    const after = moveRangesAround(moveMerges(grown.slice(behind), map, itemsOf(list, map)), name, maps);
    setText(book.parts, part, growDimension(grown.slice(0, behind), map) + dropEmptyRanges(after));
    moveSheetParts(book.parts, part, map);
  }
  moveWorkbookNames(book.parts, maps, hasFormulas);
  if (hasFormulas) dropCalculationChain(book.parts);
  return maps;
}
