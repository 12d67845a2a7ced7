import type { AnswerValue } from '../../../core/answer/answer.ts';
import type { HistoryEntry } from '../../../core/contract.ts';
import type { NamedSubject } from '../../../core/form/parse.ts';
import type { Pack, Question } from '../../../core/form/pack-schema.ts';
import { spellValue } from '../../../core/form/spell.ts';
import { t } from '../../strings/t.ts';

export interface HistoryStep {
  entry: HistoryEntry;
  /** Value of the same answer just before; `null` at its beginning. */
  before: AnswerValue | null;
}

/** @param entries newest first. */
export function pairWithBefore(entries: readonly HistoryEntry[]): HistoryStep[] {
  const last = new Map<string, AnswerValue | null>();
  return [...entries]
    .reverse()
    .map((entry) => {
      const key = `${entry.row}/${entry.column}`;
      const before = last.get(key) ?? null;
      last.set(key, entry.value);
      return { entry, before };
    })
    .reverse();
}

/** A value in words; a row's presence as 「有此行」. Long text is cut: the whole of it stands in the field after restoring. */
export function historyText(
  pack: Pack,
  question: Question,
  entry: Pick<HistoryEntry, 'row' | 'column'>,
  value: AnswerValue | null,
  subjects: NamedSubject[],
): string {
  if (value === null) return t(entry.row && !entry.column ? 'panel.noRow' : 'panel.nothing');
  if (entry.row && !entry.column) return t('panel.row');
  const holder =
    question.type === 'table' ? (question.columns.find((column) => column.id === entry.column) ?? question) : question;
  const text = holder.type === 'contact' ? String(value) : spellValue(pack, holder, value, subjects);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text || t('panel.nothing');
}
