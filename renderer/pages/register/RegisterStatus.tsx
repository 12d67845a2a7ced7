/** Under the grid: what the active cell lacks or asks for, what rules propose for its row, and how many rows there are. */
import { answerKey } from '../../../core/answer/answer.ts';
import { numberText, optionLabel } from '../../../core/form/display.ts';
import { optionsOf } from '../../../core/form/pack.ts';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import { GridStatus } from '../../questionnaire/grid/GridStatus.tsx';
import type { SheetState } from '../../questionnaire/grid/GridSheet.tsx';
import { useScope } from '../../questionnaire/state/scope.ts';
import { put } from '../../store/casefile-store.ts';
import type { RegisterTable } from '../../store/register-tables.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/index.ts';
import type { RowChecks } from './row-checks.ts';
import type { RegisterViewState } from './use-register-view.ts';

const grouped = (count: number): string => numberText(count, { group: true });

export function RegisterStatus(props: {
  id: string;
  register: QuestionOf<'register'>;
  state: SheetState;
  table: RegisterTable;
  view: RegisterViewState;
  checks: RowChecks;
  subject: string;
  readOnly: boolean;
  onReason(column: string): void;
}) {
  const { state, table, view } = props;
  const { area } = state;
  const rows = area.toRow - area.fromRow + 1;
  const columns = area.toColumn - area.fromColumn + 1;
  const shown = view.groups.length
    ? view.groups.reduce((sum, { level, count }) => sum + (level ? 0 : count), 0)
    : view.ids.length;
  return (
    <div className="reg-status">
      <GridStatus
        id={props.id}
        column={state.column}
        row={state.selection.anchor.row}
        isNew={!state.row}
        findings={state.findings}
      />
      <Proposal {...props} />
      <span className="grow" />
      {rows * columns > 1 && (
        <span className="number muted">{t('register.selectedCells', { rows: grouped(rows), columns })}</span>
      )}
      <span className="number" role="status" data-testid="register-count">
        {table.complete
          ? t('register.shownRows', { shown: grouped(shown), total: grouped(table.total) })
          : table.ids.length
            ? t('register.loading', { done: grouped(table.ids.length), total: grouped(table.total) })
            : t('register.loadingFirst')}
      </span>
    </div>
  );
}

/** The level that rules propose for the row, the rules met, and a person's two answers to it. */
function Proposal(props: {
  register: QuestionOf<'register'>;
  state: SheetState;
  table: RegisterTable;
  checks: RowChecks;
  subject: string;
  readOnly: boolean;
  onReason(column: string): void;
}) {
  const { pack } = useScope();
  const { register, state, table, checks, subject } = props;
  const rules = register.identify;
  const id = state.row?.id ?? '';
  const row = table.rows.get(id);
  const column = register.columns.find((candidate) => candidate.id === rules?.column);
  if (!rules || !row || column?.type !== 'choice') return null;
  const { identified } = checks.check(id, row);
  if (!identified) return null;
  const { proposed, met, state: verdict } = identified;
  const level = optionLabel(optionsOf(pack, column), proposed);
  const differs = verdict !== 'agreed' && verdict !== 'reasoned';
  const { reason } = rules;
  return (
    <div className="reg-proposal" role="group" aria-label={t('register.proposed', { level })}>
      <strong>{t('register.proposed', { level })}</strong>
      <span className="reg-rules" title={met.map((rule) => `${rule.id} ${rule.title}`).join('\n')}>
        {met.length
          ? met
              .map((rule) => (rule.hint ? `${rule.id}（${t('register.ruleHint')}）` : `${rule.id} ${rule.title}`))
              .join('；')
          : t('register.rulesNone')}
      </span>
      <span className={verdict === 'lower' || verdict === 'conflict' ? 'severity-error' : 'muted'}>
        {t(`register.state.${verdict}`)}
      </span>
      {differs && !props.readOnly && (
        <>
          <Button
            onClick={() =>
              put(
                [{ ...answerKey(subject, register.id, id, rules.column), value: proposed }],
                t('register.reason.adopt'),
              )
            }
          >
            {t('register.adopt')}
          </Button>
          {reason !== undefined && verdict !== 'open' && (
            <Button onClick={() => props.onReason(reason)}>{t('register.giveReason')}</Button>
          )}
        </>
      )}
    </div>
  );
}
