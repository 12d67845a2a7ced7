/** Running numbers of records: a table that has begun to count goes on, an empty column under 序号 is counted. */
import { isNumbered } from '../../../core/blank/sheet/sheet-place.ts';
import { atOf, type SheetGrid } from '../../../core/blank/sheet/grid.ts';
import type { RowTable } from '../../../core/blank/sheet/tables.ts';
import { isCounterHeader } from '../../../core/blank/sheet/words.ts';
import { rowOfRecord } from './row-plan.ts';
import type { Write } from './write.ts';

type NumberWrite = Omit<Write, 'place' | 'sheet'>;

/** @param given addresses of the record's columns that have a value */
export function numberOf(
  grid: SheetGrid,
  table: RowTable,
  index: number,
  given: ReadonlySet<string>,
): NumberWrite | undefined {
  return isNumbered(table) ? next(grid, table, index) : counted(grid, table, index, given);
}

const known = new WeakMap<RowTable, ReadonlySet<number>>();

/** Rows whose number is printed. */
function countedRows(table: RowTable, column: number): ReadonlySet<number> {
  const rows =
    known.get(table) ??
    new Set(table.blocks.filter((block) => block.column === column && /\d/.test(block.text)).map(({ row }) => row));
  known.set(table, rows);
  return rows;
}

function next(grid: SheetGrid, table: RowTable, index: number): NumberWrite | undefined {
  const column = table.sequence;
  if (!column) return undefined;
  const at = table.from + index * table.height;
  if (at <= table.to && countedRows(table, column.column).has(at) && !table.example) return undefined;
  const first = Number(/\d+/.exec(column.block.text)?.[0] ?? 1);
  const text = column.block.text.replace(/\d+/, String(first + index));
  const content = column.block.number || !/\d/.test(text) ? { number: first + index } : { text };
  const row: Write['row'] = (maps) => rowOfRecord(maps, grid.name, table, index, 0);
  return { row, column: column.column, content, text: String(first + index) };
}

function counted(grid: SheetGrid, table: RowTable, index: number, given: ReadonlySet<string>): NumberWrite | undefined {
  const column = table.columns.find(({ label }) => isCounterHeader(label.at(-1) ?? ''));
  if (!column || table.sequence || column.block.formula || given.has(atOf(grid.name, column.block))) return undefined;
  const row: Write['row'] = (maps) => rowOfRecord(maps, grid.name, table, index, column.block.row - table.from);
  return { row, column: column.column, content: { number: index + 1 }, text: String(index + 1) };
}
