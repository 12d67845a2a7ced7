import { evidenceKey } from '../../core/evidence/evidence.ts';
import { useAnswer } from '../store/use-casefile.ts';
import { t } from '../strings/t.ts';
import { classes, Icon } from '../ui/index.ts';
import { filesIn } from './store-file.ts';
import { openFiles } from './view-state.ts';
import './evidence.css';

/** How many files an answer cites; opens them. Stands beside the question's label. */
export function EvidenceMark(props: { subject: string; question: string; title: string; readOnly: boolean }) {
  const { title, readOnly } = props;
  const at = evidenceKey(props.subject, props.question);
  const count = filesIn(useAnswer(at)).length;
  if (count === 0 && readOnly) return null;
  return (
    <button
      type="button"
      // With the keyboard it is F9: a stop before each field would double the way through a form.
      tabIndex={-1}
      className={classes('ev-mark', count > 0 && 'ev-mark-some')}
      title={t('evidence.markHint')}
      aria-label={t(count > 0 ? 'evidence.markCount' : 'evidence.markNone', { title, count })}
      onClick={() => openFiles.set({ at, title, readOnly })}
    >
      <Icon name="attach" size={12} /> {count > 0 && <span className="number">{count}</span>}
    </button>
  );
}

/** A clip beside the number of a row that cites something. */
export function RowMark(props: { subject: string; question: string; row: string }) {
  const count = filesIn(useAnswer(evidenceKey(props.subject, props.question, props.row))).length;
  if (count === 0) return null;
  return (
    <span className="ev-row-mark" title={t('evidence.rowCount', { count })}>
      <Icon name="attach" size={12} />
      <span className="visually-hidden">{t('evidence.rowCount', { count })}</span>
    </span>
  );
}
