/** A worksheet as its reader sees it: blocks (cells, or merged cells as one) with what decides whether an answer goes there. */

export interface SheetBlock {
  /** 1-based, inclusive; equal for a single cell. */
  row: number;
  column: number;
  rowEnd: number;
  columnEnd: number;
  /** As shown; '' when nothing is. */
  text: string;
  /** Holds a number, not text. */
  number: boolean;
  formula: boolean;
  /** The sheet is protected and this cell is locked. */
  locked: boolean;
  /** The sheet is protected and this cell is open for input. */
  open: boolean;
  /** Drawn as a box: bordered or merged. */
  framed: boolean;
  /** Bold or shaded, as headers are. */
  strong: boolean;
  /** Shows a date. */
  date: boolean;
  /** Underlined blanks in its text, as offsets. */
  underlined?: readonly [from: number, to: number][];
  /** What its number format is made for; general when absent. */
  shows?: 'date' | 'number' | 'percent' | 'text';
  /** Entries of its drop-down; empty when they cannot be read. */
  list?: string[];
  /** Defined name of exactly this cell. */
  name?: string;
}

export interface SheetGrid {
  name: string;
  blocks: SheetBlock[];
  /** Drop-down of a cell that does not exist in the file. */
  listAt: (row: number, column: number) => string[] | undefined;
  /** Columns and rows nobody sees: what stands on both sides of them stands side by side. */
  /** Ranges of cells with drop-downs. */
  listRanges?: readonly { row: number; column: number; rowEnd: number; columnEnd: number }[];
  hiddenColumns?: ReadonlySet<number>;
  hiddenRows?: ReadonlySet<number>;
}

/** Blocks of one row without a gap between them. */
export interface Segment {
  row: number;
  column: number;
  columnEnd: number;
  own: SheetBlock[];
}

const MAX_COLUMNS = 16_384;
export const keyOf = (row: number, column: number): number => row * MAX_COLUMNS + column;
export const cellOf = (key: number): [row: number, column: number] => [
  Math.floor(key / MAX_COLUMNS),
  key % MAX_COLUMNS,
];

/** Look-ups over the blocks of one sheet. */
export class Blocks {
  readonly grid: SheetGrid;
  readonly lastRow: number;
  readonly lastColumn: number;
  private readonly byCell = new Map<number, SheetBlock>();
  private readonly byRow = new Map<number, SheetBlock[]>();
  private readonly segmentsByRow = new Map<number, Segment[]>();

  constructor(grid: SheetGrid) {
    this.grid = grid;
    let lastRow = 0;
    let lastColumn = 0;
    for (const block of grid.blocks) {
      lastRow = Math.max(lastRow, block.rowEnd);
      lastColumn = Math.max(lastColumn, block.columnEnd);
      for (let row = block.row; row <= block.rowEnd; row += 1)
        for (let column = block.column; column <= block.columnEnd; column += 1)
          this.byCell.set(keyOf(row, column), block);
      const own = this.byRow.get(block.row);
      if (own) own.push(block);
      else this.byRow.set(block.row, [block]);
    }
    for (const own of this.byRow.values()) own.sort((a, b) => a.column - b.column);
    this.lastRow = lastRow;
    this.lastColumn = lastColumn;
  }

  at(row: number, column: number): SheetBlock | undefined {
    return this.byCell.get(keyOf(row, column));
  }

  /** Blocks that begin in `row`, from left to right. */
  own(row: number): readonly SheetBlock[] {
    return this.byRow.get(row) ?? [];
  }

  columnBefore(column: number): number {
    let before = column - 1;
    while (this.grid.hiddenColumns?.has(before)) before -= 1;
    return before;
  }
  columnBehind(column: number): number {
    let behind = column + 1;
    while (this.grid.hiddenColumns?.has(behind)) behind += 1;
    return behind;
  }
  rowOver(row: number): number {
    let over = row - 1;
    while (this.grid.hiddenRows?.has(over)) over -= 1;
    return over;
  }
  rowUnder(row: number): number {
    let under = row + 1;
    while (this.grid.hiddenRows?.has(under)) under += 1;
    return under;
  }

  left(block: SheetBlock): SheetBlock | undefined {
    return this.at(block.row, this.columnBefore(block.column));
  }
  right(block: SheetBlock): SheetBlock | undefined {
    return this.at(block.row, this.columnBehind(block.columnEnd));
  }
  above(block: SheetBlock): SheetBlock | undefined {
    return this.at(this.rowOver(block.row), block.column);
  }

  /** Printed and drawn blocks that begin in `row`, parted where a column is free. */
  segments(row: number): readonly Segment[] {
    const known = this.segmentsByRow.get(row);
    if (known) return known;
    const found: Segment[] = [];
    for (const block of this.own(row)) {
      if (!isReal(block)) continue;
      const last = found.at(-1);
      if (last && this.isJoined(row, last.columnEnd, block.column)) {
        last.own.push(block);
        last.columnEnd = block.columnEnd;
      } else found.push({ row, column: block.column, columnEnd: block.columnEnd, own: [block] });
    }
    this.segmentsByRow.set(row, found);
    return found;
  }

  /** Between two columns of a row stand only hidden ones and cells merged with rows above. */
  private isJoined(row: number, from: number, to: number): boolean {
    for (let column = this.columnBehind(from); column < to; column = this.columnBehind(column)) {
      const between = this.at(row, column);
      if (!between || !isReal(between)) return false;
    }
    return true;
  }

  /** The part of `row` over or under the columns of `segment`. */
  segmentAt(row: number, segment: Pick<Segment, 'column' | 'columnEnd'>): Segment | undefined {
    return this.segments(row).find(
      ({ column, columnEnd }) => column === segment.column && columnEnd === segment.columnEnd,
    );
  }
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `Sheet1!A2:B2` */
export function atOf(sheet: string, block: Pick<SheetBlock, 'row' | 'column' | 'rowEnd' | 'columnEnd'>): string {
  const from = `${columnLetters(block.column)}${block.row}`;
  const to = `${columnLetters(block.columnEnd)}${block.rowEnd}`;
  return `${sheet}!${from === to ? from : `${from}:${to}`}`;
}

const NOTHING = /^[\s\u3000\u00a0_＿]*$/u;
export const isEmptyText = (text: string): boolean => NOTHING.test(text);

/** An empty block a person would write into. */
export const isBlank = (block: SheetBlock | undefined): block is SheetBlock =>
  block !== undefined &&
  !block.formula &&
  isEmptyText(block.text) &&
  (block.framed || block.open || block.list !== undefined || block.name !== undefined || /_/.test(block.text));

/** Takes part in the layout: printed, computed, or drawn for an answer. */
export const isReal = (block: SheetBlock): boolean => block.formula || isBlank(block) || isPrinted(block);

export const isPrinted = (block: SheetBlock | undefined): block is SheetBlock =>
  block !== undefined && !block.formula && !isEmptyText(block.text);
