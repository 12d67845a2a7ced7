/** Rows of a register as the grid works with them: the register's columns in their order here, over the rows shown. */
import { useMemo, useState } from 'react';
import { answerKey, type AnswerValue, type RegisterRow } from '../../../core/answer/answer.ts';
import type { NamedSubject } from '../../../core/form/parse.ts';
import type { Column, Pack, QuestionOf } from '../../../core/form/pack-schema.ts';
import { insertRows, lastOfEach, type TableRow, type TableScope } from '../../../core/form/table-edit.ts';
import type { Register } from '../../../core/form/schema/register.ts';
import { clearedRows, ordersAfter, placeOf } from '../../../core/register/edits.ts';
import { numbersAfter } from '../../../core/register/row-numbers.ts';
import { isOwnRow, lockedColumns, originOf, takesOwnRows } from '../../../core/register/origin.ts';
import { type CellFindings, cellText } from '../../questionnaire/grid/GridRow.tsx';
import type { TableData } from '../../questionnaire/grid/read-table.ts';
import type { GridModel } from '../../questionnaire/grid/use-grid-model.ts';
import { putAnswer, readAnswer } from '../../questionnaire/state/put-answer.ts';
import { put, putRows } from '../../store/casefile-store.ts';
import { flushDrafts } from '../../store/drafts.ts';
import type { RegisterTable } from '../../store/register-tables.ts';
import { t } from '../../strings/t.ts';
import type { RowChecks } from './row-checks.ts';

const MOST_ROWS = 1_000_000;
const NO_LOCKS: ReadonlySet<string> = new Set();
const NO_CELLS: ReadonlyMap<string, AnswerValue> = new Map();
const newId = (): string => crypto.randomUUID();

/** Cells of a row as the grid asks for them; the same object while the row does not change. */
const cellsOfRow = new WeakMap<RegisterRow, ReadonlyMap<string, AnswerValue>>();
/** Rows of a register → one object a row id, whatever view it is in. */
const rowsOfTable = new WeakMap<RegisterTable['rows'], Map<string, TableRow>>();

function tableRow(register: Register, id: string, gone: true | undefined): TableRow {
  const origin = originOf(register, id);
  if (isOwnRow(id)) return { id, order: 'kept', printed: false, locked: NO_LOCKS };
  const label = origin?.source.label ?? '';
  return { id, order: 'kept', printed: !gone, locked: lockedColumns(register, id), origin: label, gone };
}

function tableRows(register: Register, rows: RegisterTable['rows'], ids: readonly string[]): TableRow[] {
  let known = rowsOfTable.get(rows);
  if (!known) rowsOfTable.set(rows, (known = new Map()));
  const own = known;
  return ids.map((id) => {
    let row = own.get(id);
    const gone = rows.get(id)?.gone;
    if (row?.gone !== gone || !row) own.set(id, (row = tableRow(register, id, gone)));
    return row;
  });
}

function dataOf(register: Register, table: () => RegisterTable, ids: readonly string[]): TableData {
  let index: Map<string, number> | undefined;
  // 100,000 entries: made only when somebody asks for a row's place.
  const indexOf = (): Map<string, number> => (index ??= new Map(ids.map((id, i) => [id, i])));
  return {
    rows: tableRows(register, table().rows, ids),
    indexOf: { get: (id) => indexOf().get(id), has: (id) => indexOf().has(id) },
    valueAt: (id, column) => table().rows.get(id)?.cells[column] ?? null,
    cellsOf: (id) => {
      const row = table().rows.get(id);
      if (!row) return NO_CELLS;
      let cells = cellsOfRow.get(row);
      if (!cells) cellsOfRow.set(row, (cells = new Map(Object.entries(row.cells))));
      return cells;
    },
  };
}

