/** Tables of a sheet: empty rows under a header (to be repeated), and printed rows with columns to fill. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isBlank, isPrinted, type SheetBlock } from './grid.ts';
import { blanksIn } from './inside.ts';
import { hintKind, isEllipsis, isSequence, isSequenceHeader } from './words.ts';

export interface TableColumn {
  column: number;
  columnEnd: number;
  /** From the outermost group to the column's own header; empty when nothing is printed above. */
  label: string[];
  block: SheetBlock;
}

/** Empty rows `from`–`to` of equal build below a header. */
export interface RowTable {
  from: number;
  to: number;
  columns: TableColumn[];
  /** Column of printed running numbers. */
  sequence?: TableColumn;
  /** Blocks that the table explains: its rows. */
  blocks: SheetBlock[];
  /** First row of the header. */
  header: number;
}

const isFrame = (block: SheetBlock): boolean => block.formula || isBlank(block);

/** Only blanks, but for a running number or 「……」 in front. */
function isDataRow(own: readonly SheetBlock[]): boolean {
  const real = own.filter((block) => isFrame(block) || isPrinted(block));
  if (real.some((block) => block.rowEnd > block.row)) return false;
  const [first, ...rest] = real;
  if (!first) return false;
  const fits = (block: SheetBlock): boolean => isFrame(block) || isEllipsis(block.text);
  const leads = fits(first) || isSequence(first.text);
  return leads && rest.every(fits) && real.filter(isBlank).length >= 2;
}

const shapeOf = (own: readonly SheetBlock[]): string =>
  own
    .filter((block) => isFrame(block) || isPrinted(block))
    .map((block) => `${block.column}-${block.columnEnd}`)
    .join(' ');

const isHeaderText = (block: SheetBlock): boolean =>
  isPrinted(block) && block.text.length <= 200 && !hintKind(block.text) && blanksIn(block).length === 0;

/** The header over one column: its own text and the groups above it. */
export function headerPath(
  blocks: Blocks,
  row: number,
  column: number,
  width: number,
): { label: string[]; top: number } {
  const own = blocks.at(row, column);
  if (!own || !isHeaderText(own)) return { label: [], top: row };
  const label = [tidyLabel(own.text)];
  let lower = own;
  for (let depth = 0; depth < 3; depth += 1) {
    const upper = blocks.at(lower.row - 1, column);
    if (!upper || !isHeaderText(upper)) break;
    const span = upper.columnEnd - upper.column + 1;
    const wider = span > lower.columnEnd - lower.column + 1;
    // What covers the whole table is its title, what is no wider is another table's row.
    if (!wider || span >= width) break;
    label.unshift(tidyLabel(upper.text));
    lower = upper;
  }
  return { label, top: lower.row };
}

function columnsUnder(
  blocks: Blocks,
  header: number,
  own: readonly SheetBlock[],
): { columns: TableColumn[]; top: number } {
  const real = own.filter((block) => isFrame(block) || isPrinted(block));
  const left = Math.min(...real.map((block) => block.column));
  const right = Math.max(...real.map((block) => block.columnEnd));
  let top = header;
  const columns = real.map((block) => {
    const path = headerPath(blocks, header, block.column, right - left + 1);
    top = Math.min(top, path.top);
    return { column: block.column, columnEnd: block.columnEnd, label: path.label, block };
  });
  return { columns, top };
}

/** A column of numbers is told by its header or by the first number printed in it. */
function sequenceOf(columns: readonly TableColumn[]): TableColumn | undefined {
  const [first] = columns;
  if (!first) return undefined;
  const printed = isPrinted(first.block) && (isSequence(first.block.text) || isEllipsis(first.block.text));
  return printed ? first : undefined;
}

