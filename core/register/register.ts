/** A register's rows as expressions read them, in their order. Views are kept until their row changes. */
import type { RegisterRow } from '../answer/answer.ts';
import type { Register } from '../form/schema/register.ts';
import { compareOrder, putValue, type RowView } from '../form/view.ts';

/** Row id → row. */
export type RegisterRows = ReadonlyMap<string, RegisterRow>;

const views = new WeakMap<RegisterRow, RowView>();

/** Computed columns are filled in by {@link ./check-rows.ts}; until then they are `null`. */
export function rowView(register: Register, id: string, row: RegisterRow): RowView {
  const known = views.get(row);
  if (known) return known;
  const view: RowView = { _id: id };
  for (const column of register.columns) putValue(view, column, row.cells[column.id]);
  views.set(row, view);
  return view;
}

/** Row ids in the order a person has given them. */
export function orderedIds(rows: RegisterRows): string[] {
  return [...rows]
    .map(([id, { order }]) => ({ id, order }))
    .sort(compareOrder)
    .map(({ id }) => id);
}
