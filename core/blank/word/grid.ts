/** A Word table as a grid: merged cells resolved, and what each cell holds. */
import type { WordBlock, WordCell, WordControl, WordParagraph, WordTable } from './form.ts';
import { framesOf, paragraphsOf } from './form.ts';
import { findInline, kindOfControl } from './inline.ts';
import { groupTicks, type TickGroup } from './ticks.ts';
import { choiceWords, isBlank, isHint, isImagePrompt, isPlaceholder, isUnitOnly } from './wording.ts';

export type CellRole = 'blank' | 'control' | 'ticks' | 'choice' | 'placeholder' | 'hint' | 'image' | 'mixed' | 'text';

export interface GridCell {
  cell: WordCell;
  /** Index of its first row and first grid column. */
  row: number;
  column: number;
  span: number;
  rowSpan: number;
  /** Own paragraphs; those of nested tables belong to the nested tables. */
  paragraphs: WordParagraph[];
  nested: WordTable[];
  text: string;
  role: CellRole;
  ticks: TickGroup[];
  /** Controls that make up the whole answer of the cell. */
  controls: number[];
  pictures: number;
  /** Read together with the cell that has `digits` or `heads`. */
  joined?: boolean;
  /** This cell and those right of it take one character each. */
  digits?: GridCell[];
  /** Headers that name the boxes of this cell and those right of it. */
  heads?: GridCell[];
}

export interface Grid {
  table: WordTable;
  /** Cells that begin in each row, left to right. */
  rows: GridCell[][];
  /** The cell that covers a position. */
  at(row: number, column: number): GridCell | undefined;
  width: number;
}

const ownBlocks = (blocks: WordBlock[]): WordBlock[] =>
  blocks.flatMap((block): WordBlock[] =>
    block.type === 'table' ? [] : block.type === 'frame' ? ownBlocks(block.blocks) : [block],
  );
const tablesOf = (blocks: WordBlock[]): WordTable[] =>
  blocks.flatMap((block) => (block.type === 'table' ? [block] : block.type === 'frame' ? tablesOf(block.blocks) : []));

/** Controls that hold all the text of the cell, or all of it that is not blank. */
function wholeControls(cell: WordCell, paragraphs: WordParagraph[], controls: WordControl[]): number[] {
  const open = (number: number): boolean => {
    const control = controls[number];
    return control !== undefined && kindOfControl(control) !== undefined;
  };
  const frames = framesOf(cell.blocks).map((frame) => frame.control);
  const around = [...(cell.control === undefined ? [] : [cell.control]), ...frames].filter(open);
  const inline = paragraphs.flatMap((paragraph) => paragraph.controls.map((span) => span.control)).filter(open);
  if (around.length > 0) return [around.at(-1) ?? 0];
  if (inline.length !== 1) return [];
  const rest = paragraphs.map((paragraph) =>
    [...paragraph.text].filter((_, at) => !paragraph.controls.some((span) => at >= span.from && at < span.to)).join(''),
  );
  return rest.every(isBlank) ? inline : [];
}

function roleOf(cell: GridCell, controls: WordControl[]): CellRole {
  const [first] = cell.controls;
  const control = first === undefined ? undefined : controls[first];
  if (control?.kind === 'picture') return 'image';
  if (control?.kind === 'date' && !control.placeholder && control.bound === undefined && /\d{4}/.test(cell.text))
    return 'text';
  // An ordinary rich text control round printed text changes nothing about the text.
  if (control && (control.kind !== 'rich' || control.placeholder || isPlaceholder(cell.text) || isBlank(cell.text)))
    return 'control';
  if (isImagePrompt(cell.text)) return 'image';
  if (cell.ticks.length > 0) return 'ticks';
  if (isBlank(cell.text)) return cell.pictures > 0 || cell.nested.length > 0 ? 'text' : 'blank';
  if (isUnitOnly(cell.text)) return 'blank';
  if (choiceWords(cell.text)) return 'choice';
  if (isPlaceholder(cell.text)) return 'placeholder';
  if (isHint(cell.text)) return 'hint';
  return 'text';
}

