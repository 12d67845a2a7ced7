/** A register's rows as expressions read them, in their order. */
import type { RegisterRow } from '../answer/answer.ts';
import type { Register } from '../form/schema/register.ts';
import { compareOrder, putValue, type RowView } from '../form/view.ts';
import { originOf } from './origin.ts';

/** A row with everything it shows: what a person wrote, and what its source prints or proposes. */
export interface ComposedRow extends RegisterRow {
  /** Its source is not there any more; it stays for what was written into it. */
  gone?: true;
}

/** Row id → row. */
export type RegisterRows = ReadonlyMap<string, ComposedRow>;

/**
 * Computed columns and linked rows are filled in by {@link ./check-rows.ts}; until then they are `null`. `_source` is
 * the source of a row that comes from elsewhere, `gone` where that is not there any more, `null` for a person's own.
 */
export function rowView(register: Register, id: string, row: ComposedRow): RowView {
  const view: RowView = { _id: id };
  if (register.rows) view['_source'] = row.gone ? 'gone' : (originOf(register, id)?.source.id ?? null);
  for (const column of register.columns) putValue(view, column, row.cells[column.id]);
  return view;
}

/** Row ids in their order. */
export function orderedIds(rows: RegisterRows): string[] {
  return [...rows]
    .map(([id, { order }]) => ({ id, order }))
    .sort(compareOrder)
    .map(({ id }) => id);
}
