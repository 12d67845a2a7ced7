/** Rows and cells of one table, kept up to date with the answers. */
import { useMemo } from 'react';
import { keyText, type Answer } from '../../../core/answer/answer.ts';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import { answers, evaluation } from '../../store/casefile-state.ts';
import { useStable } from '../state/use-stable.ts';
import { readTable, type TableData } from './read-table.ts';

function sameList(a: Answer[], b: Answer[]): boolean {
  return a.length === b.length && a.every((answer, i) => answer === b[i]);
}

export function useTable(table: QuestionOf<'table'>, subject: string): TableData {
  const prefix = keyText({ subject, question: table.id, row: '', column: '' }).slice(0, -1);
  const own = useStable(
    answers,
    (map) => {
      const list: Answer[] = [];
      for (const [key, answer] of map) if (key.startsWith(prefix)) list.push(answer);
      return list;
    },
    sameList,
  );
  return useMemo(() => readTable(table, own), [table, own]);
}

/** Rows as rules see them, for computed columns; `null` for tables without any. */
export function useComputedRows(
  table: QuestionOf<'table'>,
  subject: string,
): ReadonlyMap<string, Record<string, unknown>> | null {
  const wanted = table.columns.some((column) => column.type === 'computed');
  const rows = useStable(
    evaluation,
    (state) => (wanted ? (state?.subjects.get(subject)?.view[table.id] ?? null) : null),
    Object.is,
  );
  return useMemo(
    () =>
      Array.isArray(rows)
        ? new Map((rows as Record<string, unknown>[]).map((row) => [String(row['_id']), row] as const))
        : null,
    [rows],
  );
}
