import type { Finding } from '../../core/form/finding.ts';
import { evaluation } from '../store/casefile-state.ts';
import { useSelected } from '../store/signal.ts';
import { t } from '../strings/t.ts';
import { Button, IconButton, SeverityMark } from '../ui/index.ts';
import { problemsOf } from './state/problems.ts';
import { useScope } from './state/scope.ts';

/** How many problems of this form are of one sort: what is not filled in yet is not called wrong. */
function useCount(sort: (finding: Finding) => boolean): number {
  const { form, subject } = useScope();
  return useSelected(evaluation, (state) => problemsOf(form, state, subject).filter(sort).length);
}

export function PageHead(props: {
  index: number;
  count: number;
  onTurn(step: 1 | -1): void;
  onProblem(step: 1 | -1): void;
}) {
  const { form, subject, readOnly } = useScope();
  const name = useSelected(evaluation, (state) => state?.subjects.get(subject)?.name ?? '');
  const missing = useCount(({ kind }) => kind === 'required');
  const errors = useCount(({ kind, level }) => level === 'error' && kind !== 'required');
  const warnings = useCount(({ kind, level }) => level === 'warning' && kind !== 'required');
  return (
    <header className="q-head">
      <div className="q-head-title">
        <h1>{form.title}</h1>
        <p className="muted">
          {name}
          {readOnly && ` · ${t('questionnaire.readOnly')}`}
        </p>
      </div>
      <div className="q-head-tools">
        {errors + warnings + missing > 0 && (
          <Button className="q-problems" onClick={() => props.onProblem(1)} title={t('questionnaire.nextProblemKey')}>
            {errors > 0 && <SeverityMark level="error" count={errors} />}{' '}
            {warnings > 0 && <SeverityMark level="warning" count={warnings} />}{' '}
            {missing > 0 && <span className="muted">{t('questionnaire.missing', { n: missing })}</span>}{' '}
            {t('questionnaire.nextProblem')}
          </Button>
        )}
        <IconButton
          icon="up"
          label={t('questionnaire.previousSection')}
          shortcut="Alt+PgUp"
          aria-disabled={props.index <= 0}
          onClick={() => props.onTurn(-1)}
        />
        <IconButton
          icon="down"
          label={t('questionnaire.nextSection')}
          shortcut="Alt+PgDn"
          aria-disabled={props.index >= props.count - 1}
          onClick={() => props.onTurn(1)}
        />
      </div>
    </header>
  );
}
