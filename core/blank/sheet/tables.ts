/** Tables of a sheet whose empty rows are to be repeated, one below the other or side by side. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isPrinted, type Segment, type SheetBlock } from './grid.ts';
import { headerPath, isHeaderText } from './headers.ts';
import { isFrame, isNumberedName, recordAt, type SheetRecord } from './record.ts';
import { exampleOf, isBetween, isGuide, unitsOf } from './between.ts';
import { isEllipsis, isSequence, isSequenceHeader } from './words.ts';

export interface TableColumn {
  column: number;
  columnEnd: number;
  /** From the outermost group to the column's own header; empty when nothing is printed above. */
  label: string[];
  block: SheetBlock;
}

/** Empty records in rows `from`–`to`, of equal build, below a header. */
export interface RowTable {
  from: number;
  to: number;
  /** Sheet rows of one record. */
  height: number;
  columns: TableColumn[];
  /** Column of printed running numbers. */
  sequence?: TableColumn;
  /** Blocks that the table explains: its rows; empty where nothing is drawn below the header. */
  blocks: SheetBlock[];
  /** First row of the header. */
  header: number;
  /** All columns of the table. */
  left: number;
  right: number;
  /** The first record holds an example whose wording says that it is to be replaced. */
  example?: boolean;
  /** Rows are drawn below the header. */
  drawn: boolean;
  /** Nothing is drawn: rows that are free below the header. */
  free?: number;
}

/** A column of numbers is told by the first number printed in it. */
function sequenceOf(columns: readonly TableColumn[]): TableColumn | undefined {
  const [first] = columns;
  if (!first) return undefined;
  const { text } = first.block;
  const printed = isPrinted(first.block) && (isSequence(text) || isEllipsis(text) || isNumberedName(text));
  return printed ? first : undefined;
}

/** Headers of as many rows as a record has, built like it. */
function parallelLabels(blocks: Blocks, record: SheetRecord, header: number): Map<SheetBlock, string[]> | undefined {
  const labels = new Map<SheetBlock, string[]>();
  const top = header - record.height + 1;
  for (const cell of record.cells) {
    const own = blocks.at(top + cell.row - record.row, cell.column);
    const same = own?.column === cell.column && own.columnEnd === cell.columnEnd;
    if (!own || !same || own.rowEnd - own.row !== cell.rowEnd - cell.row || !isHeaderText(own)) return undefined;
    labels.set(cell, [tidyLabel(own.text)]);
  }
  return labels;
}

function columnsUnder(
  blocks: Blocks,
  header: number,
  record: SheetRecord,
): { columns: TableColumn[]; top: number } | undefined {
  const [first] = record.cells;
  if (!first) return undefined;
  const span = { column: record.column, columnEnd: record.columnEnd };
  const parallel = record.height > 1 ? parallelLabels(blocks, record, header) : undefined;
  let top = parallel ? header - record.height + 1 : header;
  const columns = record.cells.map((block) => {
    const path = parallel
      ? { label: parallel.get(block) ?? [], top }
      : block.row === record.row
        ? headerPath(blocks, header, block.column, span)
        : { label: [], top: header };
    top = Math.min(top, path.top);
    return { column: block.column, columnEnd: block.columnEnd, label: path.label, block };
  });
  return { columns, top };
}

/** 平台1, 平台2, …… go on; 平台1, 平台2 alone are two rows to fill. */
function isOpenEnded(blocks: Blocks, record: SheetRecord, to: number): boolean {
  if (!record.named) return true;
  const last = blocks.at(to, record.column);
  return last !== undefined && isEllipsis(last.text);
}

/** One empty row under a header is a list to be lengthened only when something says so. */
function isList(
  blocks: Blocks,
  { row, height, column: left, columnEnd: right }: SheetRecord,
  to: number,
  columns: readonly TableColumn[],
  header: number,
): boolean {
  if (to - row + 1 > height) return true;
  if (sequenceOf(columns) || columns.some(({ label }) => isSequenceHeader(label.at(-1) ?? ''))) return true;
  // Labels over their answers, line below line, are a form.
  const over = blocks.segmentAt(blocks.rowOver(header), { column: left, columnEnd: right });
  if (over && recordAt(blocks, over)) return false;
  const below = blocks.own(blocks.rowUnder(to)).filter((block) => left <= block.column && block.column <= right);
  const open = columns.filter(({ block }) => !block.formula);
  return open.length >= 4 && below.filter(isPrinted).length <= 1;
}

