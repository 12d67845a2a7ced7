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
import type { Item } from '../../document/sheet/fill-sheet.ts';
import { escapeXml, unescapeXml } from '../../document/text.ts';
import { setText, textOf } from '../../document/zip.ts';
import type { Book } from './book.ts';
import { scanSheet, type SheetScan } from './scan.ts';

/** `count` rows like `row`, below it. */
export interface Growth {
  row: number;
  count: number;
}

export type RowMaps = Map<string, RowMap>;

function mapOf(growths: readonly Growth[]): RowMap {
  const map = new RowMap();
  let delta = 0;
  for (const { row, count } of growths) {
    // Ranges that end with the last printed row grow with it.
    map.place(row, row + delta);
    map.place(row, row + delta + count);
    delta += count;
    map.shift(row, delta);
  }
  return map;
}

const itemsOf = (growths: readonly Growth[], map: RowMap): Item[] =>
  growths.flatMap(({ row, count }) =>
    Array.from({ length: count + 1 }, (_, i) => ({ from: row, to: row, at: map.first(row) + i })),
  );

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

/** A copy of a row without what was written in it; formulas stay, their stale results do not. */
function emptyRow(xml: string): string {
  return xml.replace(/<c\b[^>]*?(?:\/>|(?<!\/)>.*?<\/c>)/gs, (cell) => {
    if (/<f[\s>]/.test(cell) && !/<f\b[^>]*\st="(?:shared|array|dataTable)"/.test(cell)) return cell;
    const tag = cell
      .slice(0, cell.indexOf('>') + 1)
      .replace(/\/?>$/, '')
      .replace(/\st="[^"]*"/, '');
    return `${tag}/>`;
  });
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
    for (let i = 1; i <= (growth?.count ?? 0); i += 1) {
      const same = (old: number): number | undefined => (old === row.number ? now + i : undefined);
      out.push(movedFormulas(renumber(emptyRow(source), now + i), sheet, maps, same));
    }
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
    const scan = scanSheet(xml);
    const grown = growRows(xml, scan, list, name, maps);
    const behind = grown.indexOf('</sheetData>');
    const after = moveRangesAround(moveMerges(grown.slice(behind), map, itemsOf(list, map)), name, maps);
    setText(book.parts, part, growDimension(grown.slice(0, behind), map) + dropEmptyRanges(after));
    moveSheetParts(book.parts, part, map);
  }
  moveWorkbookNames(book.parts, maps, hasFormulas);
  if (hasFormulas) dropCalculationChain(book.parts);
  return maps;
}
