/** A table question as the grid works with it: its rows, what its cells show, and how a cell is written. */
import { useMemo, useState } from 'react';
import { answerKey, type AnswerValue } from '../../../core/answer/answer.ts';
import type { NamedSubject } from '../../../core/form/parse.ts';
import type { Column, Option, Pack, QuestionOf } from '../../../core/form/pack-schema.ts';
import { type Area, insertRows, maxRows, type TableScope } from '../../../core/form/table-edit.ts';
import { put } from '../../store/casefile-store.ts';
import { flushDrafts } from '../../store/drafts.ts';
import { findingsByCell } from '../state/findings-index.ts';
import { useFindings } from '../state/findings.ts';
import { putAnswer, readAnswer } from '../state/put-answer.ts';
import { useNamedSubjects, useScope } from '../state/scope.ts';
import { type CellFindings, cellText } from './GridRow.tsx';
import type { TableData } from './read-table.ts';
import type { Size } from './selection.ts';
import { useComputedRows, useTable } from './use-table.ts';

export interface GridModel {
  pack: Pack;
  table: QuestionOf<'table'>;
  subject: string;
  subjects: NamedSubject[];
  readOnly: boolean;
  canAddRows: boolean;
  data: TableData;
  computed: Pick<ReadonlyMap<string, Record<string, unknown>>, 'get'> | null;
  findings: CellFindings;
  /** Rows with the empty one at the end that becomes a row when typed into. */
  size: Size;
  /** Id that the empty row will have. */
  freshId: string;
  scope: TableScope;
  textAt(row: number, column: Column): string;
  /** Writes one cell; in the empty row this makes the row. */
  putCell(row: number, column: Column, value: AnswerValue | null): void;
  /** Empties an area in its own way; without it, cell by cell. */
  clear?(area: Area): void;
  /** Hands on what is being typed. @returns 1 when that made the empty row a row, so that another follows it. */
  flush(): number;
  /** Whether an option is on offer in this row (its `visibleWhen` over `row`); all are where this is absent. */
  offered?(row: string, option: Option): boolean;
}

const newId = (): string => crypto.randomUUID();

export function useGridModel(table: QuestionOf<'table'>, subject: string, readOnly: boolean): GridModel {
  const { pack } = useScope();
  const subjects = useNamedSubjects();
  const data = useTable(table, subject);
  const computed = useComputedRows(table, subject);
  const list = useFindings(subject, table.id);
  const findings = useMemo(() => findingsByCell(list, subject, table.id), [list, subject, table.id]);
  const canAddRows = !readOnly && data.rows.length < maxRows(table);
  const [freshId, setFreshId] = useState(newId);
  if (data.indexOf.has(freshId)) setFreshId(newId());
  const scope: TableScope = { pack, table, subject, rows: data.rows, subjects, newId };
  return {
    pack,
    table,
    subject,
    subjects,
    readOnly,
    canAddRows,
    data,
    computed,
    findings,
    size: { rows: data.rows.length + (canAddRows ? 1 : 0), columns: table.columns.length },
    freshId,
    scope,
    textAt(row, column) {
      const id = data.rows[row]?.id ?? '';
      return cellText(pack, column, data.cellsOf(id), computed?.get(id), subjects);
    },
    putCell(row, column, value) {
      const known = data.rows[row];
      if (known) putAnswer(answerKey(subject, table.id, known.id, column.id), value);
      else if (value !== null) {
        const added = insertRows({ ...scope, newId: () => freshId }, data.rows.length - 1, 1);
        put([...added.edits, { ...answerKey(subject, table.id, freshId, column.id), value }]);
      }
    },
    flush() {
      flushDrafts();
      return !data.indexOf.has(freshId) && readAnswer(answerKey(subject, table.id, freshId)) !== null ? 1 : 0;
    },
  };
}
