/** Answers without a cell of their own in the file: drop-downs beside a question, columns below a bold header without lines. */
import { isPrinted, isReal, keyOf, type SheetBlock, type SheetGrid } from './grid.ts';
import { isHeaderText } from './headers.ts';
import { isSequence, isSequenceHeader } from './words.ts';

const MAX_COLUMNS = 60;
const MAX_ADDED = 50_000;

export const emptyBlock = (row: number, column: number, list?: string[]): SheetBlock => ({
  row,
  column,
  rowEnd: row,
  columnEnd: column,
  text: '',
  number: false,
  formula: false,
  locked: false,
  open: false,
  framed: true,
  strong: false,
  date: false,
  ...(list ? { list } : {}),
});

class Layout {
  readonly rows = new Map<number, SheetBlock[]>();
  private readonly covered = new Map<number, SheetBlock>();

  constructor(grid: SheetGrid) {
    for (const block of grid.blocks) {
      const own = this.rows.get(block.row);
      if (own) own.push(block);
      else this.rows.set(block.row, [block]);
      for (let row = block.row; row <= block.rowEnd; row += 1)
        for (let column = block.column; column <= Math.min(block.columnEnd, block.column + 300); column += 1)
          this.covered.set(keyOf(row, column), block);
    }
    for (const own of this.rows.values()) own.sort((a, b) => a.column - b.column);
  }

  at(row: number, column: number): SheetBlock | undefined {
    return this.covered.get(keyOf(row, column));
  }
}

/** Drop-downs in rows that say something. */
function listCells(grid: SheetGrid, layout: Layout): SheetBlock[] {
  const added = new Map<number, SheetBlock>();
  for (const range of grid.listRanges ?? []) {
    const columnEnd = Math.min(range.columnEnd, range.column + MAX_COLUMNS);
    for (const [row, own] of layout.rows) {
      if (row < range.row || row > range.rowEnd || added.size > MAX_ADDED) continue;
      for (let { column } = range; column <= columnEnd; column += 1) {
        const beside = own.some((block) => isPrinted(block) && block.columnEnd < column);
        if (!beside || layout.at(row, column) || grid.hiddenRows?.has(row) || grid.hiddenColumns?.has(column)) continue;
        added.set(keyOf(row, column), emptyBlock(row, column, grid.listAt(row, column)));
      }
    }
  }
  return [...added.values()];
}

/** 序号 in front of other headers: what stands below it are rows, drawn or not. */
const isNumberedHeader = (printed: readonly SheetBlock[]): boolean =>
  printed.length >= 4 &&
  isSequenceHeader(printed[0]?.text ?? '') &&
  printed.every((block) => isHeaderText(block) && block.text.length <= 40);

/** Bold or shaded headers side by side. */
function headersOf(own: readonly SheetBlock[]): SheetBlock[] {
  const printed = own.filter(isPrinted);
  const joined = printed.every((block, i) => i === 0 || block.column === (printed[i - 1]?.columnEnd ?? 0) + 1);
  const strong = printed.every((block) => block.strong && isHeaderText(block) && block.text.length <= 60);
  return printed.length >= 2 && joined && (strong || isNumberedHeader(printed)) ? printed : [];
}

/** Columns below such headers that stay empty in all rows of the table. */
function columnCells(grid: SheetGrid, layout: Layout): SheetBlock[] {
  const added: SheetBlock[] = [];
  for (const own of layout.rows.values()) {
    const headers = headersOf(own);
    const [first] = headers;
    const last = headers.at(-1);
    if (!first || !last || headers.some((block) => block.column !== block.columnEnd)) continue;
    const rows: number[] = [];
    for (let row = Math.max(...headers.map((block) => block.rowEnd)) + 1; layout.rows.has(row); row += 1) {
      const below = (layout.rows.get(row) ?? []).filter(isReal);
      const inside = below.every((block) => first.column <= block.column && block.columnEnd <= last.columnEnd);
      if (!first.strong && !isSequence(below[0]?.text ?? '')) break;
      // A heading between the questions; anything else ends the table.
      const [only, ...others] = below;
      if (only && others.length === 0 && isPrinted(only) && only.strong) continue;
      if (!inside || below.length === 0 || below.some((block) => block.strong)) break;
      rows.push(row);
    }
    const empty = (block: SheetBlock | undefined): boolean => !block || !isReal(block);
    for (const { column } of headers) {
      if (rows.length === 0 || column === first.column || !rows.every((row) => empty(layout.at(row, column)))) continue;
      for (const row of rows) {
        const known = layout.at(row, column);
        const list = grid.listAt(row, column);
        added.push({ ...(known ?? emptyBlock(row, column)), framed: true, ...(list ? { list } : {}) });
      }
    }
  }
  return added.length > MAX_ADDED ? [] : added;
}

export function withVirtualBlanks(grid: SheetGrid): SheetGrid {
  const layout = new Layout(grid);
  const added = new Map<number, SheetBlock>();
  for (const block of [...columnCells(grid, layout), ...listCells(grid, layout)])
    if (!added.has(keyOf(block.row, block.column))) added.set(keyOf(block.row, block.column), block);
  if (added.size === 0) return grid;
  const kept = grid.blocks.filter((block) => !added.has(keyOf(block.row, block.column)));
  return { ...grid, blocks: [...kept, ...added.values()].sort((a, b) => a.row - b.row || a.column - b.column) };
}
