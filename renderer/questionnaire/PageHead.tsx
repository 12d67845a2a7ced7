import { evaluation } from '../store/casefile-state.ts';
import { useSelected } from '../store/signal.ts';
import { t } from '../strings/t.ts';
import { Button, IconButton, SeverityMark } from '../ui/index.ts';
import { problemsOf } from './state/problems.ts';
import { useScope } from './state/scope.ts';

export function PageHead(props: {
  index: number;
  count: number;
  onTurn(step: 1 | -1): void;
  onProblem(step: 1 | -1): void;
}) {
  const { form, subject, readOnly } = useScope();
  const name = useSelected(evaluation, (state) => state?.subjects.get(subject)?.name ?? '');
  const errors = useSelected(
    evaluation,
    (state) => problemsOf(form, state, subject).filter((finding) => finding.level === 'error').length,
  );
  const warnings = useSelected(
    evaluation,
    (state) => problemsOf(form, state, subject).filter((finding) => finding.level === 'warning').length,
  );
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
        {errors + warnings > 0 && (
          <Button className="q-problems" onClick={() => props.onProblem(1)} title={t('questionnaire.nextProblemKey')}>
            {errors > 0 && <SeverityMark level="error" count={errors} />}{' '}
            {warnings > 0 && <SeverityMark level="warning" count={warnings} />} {t('questionnaire.nextProblem')}
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