const EXAMPLE = /^[（(【[]?\s*(?:例|示例|样例|填写示例|填表示例|example|sample|e\.g\.)/iu;
/** Statistical forms number their columns: 甲 | 乙 | 1 | 2 | 3. */
const COLUMN_NUMBER = /^(?:[甲乙丙丁戊己庚辛壬癸]|[（(]?\d{1,3}[）)]?|[A-Z])(?:\s*=.*)?$/u;

/** Between the header and the empty rows may stand an example, or the columns' numbers. */
function isBetween(own: readonly SheetBlock[]): boolean {
  const printed = own.filter(isPrinted);
  const [first] = printed;
  if (!first || printed.length < 2) return false;
  if (printed.slice(0, 2).some((block) => EXAMPLE.test(block.text))) return true;
  return printed.every((block) => COLUMN_NUMBER.test(block.text.trim()));
}

function tableAt(blocks: Blocks, from: number, to: number): RowTable | undefined {
  const own = blocks.own(from);
  let header = from - 1;
  while (header > 1 && isBetween(blocks.own(header))) header -= 1;
  const { columns, top } = columnsUnder(blocks, header, own);
  const sequence = sequenceOf(columns);
  const open = columns.filter((column) => column !== sequence && !column.block.formula);
  const headed = open.filter((column) => column.label.length > 0);
  if (headed.length < 2 || headed.length < open.length * 0.6) return undefined;
  const rows = to - from + 1;
  const numbered = sequence !== undefined || columns.some(({ label }) => isSequenceHeader(label.at(-1) ?? ''));
  // One empty row under a header is a list to be lengthened only when something says so.
  const ends = blocks.own(to + 1).filter(isPrinted).length <= 1;
  if (rows === 1 && !numbered && !(open.length >= 4 && ends)) return undefined;
  const inside: SheetBlock[] = [];
  for (let row = from; row <= to; row += 1) inside.push(...blocks.own(row));
  return { from, to, columns: headed, ...(sequence ? { sequence } : {}), blocks: inside, header: top };
}

/** Header rows without a drawn row below: lists to be filled from there on, as data-import sheets are made. */
function bareTable(blocks: Blocks, row: number, used: ReadonlySet<number>): RowTable | undefined {
  const own = blocks.own(row).filter((block) => isPrinted(block) || isBlank(block));
  if (own.length < 3 || used.has(row)) return undefined;
  const contiguous = own.every((block, i) => i === 0 || block.column === (own[i - 1]?.columnEnd ?? 0) + 1);
  const drawn = own.every((block) => isHeaderText(block) && (block.framed || block.strong) && block.text.length <= 40);
  if (!contiguous || !drawn) return undefined;
  const below = Math.max(...own.map((block) => block.rowEnd)) + 1;
  for (let next = below; next <= Math.min(blocks.lastRow, below + 20); next += 1)
    if (blocks.own(next).some((block) => isPrinted(block) || isBlank(block))) return undefined;
  const header = below - 1;
  const width = (own.at(-1)?.columnEnd ?? 0) - (own[0]?.column ?? 0) + 1;
  const columns: TableColumn[] = [];
  for (const block of own) {
    for (let column = block.column; column <= block.columnEnd; column += block.columnEnd - block.column + 1) {
      const list = blocks.grid.listAt(below, column);
      const { label } = headerPath(blocks, header, column, width);
      const cell: SheetBlock = blocks.at(below, column) ?? {
        ...block,
        row: below,
        rowEnd: below,
        columnEnd: block.column,
        text: '',
        framed: false,
        date: false,
      };
      const open = { ...cell, ...(list ? { list } : {}) };
      if (label.length > 0) columns.push({ column, columnEnd: column, label, block: open });
    }
  }
  const sequence = columns.find(({ label }) => isSequenceHeader(label.at(-1) ?? ''));
  if (columns.length < 3) return undefined;
  return { from: below, to: below, columns, ...(sequence ? { sequence } : {}), blocks: [], header: row };
}

export function findRowTables(blocks: Blocks): RowTable[] {
  const found: RowTable[] = [];
  const used = new Set<number>();
  for (let row = 2; row <= blocks.lastRow; row += 1) {
    const own = blocks.own(row);
    if (!isDataRow(own)) continue;
    const shape = shapeOf(own);
    let to = row;
    while (isDataRow(blocks.own(to + 1)) && shapeOf(blocks.own(to + 1)) === shape) to += 1;
    const table = tableAt(blocks, row, to);
    if (table) {
      found.push(table);
      for (let each = table.header; each <= to; each += 1) used.add(each);
    }
    row = to;
  }
  for (let row = 1; row <= blocks.lastRow; row += 1) {
    const bare = bareTable(blocks, row, used);
    if (bare) found.push(bare);
  }
  return found;
}

/** Header of a column with printed rows: the nearest text above, across empty cells of the same width, in a row of headers. */
export function headerOver(blocks: Blocks, block: SheetBlock): SheetBlock | undefined {
  const passed: SheetBlock[] = [];
  let header: SheetBlock | undefined;
  for (let below = block; ;) {
    const known = headers.get(below);
    if (known !== undefined) {
      header = known ?? undefined;
      break;
    }
    passed.push(below);
    const above = blocks.at(below.row - 1, block.column);
    if (!above || above.formula) break;
    if (isHeaderText(above)) {
      const covers = above.column <= block.column && block.columnEnd <= above.columnEnd;
      if (covers && isHeaderRow(blocks, above)) header = above;
      break;
    }
    if (above.column !== block.column || above.columnEnd !== block.columnEnd) break;
    below = above;
  }
  for (const each of passed) headers.set(each, header ?? null);
  return header;
}

/** Of blocks one below the other, each is asked; `null` is none. */
const headers = new WeakMap<SheetBlock, SheetBlock | null>();

function isHeaderRow(blocks: Blocks, header: SheetBlock): boolean {
  const own = blocks.own(header.row).filter((each) => isPrinted(each) || isBlank(each));
  return own.length >= 2 && own.every(isHeaderText);
}
