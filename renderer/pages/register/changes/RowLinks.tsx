import type { ChangedRow } from '../../../../core/register/filing-results.ts';
import { hrefOf } from '../../../app/route.ts';
import { t } from '../../../strings/t.ts';

export interface At {
  subject: string;
  question: string;
}

/** A row by its number; it leads into the grid while the row is there. */
export function RowLink({ at, row, column }: { at: At; row: ChangedRow; column?: string }) {
  if (row.row === '') return <span className="mono">{t('changes.rowGone', { key: row.key || '—' })}</span>;
  return (
    <a className="mono" href={hrefOf({ page: 'register', ...at, row: row.row, ...(column ? { column } : {}) })}>
      {row.key || '—'}
    </a>
  );
}

const SHOWN = 100;

export function RowList({ title, at, rows, count }: { title: string; at: At; rows: ChangedRow[]; count: number }) {
  const shown = rows.slice(0, SHOWN);
  return (
    <details>
      <summary>{title}</summary>
      <ul className="bare changes-rows">
        {shown.map((row) => (
          <li key={`${row.key}/${row.row}`}>
            <RowLink at={at} row={row} />
          </li>
        ))}
        {count > shown.length && <li className="muted">{t('changes.causeMore', { n: count - shown.length })}</li>}
      </ul>
    </details>
  );
}
