/** One column of many rows at once: with what becomes of them shown first, and one undo. */
import { useMemo, useState } from 'react';
import type { CellValue } from '../../../core/answer/answer.ts';
import { numberText } from '../../../core/form/display.ts';
import { parseValue } from '../../../core/form/parse.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import type { Area } from '../../../core/form/table-edit.ts';
import type { BatchChange } from '../../../core/register/edits-batch.ts';
import { numberAt, numberSeries, seriesOf } from '../../../core/register/row-numbers.ts';
import { cellOptions } from '../../questionnaire/grid/cell-options.ts';
import { putRows } from '../../store/casefile-store.ts';
import { flushDrafts } from '../../store/drafts.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog, Field, toast } from '../../ui/index.ts';
import { BatchPreview } from './BatchPreview.tsx';
import type { RegisterToolbarProps } from './RegisterToolbar.tsx';
import { useBatchPlan } from './use-batch-plan.ts';

type Kind = BatchChange['kind'];

function kindsOf(column: Column, { key, identify }: RegisterToolbarProps['register']): Kind[] {
  // One value in many rows is never right where each row has its own.
  if (column.id === key && column.type === 'text' && column.unique) return ['number', 'replace', 'clear'];
  const isList = column.type === 'choice' || column.type === 'multi' || column.type === 'yesno';
  return [
    'set',
    'fill',
    ...(isList || column.type === 'reference' || column.type === 'link' ? [] : (['replace'] as const)),
    'clear',
    ...(column.id === identify?.column ? (['proposal'] as const) : []),
  ];
}

export interface BatchDialogProps extends Pick<
  RegisterToolbarProps,
  'register' | 'ids' | 'table' | 'reader' | 'checks'
> {
  grid: Pick<RegisterToolbarProps['grid'], 'pack' | 'subject' | 'subjects' | 'readOnly'>;
  /** Rows selected, by their places in `ids`. */
  area: Area;
  column: Column | undefined;
  onClose(): void;
}

export function BatchDialog(props: BatchDialogProps) {
  const { register, ids, table, area, grid, reader, checks, onClose } = props;
  const editable = register.columns.filter(({ type }) => type !== 'computed' && type !== 'attachment');
  const [columnId, setColumn] = useState(
    editable.some(({ id }) => id === props.column?.id) ? props.column?.id : editable[0]?.id,
  );
  const selected = useMemo(() => ids.slice(area.fromRow, area.toRow + 1), [ids, area.fromRow, area.toRow]);
  const [which, setWhich] = useState<'selected' | 'shown'>(selected.length > 1 ? 'selected' : 'shown');
  const column = editable.find(({ id }) => id === columnId);
  const kinds = column ? kindsOf(column, register) : [];
  const [chosen, setKind] = useState<Kind>('set');
  const kind = kinds.includes(chosen) ? chosen : (kinds[0] ?? 'set');
  const [text, setText] = useState('');
  const [by, setBy] = useState('');
  const [from, setFrom] = useState(() => firstNumber(register, table));
  const rows = which === 'selected' ? selected : ids;
  const parsed = column ? parseValue(grid.pack, column, text, grid.subjects) : { value: null };
  const needsValue = kind === 'set' || kind === 'fill';
  const problem = needsValue && 'problem' in parsed ? parsed.problem : undefined;
  const value = 'value' in parsed ? (parsed.value as CellValue | null) : null;
  const plan = useBatchPlan({
    grid,
    reader,
    checks,
    rows: table.rows,
    ids: rows,
    column,
    change: changeOf(kind, value, text, kind === 'number' ? from : by),
  });
  const options = column && cellOptions(grid.pack, column, grid.subjects);
  const act = (): void => {
    if (!plan?.edits.length || !column) return;
    flushDrafts();
    putRows(grid.subject, register.id, plan.edits, t('register.batchReason', { column: column.label }));
    toast(t('register.batchDone', { count: numberText(plan.edits.length, { group: true }) }));
    onClose();
  };
  return (
    <Dialog
      title={t('register.batchTitle')}
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" aria-disabled={!plan?.edits.length} onClick={act}>
            {t('register.batchDo', { count: numberText(plan?.edits.length ?? 0, { group: true }) })}
          </Button>
        </>
      }
    >
      <form
        className="reg-batch"
        data-own-undo=""
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <div className="reg-batch-fields">
          <Field label={t('register.batchColumn')}>
            {(control) => (
              <select {...control} value={columnId} onChange={(event) => setColumn(event.target.value)}>
                {editable.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('register.batchRows')}>
            {(control) => (
              <select {...control} value={which} onChange={(event) => setWhich(event.target.value as typeof which)}>
                <option value="selected">{t('register.batchSelected', { count: selected.length })}</option>
                <option value="shown">
                  {t('register.batchShown', { count: numberText(ids.length, { group: true }) })}
                </option>
              </select>
            )}
          </Field>
          <Field label={t('register.batchKind')}>
            {(control) => (
              <select {...control} value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
                {kinds.map((each) => (
                  <option key={each} value={each}>
                    {t(`register.batch.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {needsValue &&
            (options && column?.type !== 'multi' ? (
              <Field label={t('register.batchValue')}>
                {(control) => (
                  <select {...control} value={text} onChange={(event) => setText(event.target.value)}>
                    <option value="">—</option>
                    {options.map(({ id, label }) => (
                      <option key={id} value={id}>
                        {label}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            ) : (
              <TextField label={t('register.batchValue')} text={text} onText={setText} error={problem} />
            ))}
          {kind === 'number' && (
            <TextField
              label={t('register.batchFrom')}
              text={from}
              onText={setFrom}
              error={seriesOf(from) ? undefined : t('register.batchFromWrong')}
            />
          )}
          {kind === 'replace' && (
            <>
              <TextField label={t('register.batchFind')} text={text} onText={setText} />
              <TextField label={t('register.batchReplace')} text={by} onText={setBy} />
            </>
          )}
        </div>
        <BatchPreview plan={plan} numberOf={(id) => table.ids.indexOf(id) + 1} />
      </form>
    </Dialog>
  );
}

/** What empty numbers would go on from. */
function firstNumber(register: RegisterToolbarProps['register'], table: RegisterToolbarProps['table']): string {
  const series = numberSeries(register, table.rows, []);
  return series ? numberAt(series, 0) : '';
}

function changeOf(kind: Kind, value: CellValue | null, text: string, by: string): BatchChange | null {
  switch (kind) {
    case 'set':
    case 'fill':
      return value === null ? null : { kind, value };
    case 'number':
      return seriesOf(by) ? { kind, from: by } : null;
    case 'replace':
      return text ? { kind, find: text, by } : null;
    default:
      return { kind };
  }
}

function TextField(props: { label: string; text: string; onText(text: string): void; error?: string | undefined }) {
  return (
    <Field label={props.label} error={props.error}>
      {(control) => (
        <input {...control} type="text" value={props.text} onChange={(event) => props.onText(event.target.value)} />
      )}
    </Field>
  );
}
