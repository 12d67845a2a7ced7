import { useMemo, useState } from 'react';
import { markSpec, type MarkSpec } from '../../../core/register/marking-spec.ts';
import { NO_FILTER } from '../../../core/register/marking-view.ts';
import { RegisterNeeds } from '../../app/NeedList.tsx';
import { type MarkingWay, navigate, useRoute } from '../../app/route.ts';
import { flushDrafts } from '../../store/drafts.ts';
import { readRegister } from '../../store/register-store.ts';
import { t } from '../../strings/t.ts';
import { Button, EmptyState, ErrorNote } from '../../ui/index.ts';
import { type OpenRegister, RegisterFrame, RegisterNotThere } from '../register/RegisterFrame.tsx';
import { DenseView } from './dense/DenseView.tsx';
import { GuidedView } from './guided/GuidedView.tsx';
import { MarkingHead } from './MarkingHead.tsx';
import { rememberWay, usualWay } from './preferences.ts';
import { useAddress } from './use-address.ts';
import { useDesk } from './use-desk.ts';
import { useMarkingKeys } from './use-keys.ts';
import '../../questionnaire/questionnaire.css';
// Before the register's, which overrides it: the order of first imports is the order of the styles.
import '../../questionnaire/grid/grid.css';
import '../register/register.css';
import './marking.css';

export interface MarkingPageProps {
  subject: string;
  question: string;
  way?: MarkingWay;
  row?: string;
  column?: string;
}

/** Rows of one register to be marked: one by one with guidance, or many on one screen. */
export function MarkingPage(props: MarkingPageProps) {
  return (
    <RegisterFrame subject={props.subject} question={props.question}>
      {(open) => <Marking {...props} {...open} />}
    </RegisterFrame>
  );
}

function Marking(props: MarkingPageProps & OpenRegister) {
  const { pack, register } = props;
  const spec = useMemo(() => markSpec(pack, register), [pack, register]);
  return spec ? <MarkingDesk {...props} spec={spec} /> : <RegisterNotThere />;
}

function MarkingDesk(props: MarkingPageProps & OpenRegister & { spec: MarkSpec }) {
  const { register, subject, spec, back } = props;
  const desk = useDesk(spec, register, subject);
  const { table, board } = desk;
  const [usual] = useState(usualWay);
  // Only the guided way has a place for each cell: a finding about one leads there.
  const asksCell = props.column !== undefined && props.column !== '' && props.column !== spec.column.id;
  const way = props.way ?? (asksCell ? 'guided' : usual);
  const [chosen, setChosen] = useState(props.row ?? '');
  /** Outlives a look at the other way. */
  const [filter, setFilter] = useState(NO_FILTER);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  // A link to another row of the same page.
  const route = useRoute();
  const [arrived, setArrived] = useState(route);
  if (arrived !== route) {
    setArrived(route);
    if (props.row) setChosen(props.row);
  }
  // Without a row, one begins where something is to do – and stays there once it is done.
  if (table.complete && table.ids.length > 0 && !table.rows.has(chosen))
    setChosen(table.ids.find((id) => board.result(id) === '') ?? table.ids[0] ?? '');
  const active = table.rows.has(chosen) ? chosen : '';
  useAddress({ page: 'marking', subject, question: register.id, way }, active);

  const go = (next: MarkingWay): void => {
    flushDrafts();
    rememberWay(next);
    navigate({ page: 'marking', subject, question: register.id, way: next, ...(active ? { row: active } : {}) });
  };
  useMarkingKeys(({ key, ctrl }) => {
    if (key !== 'v' || ctrl) return false;
    go(way === 'dense' ? 'guided' : 'dense');
    return true;
  });
  const shared = { desk, active, onActive: setChosen, filter, onFilter: setFilter, closed, onClosed: setClosed };
  return (
    <div className="full-page mk-page">
      <MarkingHead desk={desk} way={way} onWay={go} active={active} back={back} />
      <RegisterNeeds subject={subject} register={register.id} />
      {table.error ? (
        <ErrorNote error={table.error}>
          <Button onClick={() => void readRegister(subject, register.id)}>{t('register.readAgain')}</Button>
        </ErrorNote>
      ) : !table.complete || (table.ids.length > 0 && active === '') ? (
        <p className="muted" role="status">
          {t('marking.reading', { done: table.ids.length, total: table.total })}
        </p>
      ) : table.ids.length === 0 ? (
        <EmptyState title={t('marking.nothing')}>
          <p>{t('marking.nothingAdvice')}</p>
        </EmptyState>
      ) : way === 'dense' ? (
        <DenseView {...shared} />
      ) : (
        <GuidedView {...shared} column={props.column ?? ''} />
      )}
    </div>
  );
}
