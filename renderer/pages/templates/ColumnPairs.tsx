import type { BindingColumn, BindingPlace } from '../../../core/blank/binding-file.ts';
import { t } from '../../strings/t.ts';
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
  const change = (at: string, choice: string): void => {
    const next = columns.map((column) => (column.at === at ? chosenColumn(column, choice) : column));
    onChange({ ...bound, columns: next });
  };
  return (
    <div className="t-pairs" role="group" aria-label={t('place.columns')}>
      <h3>{t('place.columns')}</h3>
      {columns.map((column) => (
        <label key={column.at} className="t-pair">
          <span>{column.label || column.at}</span>
          <select
            aria-label={t('place.columnFor', { label: column.label || column.at })}
            value={valueOf(column)}
            disabled={readOnly}
            onChange={(event) => change(column.at, event.target.value)}
          >
            <option value="">{t('place.columnUndecided')}</option>
            <option value={LEAVE}>{t('place.columnLeave')}</option>
            {column.value !== undefined && (
              <option value={VALUE}>{t('place.expression', { value: column.value })}</option>
            )}
            {columnsFor(target).map((each) => (
              <option key={each.id} value={each.id}>
                {each.label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
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
