/** Blocks of cells as spreadsheets put them on the clipboard: tab-separated text, cells with breaks in quotes. */
import { foldLabel } from './parse.ts';

/** Rows of cells; rows may differ in length. */
export type Block = string[][];

/** At `start` a quote opens. The cell ends at the quote that a tab, a line break or the end follows; else it is no quoted cell. */
function quotedCell(text: string, start: number): { cell: string; end: number } | undefined {
  let cell = '';
  let i = start + 1;
  for (;;) {
    const quote = text.indexOf('"', i);
    if (quote < 0) return undefined;
    cell += text.slice(i, quote);
    const next = text[quote + 1];
    if (next === '"') {
      cell += '"';
      i = quote + 2;
      continue;
    }
    if (next === undefined || next === '\t' || next === '\n' || next === '\r') return { cell, end: quote + 1 };
    return undefined;
  }
}

/** Tab-separated text → block. Line breaks inside quoted cells become `\n`; one trailing line break is no row. */
export function parseTsv(text: string): Block {
  const rows: Block = [];
  let row: string[] = [];
  let i = 0;
  while (i <= text.length) {
    const quoted = text[i] === '"' ? quotedCell(text, i) : undefined;
    let end: number;
    if (quoted) {
      row.push(quoted.cell.replace(/\r\n?/g, '\n'));
      end = quoted.end;
    } else {
      end = i;
      while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++;
      row.push(text.slice(i, end));
    }
    const mark = text[end];
    if (mark === '\t') {
      i = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (mark === undefined) break;
    i = end + (mark === '\r' && text[end + 1] === '\n' ? 2 : 1);
    if (i >= text.length) break;
  }
  return rows;
}

/** Quotes what a spreadsheet would split otherwise. */
export function toTsv(block: Block): string {
  const quote = (cell: string): string => (/[\t\n\r"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return block.map((row) => row.map(quote).join('\t')).join('\r\n');
}

/** No cells with text at all. */
export function isBlankRow(row: string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

/** Where each column of a block goes: index into `labels`, or −1 for a column the table does not have. */
export interface HeaderMap {
  targets: number[];
  /** Titles of block columns that find no column here. */
  unknown: string[];
}

/** 「数量（个）」 is found as 「数量」 and as 「数量（台）」 too, unless that could be two columns. */
function labelFinder(labels: string[]): (cell: string) => number {
  const bare = (label: string): string => foldLabel(label).replace(/\([^()]*\)$/, '');
  return (cell) => {
    const exact = labels.findIndex((label) => foldLabel(label) === foldLabel(cell));
    if (exact >= 0 || !bare(cell)) return exact;
    const loose = labels.flatMap((label, i) => (bare(label) === bare(cell) ? [i] : []));
    return loose.length === 1 ? (loose[0] ?? -1) : -1;
  };
}

/**
 * Is this row a heading of the table? It is when at least two of its cells (or its only cell) are column labels and
 * these are at least half of its filled cells. Values that happen to equal one label do not turn a row into a heading.
 */
export function matchHeader(labels: string[], row: string[]): HeaderMap | undefined {
  const find = labelFinder(labels);
  const used = new Set<number>();
  const unknown: string[] = [];
  const targets = row.map((cell) => {
    const target = find(cell);
    if (target >= 0 && !used.has(target)) {
      used.add(target);
      return target;
    }
    if (cell.trim()) unknown.push(cell.trim());
    return -1;
  });
  const filled = used.size + unknown.length;
  const enough = used.size >= 2 || (used.size === 1 && filled === 1);
  return enough && used.size * 2 >= filled ? { targets, unknown } : undefined;
}
