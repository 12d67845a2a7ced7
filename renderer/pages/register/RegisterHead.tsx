import { useState } from 'react';
import { isSingle, summaryText } from '../../../core/register/summary.ts';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import type { RegisterProblem, RegisterState } from '../../../core/register/call-results.ts';
import { navigate } from '../../app/route.ts';
import { registerStates } from '../../store/register-states.ts';
import { useSelected } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog, Icon, SeverityMark } from '../../ui/index.ts';
import { wantedRows } from './wanted.ts';

export function useRegisterState(subject: string, question: string): RegisterState | undefined {
  return useSelected(registerStates, (states) =>
    states.find((state) => state.subject === subject && state.question === question),
  );
}

/** More would take rows from the grid. */
const FEW = 4;

/** Title, the register's numbers and what is wrong in it, in one line. */
export function RegisterHead(props: { register: QuestionOf<'register'>; subject: string; back: string }) {
  const { register, subject } = props;
  const state = useRegisterState(subject, register.id);
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const summaries = (register.summaries ?? []).filter(isSingle);
  const problems = (state?.problems ?? []).filter(({ level }) => level !== 'hint');
  const count = problems.reduce((sum, problem) => sum + problem.count, 0);
  return (
    <header className="reg-head">
      <h1 id={`register-${register.id}`}>{register.label}</h1>
      <dl className="number-line" aria-label={t('register.numbers')}>
        <div>
          <dt>{t('register.rows')}</dt>
          <dd className="number">{summaryText(state?.summary.count ?? 0)}</dd>
        </div>
        {(all ? summaries : summaries.slice(0, FEW)).map(({ id, label }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd className="number">{summaryText(numberOf(state?.summary[id]))}</dd>
          </div>
        ))}
      </dl>
      {summaries.length > FEW && (
        <button type="button" className="q-link" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'register.fewerNumbers' : 'register.moreNumbers')}
        </button>
      )}
      {count > 0 ? (
        <Button icon="warning" className="reg-problems" onClick={() => setOpen(true)}>
          {t('register.problems')} <span className="number">{summaryText(count)}</span>
        </Button>
      ) : (
        <span className="reg-clean">
          <Icon name="ok" /> {t('register.noProblems')}
        </span>
      )}
      <a href={props.back} className="reg-back">
        {t('register.back')}
      </a>
      {open && (
        <ProblemDialog register={register} subject={subject} problems={problems} onClose={() => setOpen(false)} />
      )}
    </header>
  );
}

function ProblemDialog(props: {
  register: QuestionOf<'register'>;
  subject: string;
  problems: readonly RegisterProblem[];
  onClose(): void;
}) {
  const { register, subject, problems, onClose } = props;
  return (
    <Dialog title={t('register.problemsTitle', { label: register.label })} onClose={onClose} size="large">
      <ul className="bare reg-problem-list">
        {problems.map((problem) => (
          <li key={`${problem.rule}/${problem.column}/${problem.level}`}>
            <SeverityMark level={problem.level} />
            <span className="grow">{problem.message}</span>
            <span className="number muted">{t('register.problemRows', { count: summaryText(problem.count) })}</span>
            <Button
              onClick={() => {
                const { rule, column, level, message } = problem;
                const filter = { rows: { problem: { rule, column, level, message } } };
                onClose();
                wantedRows.set({ subject, question: register.id, filter });
                navigate({ page: 'register', subject, question: register.id });
              }}
            >
              {t('register.showRows')}
            </Button>
            <Button
              onClick={() => {
                const [row = ''] = problem.rows;
                onClose();
                navigate({ page: 'register', subject, question: register.id, row, column: problem.column });
              }}
            >
              {t('register.goFirst')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const numberOf = (value: RegisterState['summary'][string] | undefined): number | string | null =>
  typeof value === 'object' ? null : (value ?? null);
