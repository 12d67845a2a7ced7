import { indexPack } from '../../../core/form/pack.ts';
import type { Column, Question } from '../../../core/form/pack-schema.ts';
import { useSignal } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { Button, classes } from '../../ui/index.ts';
import { FindingList } from '../FindingList.tsx';
import { useFindings } from '../state/findings.ts';
import { focusedPlace } from '../state/focus.ts';
import { leavePanel, PANEL_ID, panelOpen } from '../state/panel.ts';
import { useScope } from '../state/scope.ts';
import { Guidance } from './Guidance.tsx';
import { History } from './History.tsx';
import { Phrases } from './Phrases.tsx';
import { useFilledPhrases } from './use-filled-phrases.ts';

/** What helps with the question one is at. In narrow windows it opens over the questions. */
export function Panel() {
  const { pack, form } = useScope();
  const open = useSignal(panelOpen);
  const place = useSignal(focusedPlace);
  const entry = indexPack(pack).questions.get(place.question);
  const column =
    entry?.question.type === 'table'
      ? entry.question.columns.find((candidate) => candidate.id === place.column)
      : undefined;
  return (
    <>
      <Button className="q-panel-toggle" icon="source" aria-expanded={open} onClick={() => panelOpen.set(!open)}>
        {t('panel.title')}
      </Button>
      <aside
        id={PANEL_ID}
        className={classes('q-panel', open && 'q-panel-open')}
        aria-label={t('panel.title')}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === 'Escape') leavePanel();
        }}
      >
        {entry?.form === form ? (
          <PanelOf key={place.question} question={entry.question} column={column} />
        ) : (
          <FormInfo />
        )}
      </aside>
    </>
  );
}

function FormInfo() {
  const { form } = useScope();
  return (
    <>
      <h2>{t('panel.form')}</h2>
      {form.intro && <p className="q-pre">{form.intro}</p>}
      <Guidance holder={form} />
      <p className="muted small">{t('panel.hint')}</p>
    </>
  );
}

function PanelOf({ question, column }: { question: Question; column: Column | undefined }) {
  const { subject } = useScope();
  const findings = useFindings(subject, question.id);
  const textual = column ?? question;
  const phrases = 'phrases' in textual ? textual.phrases : undefined;
  const filled = useFilledPhrases(subject);
  return (
    <>
      <h2>{column ? `${question.label} · ${column.label}` : question.label}</h2>
      {column && (column.help || column.source) && <Guidance holder={{ source: column.source, help: column.help }} />}
      <Guidance holder={question} />
      {findings.length > 0 && (
        <section className="p-part">
          <h3>{t('panel.findings', { count: findings.length })}</h3>
          <FindingList id="panel-findings" question={question.id} findings={findings} />
        </section>
      )}
      {phrases && <Phrases phrases={column ? phrases : filled(phrases)} />}
      {question.type !== 'note' && question.type !== 'computed' && <History question={question} />}
    </>
  );
}
