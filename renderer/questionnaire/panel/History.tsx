import { useEffect, useState } from 'react';
import type { AnswerValue } from '../../../core/answer/answer.ts';
import type { HistoryEntry, WorkbenchError } from '../../../core/contract.ts';
import type { Question } from '../../../core/form/pack-schema.ts';
import { callWorkbench, toWorkbenchError } from '../../api.ts';
import { put } from '../../store/casefile-store.ts';
import { openCasefile } from '../../store/casefile-state.ts';
import { localTime } from '../../store/clock.ts';
import { useSelected, useSignal } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote } from '../../ui/index.ts';
import { focusedPlace } from '../state/focus.ts';
import { useNamedSubjects, useScope } from '../state/scope.ts';
import { historyText, pairWithBefore } from './history-text.ts';

const MOST_READ = 400;
const MOST_SHOWN = 40;

/** Who changed the answer, when, from what to what; any earlier value can come back – as a new change. */
export function History({ question }: { question: Question }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="p-part">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h3>{t('panel.history')}</h3>
        </summary>
        {open && <HistoryList question={question} />}
      </details>
    </section>
  );
}

function HistoryList({ question }: { question: Question }) {
  const { subject } = useScope();
  const revision = useSelected(openCasefile, (state) => state?.state.revision ?? 0);
  const place = useSignal(focusedPlace);
  const [entries, setEntries] = useState<HistoryEntry[] | null>(null);
  const [error, setError] = useState<WorkbenchError | null>(null);
  useEffect(() => {
    let gone = false;
    callWorkbench('answer.history', { subject, question: question.id, limit: MOST_READ }).then(
      (list) => {
        if (gone) return;
        setError(null);
        setEntries(list);
      },
      (cause: unknown) => {
        if (!gone) setError(toWorkbenchError(cause));
      },
    );
    return () => {
      gone = true;
    };
  }, [subject, question.id, revision]);
  if (error) return <ErrorNote error={error} />;
  if (!entries) return <p className="muted">{t('ui.loading')}</p>;
  const own = place.question === question.id && (place.row || place.column);
  const shown = pairWithBefore(entries).filter(
    ({ entry }) => !own || (entry.row === place.row && entry.column === place.column),
  );
  if (!shown.length) return <p className="muted">{t('panel.noHistory')}</p>;
  return (
    <ol className="p-history">
      {shown.slice(0, MOST_SHOWN).map(({ entry, before }) => (
        <HistoryItem key={entry.id} question={question} entry={entry} before={before} />
      ))}
    </ol>
  );
}

function HistoryItem({
  question,
  entry,
  before,
}: {
  question: Question;
  entry: HistoryEntry;
  before: AnswerValue | null;
}) {
  const { pack, subject, readOnly } = useScope();
  const subjects = useNamedSubjects();
  const text = (value: AnswerValue | null): string => historyText(pack, question, entry, value, subjects);
  return (
    <li>
      <p className="p-history-who row">
        <strong>{entry.author || t('panel.someone')}</strong>{' '}
        <time dateTime={entry.at} className="number">
          {localTime(entry.at)}
        </time>
        {entry.action !== 'edit' && <span className="tag tag-neutral">{t(`panel.action.${entry.action}`)}</span>}
      </p>
      <p className="p-history-what">
        <span className="muted small">{t('panel.before')}</span>
        <del>{text(before)}</del>
        <span className="muted small">{t('panel.after')}</span>
        <ins>{text(entry.value)}</ins>
      </p>
      {entry.reason && <p className="muted small">{entry.reason}</p>}
      {entry.isHead ? (
        <span className="muted small">{t('panel.present')}</span>
      ) : (
        !readOnly && (
          <Button
            variant="quiet"
            icon="undo"
            onClick={() =>
              put(
                [{ subject, question: question.id, row: entry.row, column: entry.column, value: entry.value }],
                t('panel.restoreReason', { at: localTime(entry.at) }),
              )
            }
          >
            {t('panel.restore')}
          </Button>
        )
      )}
    </li>
  );
}
