/** What a person has chosen of a difference → the rows as they will be. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import type { Register } from '../form/schema/register.ts';
import type { DiffGroup, DiffRow, GroupChoice, ImportChoices } from './import-model.ts';
import { nextNumbers } from './row-numbers.ts';
import { ownOrder } from './origin.ts';
import type { RegisterRows } from './register.ts';

export interface ApplyInput {
  register: Register;
  groups: Readonly<Record<DiffGroup, readonly DiffRow[]>>;
  rows: RegisterRows;
  /** In their order. */
  ids: readonly string[];
  choices: ImportChoices;
  newId: () => string;
}

export interface AppliedRows {
  edits: { row: string; value: RegisterRow | null }[];
  added: number;
  changed: number;
  removed: number;
  /** Reviewed rows among the changed. */
  reviewed: number;
  /** Numbers given to new rows. */
  numbered: number;
}

export function applyDiff(input: ApplyInput): AppliedRows {
  const { groups, rows, choices } = input;
  const isChanged = chosen(choices.changed);
  const isReviewed = chosen(choices.reviewed);
  const touched = [...groups.changed, ...groups.reviewed, ...(choices.erase ? groups.emptied : [])].filter(
    ({ reviewed, fileRow }) => (reviewed ? isReviewed(fileRow) : isChanged(fileRow)),
  );
  const changed = touched.flatMap((row) => {
    const before = rows.get(row.id);
    const cells = before && changedCells(before, row, choices.erase);
    return before && cells ? [{ row: row.id, value: inOrder(input.register, before.order, cells), of: row }] : [];
  });
  const isRemoved = chosen(choices.remove);
  const removed = groups.missing.filter(({ id }) => isRemoved(id)).map(({ id }) => ({ row: id, value: null }));
  const isAdded = chosen(choices.added);
  const fresh = groups.added.filter(({ fileRow }) => isAdded(fileRow));
  const numbers = choices.number ? nextNumbers(input.register, rows, groups.added) : new Map<DiffRow, string>();
  const last = ownOrder(rows.get(input.ids.at(-1) ?? '')?.order);
  const orders = generateNKeysBetween(last, null, fresh.length);
  const added = fresh.map((row, i) => {
    const number = numbers.get(row);
    const cells = {
      ...row.cells,
      ...(number !== undefined && input.register.key ? { [input.register.key]: number } : {}),
    };
    return { row: input.newId(), value: inOrder(input.register, orders[i] ?? '', cells) };
  });
  return {
    edits: [...added, ...changed.map(({ row, value }) => ({ row, value })), ...removed],
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    reviewed: changed.filter(({ of }) => of.reviewed).length,
    numbered: fresh.filter((row) => numbers.has(row)).length,
  };
}

function chosen<T>({ all, except }: GroupChoice<T>): (value: T) => boolean {
  const others = new Set(except);
  return (value) => all !== others.has(value);
}

function changedCells(before: RegisterRow, row: DiffRow, erase: boolean): Record<string, CellValue> | undefined {
  const cells: Record<string, CellValue> = { ...before.cells };
  for (const { column, to } of row.changes ?? []) if (to !== null) cells[column] = to;
  if (erase) for (const { column } of row.erased ?? []) delete cells[column];
  const isTouched = (row.changes?.length ?? 0) > 0 || (erase && (row.erased?.length ?? 0) > 0);
  return isTouched ? cells : undefined;
}

/** In the order of the columns, so that equal rows are written alike however they were filled. */
function inOrder(register: Register, order: string, cells: Readonly<Record<string, CellValue>>): RegisterRow {
  const sorted: Record<string, CellValue> = {};
  for (const { id } of register.columns) {
    const value = cells[id];
    if (value !== undefined) sorted[id] = value;
  }
  return { order, cells: sorted };
}

/** A row of the register has become another one since it was compared. */
export function movedSince(
  groups: ApplyInput['groups'],
  rows: RegisterRows,
  before: ReadonlyMap<string, RegisterRow>,
): boolean {
  const used = [...groups.changed, ...groups.reviewed, ...groups.emptied, ...groups.missing];
  return used.some(({ id }) => rows.get(id) !== before.get(id));
}