export function useRegisterModel(options: {
  pack: Pack;
  register: QuestionOf<'register'>;
  subject: string;
  subjects: NamedSubject[];
  readOnly: boolean;
  table: RegisterTable;
  /** Rows shown. */
  ids: readonly string[];
  /** Rows shown are all rows in their own order. */
  plain: boolean;
  /** Columns shown. */
  columns: readonly Column[];
  checks: RowChecks;
  findings: CellFindings;
  signal: () => RegisterTable;
}): GridModel {
  const { pack, register, subject, subjects, readOnly, table, ids, columns, checks, signal } = options;
  const data = useMemo(() => dataOf(register, signal, ids), [register, signal, ids]);
  const hidden = table.total - ids.length;
  const asTable = useMemo<QuestionOf<'table'>>(
    () => ({
      id: register.id,
      label: register.label,
      type: 'table',
      columns: [...columns],
      maxRows: takesOwnRows(register) ? Math.max(0, (register.maxRows ?? MOST_ROWS) - hidden) : 0,
    }),
    [register, columns, hidden],
  );
  const computed = useMemo(() => ({ get: (id: string) => checks.computed(id) }), [checks]);
  // Where the end is, is known only when all rows are here.
  const canAddRows =
    !readOnly && takesOwnRows(register) && table.complete && table.total < (register.maxRows ?? MOST_ROWS);
  const [freshId, setFreshId] = useState(newId);
  if (table.rows.has(freshId)) setFreshId(newId());
  const scope: TableScope = {
    pack,
    table: asTable,
    subject,
    rows: data.rows,
    subjects,
    newId,
    ...(register.key !== undefined && register.numberFrom !== undefined
      ? {
          numbered: {
            column: register.key,
            next: (after, count) => numbersAfter(register, table.rows, ids, after, count),
          },
        }
      : {}),
    ordersAfter: (after, count) => ordersAfter(table.rows, table.ids, rowBefore(options, after), count),
  };
  return {
    pack,
    table: asTable,
    subject,
    subjects,
    readOnly,
    canAddRows,
    data,
    computed,
    findings: options.findings,
    size: { rows: ids.length + (canAddRows ? 1 : 0), columns: columns.length },
    freshId,
    scope,
    textAt(row, column) {
      const id = ids[row] ?? '';
      return cellText(pack, column, data.cellsOf(id), checks.computed(id), subjects);
    },
    putCell(row, column, value) {
      const id = ids[row];
      if (id !== undefined) putAnswer(answerKey(subject, register.id, id, column.id), value);
      else if (value !== null) {
        const added = insertRows({ ...scope, newId: () => freshId }, ids.length - 1, 1);
        put(lastOfEach([...added.edits, { ...answerKey(subject, register.id, freshId, column.id), value }]));
      }
    },
    clear({ fromRow, toRow, fromColumn, toColumn }) {
      flushDrafts();
      const shown = data.rows.slice(fromRow, toRow + 1);
      const edits = clearedRows(table.rows, shown, columns.slice(fromColumn, toColumn + 1));
      putRows(subject, register.id, edits, t('grid.reason.clear'));
    },
    flush() {
      flushDrafts();
      return !table.rows.has(freshId) && readAnswer(answerKey(subject, register.id, freshId)) !== null ? 1 : 0;
    },
    offered: (row, option) => checks.offered(row, option),
  };
}

/** Which of all rows a new one comes after; `null` = it is the first. */
function rowBefore(
  { ids, plain, table }: { ids: readonly string[]; plain: boolean; table: RegisterTable },
  after: number,
): string | null {
  const last = table.ids.at(-1) ?? null;
  // At the end of a filtered or sorted view, a new row goes to the end of the register.
  if (ids.length === 0 || (after >= ids.length - 1 && !plain)) return last;
  if (after >= 0) return ids[Math.min(after, ids.length - 1)] ?? last;
  const place = placeOf(table.rows, table.ids, ids[0] ?? '');
  return place > 0 ? (table.ids[place - 1] ?? null) : null;
}
