/** One column: how it sorts, which of its values are shown, whether it stays in view. */
import { useState } from 'react';
import type { Column, QuestionOf } from '../../../core/form/pack-schema.ts';
import type { ColumnFilter } from '../../../core/register/filter.ts';
import type { ViewSpec } from '../../../core/register/view.ts';
import type { RowReader } from '../../../core/register/view-text.ts';
import type { RegisterTable } from '../../store/register-tables.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { shownColumns, type ColumnLayout } from './column-layout.ts';
import type { RowChecks } from './row-checks.ts';
import { ValueList } from './ValueList.tsx';

type Kind = ColumnFilter['kind'] | 'none';
const KINDS: readonly Kind[] = ['none', 'values', 'text', 'range', 'empty', 'filled'];
const LISTED: ReadonlySet<string> = new Set(['choice', 'multi', 'yesno', 'reference']);

function kindsOf(column: Column): Kind[] {
  const ranged = column.type === 'number' || column.type === 'date' || column.type === 'computed';
  return KINDS.filter((kind) => (kind !== 'range' || ranged) && (kind !== 'text' || !LISTED.has(column.type)));
}

export interface ColumnDialogProps {
  column: Column;
  register: QuestionOf<'register'>;
  reader: RowReader;
  table: RegisterTable;
  checks: RowChecks;
  spec: ViewSpec;
  onSpec(spec: ViewSpec): void;
  layout: ColumnLayout;
  onLayout(layout: ColumnLayout): void;
  onClose(): void;
}

export function ColumnDialog(props: ColumnDialogProps) {
  const { column, spec, onSpec, onClose } = props;
  const [filter, setFilter] = useState<ColumnFilter | null>(
    spec.columns[column.id] ?? (LISTED.has(column.type) ? { kind: 'values', keys: [] } : null),
  );
  const apply = (): void => {
    const { [column.id]: _now, ...others } = spec.columns;
    const wanted = usable(filter);
    onSpec({ ...spec, columns: wanted ? { ...others, [column.id]: wanted } : others });
    onClose();
  };
  return (
    <Dialog
      title={t('register.columnTitle', { column: column.label })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onClick={apply}>
            {t('register.apply')}
          </Button>
        </>
      }
    >
      <form
        className="reg-column"
        data-own-undo=""
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <SortChoice {...props} />
        <fieldset>
          <legend>{t('register.filterHere')}</legend>
          <div className="reg-kinds">
            {kindsOf(column).map((kind) => (
              <label key={kind}>
                <input
                  type="radio"
                  name="kind"
                  checked={(filter?.kind ?? 'none') === kind}
                  onChange={() => setFilter(blank(kind))}
                />
                {t(`register.kind.${kind}`)}
              </label>
            ))}
          </div>
          {filter?.kind === 'text' && (
            <input
              type="text"
              aria-label={t('register.contains')}
              data-autofocus=""
              value={filter.contains}
              onChange={(event) => setFilter({ kind: 'text', contains: event.target.value })}
            />
          )}
          {filter?.kind === 'range' && (
            <RangeInputs isDate={column.type === 'date'} filter={filter} onFilter={setFilter} />
          )}
          {filter?.kind === 'values' && (
            <ValueList {...props} keys={filter.keys} onKeys={(keys) => setFilter({ kind: 'values', keys })} />
          )}
        </fieldset>
        {/* Enter applies. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function blank(kind: Kind): ColumnFilter | null {
  switch (kind) {
    case 'none':
      return null;
    case 'values':
      return { kind, keys: [] };
    case 'text':
      return { kind, contains: '' };
    case 'range':
      return { kind, from: null, to: null };
    default:
      return { kind };
  }
}

/** A filter with nothing filled in filters nothing. */
function usable(filter: ColumnFilter | null): ColumnFilter | null {
  if (filter?.kind === 'values' && filter.keys.length === 0) return null;
  if (filter?.kind === 'text' && filter.contains.trim() === '') return null;
  if (filter?.kind === 'range' && filter.from === null && filter.to === null) return null;
  return filter;
}

function SortChoice({ column, spec, onSpec, onClose, layout, onLayout, register }: ColumnDialogProps) {
  const others = spec.sorts.filter((sort) => sort.column !== column.id);
  const now = spec.sorts.find((sort) => sort.column === column.id);
  const sort = (sorts: ViewSpec['sorts']): void => {
    onSpec({ ...spec, sorts });
    onClose();
  };
  const shown = shownColumns(register, layout);
  const place = shown.findIndex(({ id }) => id === column.id);
  return (
    <div className="reg-sorts" role="group" aria-label={t('register.sort')}>
      <Button icon="up" onClick={() => sort([{ column: column.id, descending: false }])}>
        {t('register.sortUp')}
      </Button>
      <Button icon="down" onClick={() => sort([{ column: column.id, descending: true }])}>
        {t('register.sortDown')}
      </Button>
      {others.length > 0 && (
        <Button icon="add" onClick={() => sort([...others, { column: column.id, descending: false }])}>
          {t('register.sortAdd')}
        </Button>
      )}
      {now && <Button onClick={() => sort(others)}>{t('register.sortOff')}</Button>}
      <Button
        onClick={() => {
          onLayout({ ...layout, frozen: layout.frozen === place + 1 ? 0 : Math.min(10, place + 1) });
          onClose();
        }}
      >
        {layout.frozen === place + 1 ? t('register.unfreeze') : t('register.freezeHere')}
      </Button>
      {shown.length > 1 && (
        <Button
          onClick={() => {
            onLayout({ ...layout, hidden: [...layout.hidden, column.id] });
            onClose();
          }}
        >
          {t('register.hide')}
        </Button>
      )}
    </div>
  );
}

function RangeInputs(props: {
  isDate: boolean;
  filter: Extract<ColumnFilter, { kind: 'range' }>;
  onFilter(filter: ColumnFilter): void;
}) {
  const { isDate, filter } = props;
  const read = (text: string): number | string | null =>
    text.trim() === '' ? null : isDate ? text : Number.isFinite(Number(text)) ? Number(text) : null;
  return (
    <div className="row">
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {t(`register.${end}`)}
          <input
            type={isDate ? 'date' : 'number'}
            step="any"
            value={filter[end] ?? ''}
            onChange={(event) => props.onFilter({ ...filter, [end]: read(event.target.value) })}
          />
        </label>
      ))}
    </div>
  );
}
