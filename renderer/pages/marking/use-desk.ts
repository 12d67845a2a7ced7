/** What both ways of marking work with: rows, what the pack says of them, counts, phrases, and the marking itself. */
import { useEffect, useMemo, useRef } from 'react';
import type { RegisterRow } from '../../../core/answer/answer.ts';
import { numberText } from '../../../core/form/display.ts';
import type { Column, QuestionOf } from '../../../core/form/pack-schema.ts';
import { MarkBoard, type MarkGroup } from '../../../core/register/marking-board.ts';
import type { MarkCounts } from '../../../core/register/marking-counts.ts';
import {
  carriedValues,
  markEdit,
  type MarkDefaults,
  type MarkPlan,
  planMarks,
  usedBefore,
} from '../../../core/register/marking-edits.ts';
import { type Phrase, phrasesFor, rowItem, type RowItem } from '../../../core/register/marking-items.ts';
import { asksForWords, type MarkSpec, textColumn } from '../../../core/register/marking-spec.ts';
import type { ScoreSummary } from '../../../core/register/score.ts';
import { appInfo } from '../../store/app.ts';
import { putRows } from '../../store/casefile-store.ts';
import { today } from '../../store/clock.ts';
import { flushDrafts } from '../../store/drafts.ts';
import { loadPhrases, ownPhrases } from '../../store/phrases.ts';
import { registerTable, type RegisterTable } from '../../store/register-tables.ts';
import { useSignal } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { showError } from '../../ui/index.ts';
import { toWorkbenchError } from '../../api.ts';
import { type RegisterReading, useReading } from '../register/use-reading.ts';
import { fillsPhrase } from './preferences.ts';

export interface Desk extends RegisterReading {
  register: QuestionOf<'register'>;
  subject: string;
  spec: MarkSpec;
  board: MarkBoard;
  totals: MarkCounts;
  groups: readonly MarkGroup[];
  scores: ReadonlyMap<string, ScoreSummary>;
  /** Score of a group by the first of the register's scores; '' while there is none. */
  groupScore(group: string): string;
  /** Text of a column of a row, '' where it is empty. */
  text(id: string, column: Column | undefined): string;
  /** Number and name of a row, for headings and screen readers. */
  title(id: string): string;
  item(id: string): RowItem | undefined;
  phrases(id: string, column: Column, result?: string): Phrase[];
  /** One row, at once. `null` takes the mark away. */
  mark(id: string, result: string | null): void;
  /** This result asks for words, and there are none yet. */
  wantsText(id: string, result: string): boolean;
  /** Many rows: what would become of them. */
  plan(ids: readonly string[], result: string | null): MarkPlan;
  put(edits: MarkPlan['edits'], reason: string): void;
  /** The first phrase for the present result, where the text is empty. @returns rows filled */
  fillPhrase(ids: readonly string[]): number;
}

export function useDesk(spec: MarkSpec, register: QuestionOf<'register'>, subject: string): Desk {
  const reading = useReading(register, subject);
  const { pack, readOnly, table, checks, reader } = reading;
  const board = useMemo(() => new MarkBoard(spec, reader), [spec, reader]);
  const counts = useMemo(() => {
    board.update(table.rows, table.ids, table.journal);
    return { totals: board.totals, groups: board.groups, scores: board.scores() };
  }, [board, table]);
  const own = useSignal(ownPhrases).phrases;
  const before = useRef<{ ids: readonly string[]; used: ReturnType<typeof usedBefore> } | null>(null);
  useEffect(() => {
    loadPhrases().catch((error: unknown) => showError(toWorkbenchError(error)));
  }, []);

  const rowsNow = (): RegisterTable['rows'] => registerTable(subject, register.id).get().rows;
  const text = (id: string, column: Column | undefined): string => {
    const row = table.rows.get(id);
    return row && column ? reader.text(column, id, row) : '';
  };
  const item = (id: string): RowItem | undefined => rowItem(pack, register, id);
  const phrases = (id: string, column: Column, result = board.result(id)): Phrase[] => {
    const row = rowsNow().get(id);
    if (!row) return [];
    const view = { ...checks.check(id, row).view, [spec.column.id]: result };
    return phrasesFor({ register, found: item(id), column, result, view, own });
  };
  const phraseOf = (id: string, _row: RegisterRow, result: string): { column: string; text: string } | undefined => {
    const column = textColumn(spec, result);
    const first = column && phrases(id, column, result)[0];
    return first && { column: column.id, text: first.text };
  };
  const defaults = (): MarkDefaults => {
    // Looked for once: 20,000 rows of which none is filled would be gone through at every key.
    if (before.current?.ids !== table.ids)
      before.current = { ids: table.ids, used: usedBefore(spec, table.rows, table.ids) };
    const first = new Map(before.current.used);
    const author = appInfo.get()?.author;
    for (const { id, type } of spec.carry) if (type === 'text' && author && !first.has(id)) first.set(id, author);
    return { carried: carriedValues(board, today(), first), ...(fillsPhrase.get() ? { phrase: phraseOf } : {}) };
  };
  const put = (edits: MarkPlan['edits'], reason: string): void => putRows(subject, register.id, edits, reason);
  const labelOf = (result: string): string => spec.options.find(({ id }) => id === result)?.label ?? result;
  return {
    ...reading,
    register,
    subject,
    spec,
    board,
    ...counts,
    text,
    groupScore(group) {
      const first = counts.scores.values().next().value;
      const score = first?.groups.find(({ label }) => label === group)?.score;
      return score === undefined || score === null ? '' : numberText(score, { decimals: 1 });
    },
    title: (id) =>
      [...spec.title, ...(spec.object ? [spec.object] : [])]
        .map((column) => text(id, column))
        .filter(Boolean)
        .join(' '),
    item,
    phrases,
    mark(id, result) {
      flushDrafts();
      const row = rowsNow().get(id);
      if (!row || readOnly || board.result(id) === (result ?? '')) return;
      const reason = result === null ? t('marking.reasonClear') : t('marking.reason', { label: labelOf(result) });
      put([markEdit(spec, id, row, result, defaults())], reason);
    },
    wantsText(id, result) {
      const column = textColumn(spec, result);
      const row = rowsNow().get(id);
      if (!column || !row || !asksForWords(spec, result)) return false;
      return row.cells[column.id] === undefined && !(fillsPhrase.get() && phraseOf(id, row, result));
    },
    plan(ids, result) {
      flushDrafts();
      return planMarks(board, rowsNow(), ids, result, defaults());
    },
    put,
    fillPhrase(ids) {
      flushDrafts();
      const edits = ids.flatMap((id) => {
        const row = rowsNow().get(id);
        const phrase = row && phraseOf(id, row, board.result(id));
        return !phrase || row.cells[phrase.column] !== undefined
          ? []
          : [{ row: id, cells: { [phrase.column]: phrase.text } }];
      });
      if (edits.length && !readOnly) put(edits, t('marking.reasonPhrase'));
      return readOnly ? 0 : edits.length;
    },
  };
}
