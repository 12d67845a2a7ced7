import { Fragment } from 'react';
import type { BindingColumn, BindingPlace } from '../../../core/blank/binding-file.ts';
import type { BlankOption } from '../../../core/blank/place.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { PairList } from './OptionPairs.tsx';
import { definedOnly } from './state/edits.ts';
import type { PlaceEntry } from './state/places.ts';
import { columnsFor, type Target } from './state/questions.ts';

export interface ColumnPairsProps {
  entry: PlaceEntry;
  target: Target;
  readOnly: boolean;
  onChange(place: BindingPlace): void;
}

/** Said by the select where a column id would stand; no id holds a colon. */
const LEAVE = ':leave';
const VALUE = ':value';

/** Columns of a repeated row beside those of the table. */
export function ColumnPairs({ entry, target, readOnly, onChange }: ColumnPairsProps) {
  const { place, bound } = entry;
  if (!place.columns?.length || target.question.type !== 'table') return null;
  const known = new Map(bound.columns?.map((column) => [column.at, column]));
  const columns = place.columns.map(
    (column): BindingColumn => known.get(column.at) ?? { at: column.at, label: column.label.join(' / ') },
  );
  const put = (changed: BindingColumn): void =>
    onChange({ ...bound, columns: columns.map((column) => (column.at === changed.at ? changed : column)) });
  const printed = new Map(place.columns.map((column) => [column.at, column.options]));
  const offered = columnsFor(target);
  return (
    <div className="t-pairs" role="group" aria-label={t('place.columns')}>
      <h3>{t('place.columns')}</h3>
      {columns.map((column) => (
        <Fragment key={column.at}>
          <label className="t-pair">
            <span>{column.label || column.at}</span>
            <select
              aria-label={t('place.columnFor', { label: column.label || column.at })}
              value={valueOf(column)}
              disabled={readOnly}
              onChange={(event) => put(chosenColumn(column, event.target.value))}
            >
              <option value="">{t('place.columnUndecided')}</option>
              <option value={LEAVE}>{t('place.columnLeave')}</option>
              {column.value !== undefined && (
                <option value={VALUE}>{t('place.expression', { value: column.value })}</option>
              )}
              {offered.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.label}
                </option>
              ))}
            </select>
          </label>
          <ColumnOptions
            column={column}
            printed={printed.get(column.at)}
            holder={offered.find((each) => each.id === column.column)}
            readOnly={readOnly}
            onChange={put}
          />
        </Fragment>
      ))}
    </div>
  );
}

interface ColumnOptionsProps {
  column: BindingColumn;
  printed: readonly BlankOption[] | undefined;
  holder: Column | undefined;
  readOnly: boolean;
  onChange(column: BindingColumn): void;
}

function ColumnOptions({ column, printed, holder, readOnly, onChange }: ColumnOptionsProps) {
  const { options, ...rest } = column;
  if (!holder) return null;
  return (
    <PairList
      title={t('place.optionsOf', { label: column.label || column.at })}
      printed={printed}
      holder={holder}
      options={options}
      readOnly={readOnly}
      onChange={(next) => onChange({ ...rest, ...definedOnly({ options: next }) })}
    />
  );
}

function valueOf(column: BindingColumn): string {
  if (column.value !== undefined) return VALUE;
  return column.leave ? LEAVE : (column.column ?? '');
}

function chosenColumn(column: BindingColumn, choice: string): BindingColumn {
  if (choice === VALUE) return column;
  const { at, label } = column;
  if (choice === LEAVE) return { at, label, leave: true };
  return choice ? { at, label, column: choice } : { at, label };
}
