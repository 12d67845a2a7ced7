/** Marking rows: the edit of one row, and what marking many at once would do. Pure. */
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import { isFilled } from '../form/functions.ts';
import type { RowEdit } from './call-results.ts';
import type { MarkBoard } from './marking-board.ts';
import type { MarkSpec } from './marking-spec.ts';
import type { RegisterRows } from './register.ts';

export interface MarkDefaults {
  /** Column → what empty cells of a marked row are filled with. */
  carried: ReadonlyMap<string, CellValue>;
  /** Text to fill an empty text column with, once the row has this result. */
  phrase?(id: string, row: RegisterRow, result: string): { column: string; text: string } | undefined;
}

export interface MarkPlan {
  edits: RowEdit[];
  /** Rows that have this result already. */
  same: number;
  /** Rows marked otherwise before: option → how many. */
  overwritten: ReadonlyMap<string, number>;
  /** Rows not marked before. */
  fresh: number;
}

/** @param result option; `null` takes the mark away and leaves what else was written */
export function markEdit(
  spec: MarkSpec,
  id: string,
  row: RegisterRow,
  result: string | null,
  defaults: MarkDefaults,
): RowEdit {
  const cells: NonNullable<RowEdit['cells']> = { [spec.column.id]: result };
  if (result !== null) {
    for (const [column, value] of defaults.carried) if (!isFilled(row.cells[column])) cells[column] = value;
    const phrase = defaults.phrase?.(id, row, result);
    if (phrase && !isFilled(row.cells[phrase.column])) cells[phrase.column] = phrase.text;
  }
  return { row: id, cells };
}

export function planMarks(
  board: MarkBoard,
  rows: RegisterRows,
  ids: readonly string[],
  result: string | null,
  defaults: MarkDefaults,
): MarkPlan {
  const overwritten = new Map<string, number>();
  const plan: MarkPlan = { edits: [], same: 0, overwritten, fresh: 0 };
  for (const id of ids) {
    const row = rows.get(id);
    if (!row) continue;
    const before = board.result(id);
    if (before === (result ?? '')) {
      plan.same += 1;
      continue;
    }
    if (before === '') plan.fresh += 1;
    else overwritten.set(before, (overwritten.get(before) ?? 0) + 1);
    plan.edits.push(markEdit(board.spec, id, row, result, defaults));
  }
  return plan;
}

/**
 * What a marked row is filled with: what was written there last, or in a row of the register; a date otherwise today.
 * @param first what a text column says before anything was written, e.g. who uses the program; by column
 */
export function carriedValues(
  board: MarkBoard,
  today: string,
  first: ReadonlyMap<string, CellValue> = new Map(),
): Map<string, CellValue> {
  const carried = new Map<string, CellValue>();
  for (const column of board.spec.carry) {
    const value = board.lastUsed(column.id) ?? (column.type === 'date' ? today : first.get(column.id));
    if (value !== undefined) carried.set(column.id, value);
  }
  return carried;
}

/** The value that the last row with one holds in each carried column but dates: what was used when the file was open last. */
export function usedBefore(spec: MarkSpec, rows: RegisterRows, ids: readonly string[]): Map<string, CellValue> {
  const found = new Map<string, CellValue>();
  const wanted = spec.carry.filter(({ type }) => type !== 'date');
  for (let i = ids.length - 1; i >= 0 && found.size < wanted.length; i--)
    for (const { id } of wanted) {
      const value = rows.get(ids[i] ?? '')?.cells[id];
      if (value !== undefined && isFilled(value) && !found.has(id)) found.set(id, value);
    }
  return found;
}

/** What a plan fills empty carried cells with, by column. */
export function carriedIn(spec: MarkSpec, plan: MarkPlan): Map<string, CellValue> {
  const found = new Map<string, CellValue>();
  for (const { cells = {} } of plan.edits)
    for (const { id } of spec.carry) {
      const value = cells[id];
      if (value !== undefined && value !== null && !found.has(id)) found.set(id, value);
    }
  return found;
}

/** Rows of a plan whose empty text is filled with a phrase. */
export function phrasesIn(spec: MarkSpec, plan: MarkPlan): number {
  const others = new Set([spec.column.id, ...spec.mark.carry]);
  return plan.edits.filter(({ cells = {} }) => Object.keys(cells).some((column) => !others.has(column))).length;
}
