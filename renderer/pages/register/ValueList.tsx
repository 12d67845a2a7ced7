/** The values of a column with how many rows hold each, among the rows that pass all other filters. */
import { useEffect, useState } from 'react';
import { numberText } from '../../../core/form/display.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import { valueCounts, type ValueCount } from '../../../core/register/filter.ts';
import { filterRows, type ViewSpec } from '../../../core/register/view.ts';
import type { RowReader } from '../../../core/register/view-text.ts';
import type { RegisterTable } from '../../store/register-tables.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/index.ts';
import type { RowChecks } from './row-checks.ts';
import { runInSteps } from './run-in-steps.ts';

const MOST_SHOWN = 200;

export function ValueList(props: {
  column: Column;
  reader: RowReader;
  table: RegisterTable;
  checks: RowChecks;
  spec: ViewSpec;
  keys: readonly string[];
  onKeys(keys: string[]): void;
}) {
  const { column, reader, table, checks, spec, keys, onKeys } = props;
  const [values, setValues] = useState<ValueCount[] | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const { [column.id]: _own, ...columns } = spec.columns;
    return runInSteps(filterRows(reader, table.rows, table.ids, { ...spec, columns }, checks), (ids) => {
      const pairs = function* () {
        for (const id of ids) {
          const row = table.rows.get(id);
          if (row) yield [id, row] as const;
        }
      };
      setValues(valueCounts(reader, column, pairs()));
    });
  }, [column, reader, table, checks, spec]);
  if (!values) return <p role="status">{t('register.valuesCounting')}</p>;
  const wanted = text.trim().toLowerCase();
  const matching = values.filter(({ label }) => label.toLowerCase().includes(wanted));
  const chosen = new Set(keys);
  const toggle = (key: string): void => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onKeys([...next]);
  };
  return (
    <div className="reg-values">
      <div className="row">
        <input
          type="text"
          aria-label={t('register.valueSearch')}
          placeholder={t('register.valueSearch')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button onClick={() => onKeys([...new Set([...keys, ...matching.map(({ key }) => key)])])}>
          {t('register.valueAll')}
        </Button>
        <Button onClick={() => onKeys([])}>{t('register.valueNone')}</Button>
      </div>
      <ul className="bare" aria-label={column.label}>
        {matching.slice(0, MOST_SHOWN).map(({ key, label, count }) => (
          <li key={key}>
            <label>
              <input type="checkbox" checked={chosen.has(key)} onChange={() => toggle(key)} />
              <span className="grow">{label || t('register.emptyValue')}</span>
              <span className="number muted">{numberText(count, { group: true })}</span>
            </label>
          </li>
        ))}
      </ul>
      {matching.length > MOST_SHOWN && (
        <p className="muted small">{t('register.valueMore', { count: matching.length - MOST_SHOWN })}</p>
      )}
    </div>
  );
}
