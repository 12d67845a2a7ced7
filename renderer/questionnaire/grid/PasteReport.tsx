import type { CellProblem, PastePlan } from '../../../core/form/table-edit.ts';
import { undo } from '../../store/casefile-store.ts';
import { t } from '../../strings/t.ts';
import { Button, Note } from '../../ui/index.ts';

const MOST_SHOWN = 12;

/** What a paste could not take as it was. Nothing is dropped without a line here. */
export function PasteReport({
  plan,
  onJump,
  onClose,
}: {
  plan: PastePlan;
  onJump(row: string, column: string): void;
  onClose(): void;
}) {
  return (
    <div role="status">
      <Note tone="warning" title={t('grid.report.title')}>
        {plan.unknownColumns.length > 0 && (
          <p>{t('grid.report.columns', { columns: plan.unknownColumns.join('」「') })}</p>
        )}
        <ProblemList
          title={t('grid.report.kept', { count: plan.problems.length })}
          problems={plan.problems}
          onJump={onJump}
        />
        <ProblemList title={t('grid.report.refused', { count: plan.refused.length })} problems={plan.refused} />
        <div className="row">
          <Button
            icon="undo"
            onClick={() => {
              undo();
              onClose();
            }}
          >
            {t('grid.report.undo')}
          </Button>
          <Button onClick={onClose}>{t('ui.close')}</Button>
        </div>
      </Note>
    </div>
  );
}

/** Most problems name the text themselves. */
function sentenceOf({ text, problem }: CellProblem): string {
  if (problem.includes(text)) return problem;
  return `${text.length > 40 ? `${text.slice(0, 40)}…` : text} — ${problem}`;
}

function ProblemList({
  title,
  problems,
  onJump,
}: {
  title: string;
  problems: CellProblem[];
  onJump?(row: string, column: string): void;
}) {
  if (!problems.length) return null;
  return (
    <>
      <p>{title}</p>
      <ul className="g-problems">
        {problems.slice(0, MOST_SHOWN).map((problem, i) => {
          const where = t('grid.report.where', { row: problem.number, column: problem.label || '—' });
          return (
            <li key={i}>
              {onJump ? (
                <button type="button" className="q-link" onClick={() => onJump(problem.row, problem.column)}>
                  {where}
                </button>
              ) : (
                where
              )}
              ：{sentenceOf(problem)}
            </li>
          );
        })}
      </ul>
      {problems.length > MOST_SHOWN && <p>{t('grid.report.more', { count: problems.length - MOST_SHOWN })}</p>}
    </>
  );
}
