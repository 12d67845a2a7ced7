/** Edits of a register's rows. A row is one answer; the screen edits single cells, so cells are gathered into row edits. Pure. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { CellValue, RegisterRow, RowPresence } from '../answer/answer.ts';
import type { Edit } from '../answer/change.ts';
import type { Column } from '../form/pack-schema.ts';
import type { TableRow } from '../form/table-edit.ts';
import type { RowEdit } from './call-results.ts';
import { ownOrder } from './origin.ts';
import type { ComposedRow, RegisterRows } from './register.ts';

/** Edits written as for a table (row presence, single cells) → one edit a row, in the order rows first occur. */
export function toRowEdits(edits: readonly Edit[]): RowEdit[] {
  const byRow = new Map<
    string,
    { row: string; order?: string; cells?: NonNullable<RowEdit['cells']>; remove?: true }
  >();
  for (const { row, column, value } of edits) {
    let own = byRow.get(row);
    if (!own) byRow.set(row, (own = { row }));
    if (column !== '') (own.cells ??= {})[column] = value as CellValue | null;
    else if (value === null) own.remove = true;
    else {
      const { order, cells } = value as RowPresence & Partial<RegisterRow>;
      own.order = order;
      if (cells) own.cells = { ...own.cells, ...cells };
    }
  }
  return [...byRow.values()];
}

/** Emptying an area of the screen: one edit a row, and only for cells that hold something. */
export function clearedRows(rows: RegisterRows, shown: readonly TableRow[], columns: readonly Column[]): RowEdit[] {
  const open = columns.filter(({ type }) => type !== 'computed');
  return shown.flatMap(({ id, locked }) => {
    const own = rows.get(id)?.cells;
    if (!own) return [];
    const cells: NonNullable<RowEdit['cells']> = {};
    for (const column of open) if (own[column.id] !== undefined && !locked.has(column.id)) cells[column.id] = null;
    return Object.keys(cells).length > 0 ? [{ row: id, cells }] : [];
  });
}

/** The row after an edit; `null` = removed, `undefined` = there was no such row and the edit makes none. */
export function editedRow(before: ComposedRow | undefined, edit: RowEdit): ComposedRow | null | undefined {
  if (edit.remove) return before && null;
  const order = edit.order ?? before?.order;
  if (order === undefined) return undefined;
  const cells: Record<string, CellValue> = { ...before?.cells };
  for (const [column, value] of Object.entries(edit.cells ?? {}))
    if (value === null) delete cells[column];
    else cells[column] = value;
  return { order, cells, ...(before?.gone ? { gone: true as const } : {}) };
}

/** The edit that brings a row from one state to another; `undefined` where they are the same. */
export function rowDifference(id: string, from: RegisterRow | undefined, to: RegisterRow | null): RowEdit | undefined {
  if (to === null) return from && { row: id, remove: true };
  const cells: NonNullable<RowEdit['cells']> = {};
  for (const [column, value] of Object.entries(to.cells))
    if (!sameValue(from?.cells[column], value)) cells[column] = value;
  for (const column of Object.keys(from?.cells ?? {})) if (!(column in to.cells)) cells[column] = null;
  const moved = from?.order !== to.order;
  if (!moved && Object.keys(cells).length === 0) return undefined;
  return { row: id, ...(moved ? { order: to.order } : {}), cells };
}

export function sameRow(a: ComposedRow, b: ComposedRow): boolean {
  if (a === b) return true;
  if (a.order !== b.order || a.gone !== b.gone) return false;
  const names = Object.keys(a.cells);
  return names.length === Object.keys(b.cells).length && names.every((name) => sameValue(a.cells[name], b.cells[name]));
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/**
 * Orders for new rows directly after a row, among all rows of the register and not only those on the screen: a filtered
 * view must not put a new row onto the order of a hidden one.
 * @param ids all rows in their order
 * @param after row id; `null` = before all rows
 */
export function ordersAfter(rows: RegisterRows, ids: readonly string[], after: string | null, count: number): string[] {
  const place = after === null ? -1 : placeOf(rows, ids, after);
  const before = place < 0 ? null : ownOrder(rows.get(ids[place] ?? '')?.order);
  let next: string | null = null;
  // Rows of two devices may share an order; only a greater one leaves room. Rows from elsewhere stand before all others.
  for (let i = place + 1; i < ids.length && next === null; i++) {
    const order = ownOrder(rows.get(ids[i] ?? '')?.order);
    if (order !== null && (before === null || order > before)) next = order;
  }
  return generateNKeysBetween(before, next, count);
}

/** Place of a row in the order, by halving. −1 when it is not there. */
export function placeOf(rows: RegisterRows, ids: readonly string[], id: string): number {
  const row = rows.get(id);
  if (!row) return -1;
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = ids[middle] ?? '';
    if (there === id) return middle;
    const order = rows.get(there)?.order ?? '';
    if (order < row.order || (order === row.order && there < id)) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Order of rows after some came, went or moved; the others are not sorted again. */
export function mergeIds(rows: RegisterRows, ids: readonly string[], changed: ReadonlySet<string>): string[] {
  const order = (id: string): string => rows.get(id)?.order ?? '';
  const compare = (a: string, b: string): number => {
    const [first, second] = [order(a), order(b)];
    return first < second ? -1 : first > second ? 1 : a < b ? -1 : 1;
  };
  const fresh = [...changed].filter((id) => rows.has(id)).sort(compare);
  const merged: string[] = [];
  let next = 0;
  for (const id of ids) {
    if (changed.has(id) || !rows.has(id)) continue;
    while (next < fresh.length && compare(fresh[next] ?? '', id) < 0) merged.push(fresh[next++] ?? '');
    merged.push(id);
  }
  return next < fresh.length ? [...merged, ...fresh.slice(next)] : merged;
}
