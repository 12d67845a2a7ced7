/** The rows of a register: toolbar, finding and filtering, grid, status. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import { ALL_ROWS, isPlain, type ViewSpec } from '../../../core/register/view.ts';
import { fixedLayout } from '../../questionnaire/grid/columns.ts';
import { GridSheet, type SheetHandle } from '../../questionnaire/grid/GridSheet.tsx';
import { LinkedRowsContext } from '../../questionnaire/state/linked-rows.ts';
import { readRegister } from '../../store/register-store.ts';
import { registerTable } from '../../store/register-tables.ts';
import { useSignal } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote } from '../../ui/index.ts';
import { ColumnDialog } from './ColumnDialog.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { columnWidth, loadLayout, saveLayout, shownColumns, type ColumnLayout } from './column-layout.ts';
import { FindBar } from './FindBar.tsx';
import { GroupHeading } from './GroupHeading.tsx';
import { RegisterStatus } from './RegisterStatus.tsx';
import { RegisterToolbar } from './RegisterToolbar.tsx';
import { TotalsRow } from './TotalsRow.tsx';
import { useFind } from './use-find.ts';
import { useJumps } from './use-jumps.ts';
import { useReading } from './use-reading.ts';
import { useRegisterModel } from './use-register-model.ts';
import { useRegisterView } from './use-register-view.ts';
import { wantedRows } from './wanted.ts';

const BAND = 28;
/** Wide enough for the number of the last row. */
const numberWidth = (rows: number): number => 24 + String(Math.max(1000, rows)).length * 8;

export function RegisterRows(props: {
  register: QuestionOf<'register'>;
  subject: string;
  row: string;
  column: string;
  spec: ViewSpec;
  onSpec(spec: ViewSpec): void;
}) {
  const { register, subject } = props;
  const { pack, readOnly, table, subjects, checks, findings, reader } = useReading(register, subject);
  const id = `g-${register.id}`;
  const signal = registerTable(subject, register.id);
  const { spec, onSpec: setSpec } = props;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const view = useRegisterView(table, reader, checks, spec, closed);
  const [layout, setLayout] = useState(() => loadLayout(pack.id, register));
  const changeLayout = useCallback(
    (next: ColumnLayout): void => {
      setLayout(next);
      saveLayout(pack.id, register, next);
    },
    [pack, register],
  );
  const columns = useMemo(() => shownColumns(register, layout), [register, layout]);
  const sheet = useMemo(
    () =>
      fixedLayout(
        columns.map((column) => columnWidth(column, layout)),
        Math.min(layout.frozen, columns.length),
        numberWidth(table.total),
      ),
    [columns, layout, table.total],
  );
  const grid = useRegisterModel({
    pack,
    register,
    subject,
    subjects,
    readOnly,
    table,
    ids: view.ids,
    plain: isPlain(spec),
    columns,
    checks,
    findings,
    signal: signal.get,
  });
  const handle = useRef<SheetHandle>(null);
  const [menuFor, setMenuFor] = useState('');
  const find = useFind({ reader, table, ids: view.ids, columns, handle });
  const { made } = view;
  useEffect(() => {
    if (made) handle.current?.top();
  }, [made]);
  useJumps({ ...props, table, view, setSpec, setClosed, checks, handle });
  useWantedRows(subject, register.id, setSpec);

  const bands = useMemo(() => {
    if (view.headings.size === 0) return undefined;
    return {
      height: (index: number) => (view.headings.get(index)?.length ?? 0) * BAND,
      show: (index: number) =>
        view.headings
          .get(index)
          ?.map((group) => (
            <GroupHeading
              key={group.path}
              group={group}
              register={register}
              closed={closed.has(group.path)}
              onToggle={() => setClosed(toggled(closed, group.path))}
            />
          )),
    };
  }, [view.headings, register, closed]);
  const headExtra = useCallback(
    (column: (typeof columns)[number]) => (
      <ColumnHead column={column} spec={spec} layout={layout} onLayout={changeLayout} onMenu={setMenuFor} />
    ),
    [spec, layout, changeLayout],
  );
  const menuColumn = register.columns.find((column) => column.id === menuFor);

  if (table.error)
    return (
      <ErrorNote error={table.error}>
        <Button onClick={() => void readRegister(subject, register.id)}>{t('register.readAgain')}</Button>
      </ErrorNote>
    );
  return (
    <LinkedRowsContext value={subjects}>
      <GridSheet
        grid={grid}
        layout={sheet}
        id={id}
        labelId={`register-${register.id}`}
        describedBy={undefined}
        handle={handle}
        className="reg-sheet"
        marked={find.text}
        headExtra={headExtra}
        bands={bands}
        foot={(shown) => <TotalsRow columns={columns} shown={shown} layout={sheet} sums={view.sums} />}
        above={(state) => (
          <>
            <RegisterToolbar
              id={`${id}-tools`}
              state={state}
              grid={grid}
              register={register}
              table={table}
              ids={view.ids}
              reader={reader}
              checks={checks}
              spec={spec}
              onSpec={setSpec}
              layout={layout}
              onLayout={changeLayout}
              onColumn={setMenuFor}
            />
            <FindBar register={register} find={find} spec={spec} onSpec={setSpec} reader={reader} view={view} />
          </>
        )}
        below={(state) => (
          <RegisterStatus
            id={`${id}-status`}
            register={register}
            state={state}
            table={table}
            view={view}
            checks={checks}
            subject={subject}
            readOnly={readOnly}
            onReason={(column) => handle.current?.go(state.row?.id ?? '', column)}
          />
        )}
      />
      {menuColumn && (
        <ColumnDialog
          key={menuFor}
          column={menuColumn}
          reader={reader}
          table={table}
          checks={checks}
          spec={spec}
          onSpec={setSpec}
          layout={layout}
          onLayout={changeLayout}
          register={register}
          onClose={() => setMenuFor('')}
        />
      )}
    </LinkedRowsContext>
  );
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

/** The head of the page and its pictures ask for rows. */
function useWantedRows(subject: string, question: string, setSpec: (spec: ViewSpec) => void): void {
  const wanted = useSignal(wantedRows);
  useEffect(() => {
    if (wanted?.subject !== subject || wanted.question !== question) return;
    setSpec({ ...ALL_ROWS, ...wanted.filter });
    wantedRows.set(null);
  }, [wanted, subject, question, setSpec]);
}
