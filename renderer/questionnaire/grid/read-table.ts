/** Rows and cells of one table, from its answers. Pure. */
import type { Answer, AnswerValue, RowPresence } from '../../../core/answer/answer.ts';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import type { TableRow } from '../../../core/form/table-edit.ts';

export interface TableData {
  rows: readonly TableRow[];
  /** Row id → index in `rows`. */
  indexOf: Pick<ReadonlyMap<string, number>, 'get' | 'has'>;
  valueAt(row: string, column: string): AnswerValue | null;
  /** Answers of one row; the same object while the row does not change. */
  cellsOf(row: string): ReadonlyMap<string, AnswerValue>;
}

const NO_CELLS: ReadonlyMap<string, AnswerValue> = new Map();
const NO_LOCKS: ReadonlySet<string> = new Set();

/** Printed rows first, in the pack's order; then own rows by their fractional order (as in core/form/view.ts). */
export function readTable(table: QuestionOf<'table'>, own: readonly Answer[]): TableData {
  const cells = new Map<string, Map<string, AnswerValue>>();
  const present: { id: string; order: string }[] = [];
  for (const { row, column, value } of own) {
    if (!row) continue;
    if (column === '') {
      present.push({ id: row, order: (value as RowPresence).order });
      continue;
    }
    const known = cells.get(row);
    if (known) known.set(column, value);
    else cells.set(row, new Map([[column, value]]));
  }
  const rows: TableRow[] = [];
  for (const printed of table.fixedRows ?? []) {
    rows.push({ id: printed.id, order: '', printed: true, locked: new Set(Object.keys(printed.cells)) });
    const known = cells.get(printed.id) ?? new Map<string, AnswerValue>();
    for (const [column, value] of Object.entries(printed.cells)) known.set(column, value);
    cells.set(printed.id, known);
  }
  const fixed = new Set(rows.map((row) => row.id));
  const sorted = present
    .filter((row) => !fixed.has(row.id))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
  for (const { id, order } of sorted) rows.push({ id, order, printed: false, locked: NO_LOCKS });
  return {
    rows,
    indexOf: new Map(rows.map((row, i) => [row.id, i])),
    valueAt: (row, column) => cells.get(row)?.get(column) ?? null,
    cellsOf: (row) => cells.get(row) ?? NO_CELLS,
  };
}