function tableAt(blocks: Blocks, record: SheetRecord, to: number): RowTable | undefined {
  let header = blocks.rowOver(record.row);
  let example: SheetRecord | undefined;
  const units: SheetBlock[] = [];
  for (let over = blocks.segmentAt(header, record); over && header > 1 && isBetween(over);) {
    example ??= exampleOf(over, record);
    units.push(...unitsOf(over));
    header = blocks.rowOver(header);
    over = blocks.segmentAt(header, record);
  }
  const under = columnsUnder(blocks, header, record);
  if (!under) return undefined;
  const { top } = under;
  const columns = withUnits(under.columns, units);
  const sequence = sequenceOf(columns);
  const open = columns.filter((column) => column !== sequence && !column.block.formula);
  const headed = columns.filter((column) => column.label.length > 0);
  const named = open.filter((column) => column.label.length > 0);
  if (named.length < 2 || named.length < open.length * 0.6) return undefined;
  if (!isOpenEnded(blocks, record, to)) return undefined;
  if (!isList(blocks, record, to, columns, top)) return undefined;
  const inside: SheetBlock[] = [];
  for (let row = header + 1; row <= to; row += 1)
    inside.push(
      ...blocks.own(row).filter((block) => record.column <= block.column && block.column <= record.columnEnd),
    );
  const moved = example ? columns.map((column) => underExample(column, record, example)) : columns;
  return {
    from: example?.row ?? record.row,
    to,
    height: record.height,
    columns: moved.filter((_column, i) => headed.includes(columns[i] as TableColumn)),
    ...(sequence ? { sequence: moved[columns.indexOf(sequence)] ?? sequence } : {}),
    blocks: inside,
    header: top,
    drawn: true,
    left: record.column,
    right: record.columnEnd,
    ...(example ? { example: true } : {}),
  };
}

/** 「（万元）」 in a line below the header belongs to it. */
const withUnits = (columns: readonly TableColumn[], units: readonly SheetBlock[]): TableColumn[] =>
  columns.map((column) => {
    const unit = units.find((block) => block.column === column.column)?.text.trim();
    const nearest = column.label.at(-1);
    if (unit === undefined || nearest === undefined) return column;
    return { ...column, label: [...column.label.slice(0, -1), nearest + unit] };
  });

/** The column's cell in the example, which is the first to be filled. */
function underExample(column: TableColumn, record: SheetRecord, example: SheetRecord): TableColumn {
  const delta = example.row - record.row;
  const { block } = column;
  return { ...column, block: { ...block, row: block.row + delta, rowEnd: block.rowEnd + delta } };
}

/** Header rows without a drawn row below: lists to be filled from there on, as data-import sheets are made. */
function bareTable(blocks: Blocks, segment: Segment): RowTable | undefined {
  const { own } = segment;
  if (own.length < 3) return undefined;
  // Of two printed rows of equal build, the second is no header.
  const over = blocks.segmentAt(blocks.rowOver(segment.row), segment);
  if (over && over.own.length === own.length && over.own.every(isHeaderText)) return undefined;
  const drawn = own.every((block) => isHeaderText(block) && (block.framed || block.strong) && block.text.length <= 40);
  if (!drawn) return undefined;
  const under = Math.max(...own.map((block) => block.rowEnd)) + 1;
  const guide = blocks.segmentAt(under, segment);
  const guided = guide !== undefined && isGuide(guide) ? guide.own : [];
  const below = guided.length > 0 ? under + 1 : under;
  let free = 0;
  const isFree = (row: number): boolean => !blocks.own(row).some((block) => isFrame(block) || isPrinted(block));
  while (free < 20 && isFree(below + free)) free += 1;
  if (free < 20 && below + free <= blocks.lastRow) return undefined;
  while (below + free <= blocks.lastRow && isFree(below + free)) free += 1;
  const header = under - 1;
  const columns: TableColumn[] = [];
  for (const block of own) {
    for (let column = block.column; column <= block.columnEnd; column = blocks.columnBehind(column)) {
      const list = blocks.grid.listAt(below, column);
      const { label } = headerPath(blocks, header, column, segment);
      const cell: SheetBlock = blocks.at(below, column) ?? {
        ...block,
        row: below,
        rowEnd: below,
        column,
        columnEnd: column,
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
  return {
    from: below,
    to: below,
    height: 1,
    columns,
    ...(sequence ? { sequence } : {}),
    blocks: [...guided],
    header: segment.row,
    drawn: false,
    left: segment.column,
    right: segment.columnEnd,
    ...(below + free <= blocks.lastRow ? { free } : {}),
  };
}

export function findRowTables(blocks: Blocks): RowTable[] {
  const found: RowTable[] = [];
  /** Blocks that belong to a table or to its header. */
  const used = new Set<SheetBlock>();
  for (let row = 2; row <= blocks.lastRow; row += 1) {
    for (const segment of blocks.segments(row)) {
      if (segment.own.some((block) => used.has(block))) continue;
      const record = recordAt(blocks, segment);
      if (!record) continue;
      const to = lastOf(blocks, record);
      const table = tableAt(blocks, record, to);
      for (let each = table?.header ?? row; each <= to; each += 1)
        for (const block of blocks.own(each))
          if (record.column <= block.column && block.columnEnd <= record.columnEnd) used.add(block);
      if (table) found.push(table);
    }
  }
  for (let row = 1; row <= blocks.lastRow; row += 1) {
    for (const segment of blocks.segments(row)) {
      const bare = segment.own.some((block) => used.has(block)) ? undefined : bareTable(blocks, segment);
      if (bare) found.push(bare);
    }
  }
  return found;
}

/** Last row of the records of equal build that follow each other. */
function lastOf(blocks: Blocks, first: SheetRecord): number {
  let last = first;
  for (;;) {
    const segment = blocks.segmentAt(blocks.rowUnder(last.row + last.height - 1), first);
    const next = segment && recordAt(blocks, segment);
    if (!next || next.shape !== first.shape) return last.row + last.height - 1;
    last = next;
  }
}
