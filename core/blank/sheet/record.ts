/** One empty record of a table: a sheet row, or the rows that a merged cell at its side holds together. */
import { type Blocks, isBlank, isPrinted, isReal, type Segment, type SheetBlock } from './grid.ts';
import { isEllipsis, isSequence } from './words.ts';

export interface SheetRecord {
  row: number;
  height: number;
  column: number;
  columnEnd: number;
  /** In reading order. */
  cells: SheetBlock[];
  /** Equal for records of equal build. */
  shape: string;
  /** Its first cell is a name that counts: 平台1. */
  named: boolean;
}

export const isFrame = (block: SheetBlock): boolean => block.formula || isBlank(block);

/** 平台1, 数据2 */
export const isNumberedName = (text: string): boolean => /^\p{Script=Han}{1,6}\s*\d{1,3}$/u.test(text.trim());

/** More rows than this are a group at the side of a form, not a record. */
const MAX_HEIGHT = 4;

/** Only blanks, but for a running number or 「……」 in front. */
export function recordAt(blocks: Blocks, segment: Segment): SheetRecord | undefined {
  const { row, column, columnEnd } = segment;
  const height = Math.max(...segment.own.map((block) => block.rowEnd)) - row + 1;
  if (height > MAX_HEIGHT) return undefined;
  const cells: SheetBlock[] = [];
  for (let each = row; each < row + height; each += 1)
    cells.push(
      ...blocks.own(each).filter((block) => isReal(block) && column <= block.column && block.columnEnd <= columnEnd),
    );
  if (cells.some((block) => block.rowEnd >= row + height)) return undefined;
  const [first, ...rest] = cells;
  if (!first) return undefined;
  const fits = (block: SheetBlock): boolean => isFrame(block) || isEllipsis(block.text);
  const named = isPrinted(first) && isNumberedName(first.text);
  const leads = fits(first) || isSequence(first.text) || named;
  if (!leads || !rest.every(fits) || cells.filter(isBlank).length < 2) return undefined;
  const shape = cells
    .map((block) => `${block.row - row}+${block.rowEnd - block.row}:${block.column}-${block.columnEnd}`)
    .join(' ');
  return { row, height, column, columnEnd, cells, shape, named };
}

/** Printed cells of a segment, in the shape of `record`. */
export function isBuiltLike(segment: Segment, record: SheetRecord): boolean {
  const cells = segment.own.filter(isReal);
  return (
    record.height === 1 &&
    cells.length === record.cells.length &&
    cells.every(
      (cell, i) => cell.column === record.cells[i]?.column && cell.columnEnd === record.cells[i]?.columnEnd,
    ) &&
    cells.some(isPrinted)
  );
}