function makeCell(cell: WordCell, row: number, controls: WordControl[]): GridCell {
  const paragraphs = paragraphsOf(ownBlocks(cell.blocks));
  const made: GridCell = {
    cell,
    row,
    column: cell.column,
    span: cell.span,
    rowSpan: 1,
    paragraphs,
    nested: tablesOf(cell.blocks),
    text: paragraphs.map((paragraph) => paragraph.text).join('\n'),
    role: 'text',
    ticks: groupTicks(paragraphs, controls),
    controls: wholeControls(cell, paragraphs, controls),
    pictures: paragraphs.reduce((sum, paragraph) => sum + paragraph.pictures, 0),
  };
  made.role = roleOf(made, controls);
  // Printed words in grey in the place of an answer are advice; a label is not printed in grey.
  if (made.role === 'text' && !isBlank(made.text) && paragraphs.every((one) => one.atoms.every((atom) => atom.muted)))
    made.role = 'hint';
  if (made.role === 'text' && hasBlanks(made, controls)) made.role = 'mixed';
  return made;
}

/** `办公：        手机：` – answers go behind every colon. */
export const hasRoomBetween = (text: string): boolean =>
  /[：:](?:[^\S\n]{2,}|\u3000+|[^\S\n]*\n[^\n]*[：:])[^\s\u3000]?/.test(text.trim());

/** Printed words with blanks among them name nothing outside the cell. */
function hasBlanks(cell: GridCell, controls: WordControl[]): boolean {
  const labelled = cell.paragraphs.filter((paragraph) => /[：:]/.test(paragraph.text)).length;
  if (labelled > 1 || cell.paragraphs.some(({ text }) => hasRoomBetween(text))) return true;
  return cell.paragraphs.some((paragraph) =>
    findInline(paragraph, controls, { afterLabel: false, taken: [] }).some((one) => one.kind !== 'bookmark'),
  );
}

export function makeGrid(table: WordTable, controls: WordControl[]): Grid {
  const cover: (GridCell | undefined)[][] = [];
  const rows: GridCell[][] = [];
  for (const [index, row] of table.rows.entries()) {
    const line: (GridCell | undefined)[] = [];
    const begin: GridCell[] = [];
    for (const cell of row.cells) {
      const above = cell.merge === 'continue' ? cover[index - 1]?.[cell.column] : undefined;
      const own = above ?? makeCell(cell, index, controls);
      if (above) above.rowSpan = index - above.row + 1;
      else begin.push(own);
      for (let column = cell.column; column < cell.column + cell.span; column += 1) line[column] = own;
    }
    cover.push(line);
    rows.push(begin);
  }
  // 照片 with room beside it is a label; alone it is the frame.
  for (const cell of rows.flat()) {
    const right = cover[cell.row]?.[cell.column + cell.span];
    const words = cell.role === 'image' && cell.controls.length === 0;
    if (words && (right?.role === 'blank' || right?.role === 'image' || right?.role === 'hint') && !isBlank(cell.text))
      cell.role = 'text';
  }
  // （    ） beside 电话 is room for the area code, elsewhere a box.
  for (const cell of rows.flat()) {
    const left = cell.column > 0 ? cover[cell.row]?.[cell.column - 1] : undefined;
    if (
      left &&
      /^[（(][\s\u3000]+[）)][\s_＿—-]*$/.test(cell.text.trim()) &&
      /电\s*话|传\s*真|phone|fax/i.test(left.text)
    ) {
      cell.role = 'hint';
      cell.ticks = [];
    }
  }
  const width = cover.reduce((most, line) => Math.max(most, line.length), 0);
  return { table, rows, width, at: (row, column) => cover[row]?.[column] };
}

/** The cells that cover a row, left to right, merged ones from above included. */
export function cellsOfRow(grid: Grid, row: number): GridCell[] {
  const cells: GridCell[] = [];
  for (let column = 0; column < grid.width; column += 1) {
    const cell = grid.at(row, column);
    if (cell && cells.at(-1) !== cell) cells.push(cell);
  }
  return cells;
}

export const isLabel = (cell: GridCell | undefined): boolean => cell?.role === 'text' && !isBlank(cell.text);
export const isAnswer = (cell: GridCell): boolean => cell.role !== 'text' && cell.role !== 'mixed';
/** One cell over the whole width of the table. */
export const isFullWidth = (grid: Grid, cell: GridCell): boolean => cellsOfRow(grid, cell.row).length === 1;
