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
  /** What its number format is made for; general when absent. */
  shows?: 'date' | 'number' | 'text';
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
}

const MAX_COLUMNS = 16_384;
export const keyOf = (row: number, column: number): number => row * MAX_COLUMNS + column;

/** Look-ups over the blocks of one sheet. */
export class Blocks {
  readonly grid: SheetGrid;
  readonly lastRow: number;
  readonly lastColumn: number;
  private readonly byCell = new Map<number, SheetBlock>();
  private readonly byRow = new Map<number, SheetBlock[]>();

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

  left(block: SheetBlock): SheetBlock | undefined {
    return this.at(block.row, block.column - 1);
  }
  right(block: SheetBlock): SheetBlock | undefined {
    return this.at(block.row, block.columnEnd + 1);
  }
  above(block: SheetBlock): SheetBlock | undefined {
    return this.at(block.row - 1, block.column);
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

export const isPrinted = (block: SheetBlock | undefined): block is SheetBlock =>
  block !== undefined && !block.formula && !isEmptyText(block.text);
