/** Cells that could not be read, and rows that look like no data. */
import type { ImportRows } from '../../../../core/register/import-results.ts';
import { t } from '../../../strings/t.ts';
import type { GroupRowsProps } from './GroupRows.tsx';

export function OtherRows({ register, group, state, acts, page }: GroupRowsProps & { page: ImportRows }) {
  const { options } = state;
  const take = (row: number, on: boolean): void =>
    acts.change({
      options: { ...options, takeRows: on ? [...options.takeRows, row] : options.takeRows.filter((r) => r !== row) },
    });
  const isSkipped = group === 'skipped';
  return (
    <table className="imp-rows">
      <thead>
        <tr>
          {isSkipped && <th scope="col" />}
          <th scope="col">{t('import.fileRow')}</th>
          {!isSkipped && <th scope="col">{t('import.rowKey')}</th>}
          {!isSkipped && <th scope="col">{t('import.registerColumn')}</th>}
          <th scope="col">{t(isSkipped ? 'import.content' : 'import.why')}</th>
        </tr>
      </thead>
      <tbody>
        {page.skipped.map(({ row, why, text }) => (
          <tr key={row}>
            <td>
              <input
                type="checkbox"
                aria-label={t('import.pick', { row })}
                checked={options.takeRows.includes(row)}
                onChange={(event) => take(row, event.target.checked)}
              />
            </td>
            <td className="number">{row}</td>
            <td>
              <span className="muted">{t(`import.skipped.${why}`)}</span> {text}
            </td>
          </tr>
        ))}
        {page.unread.map(({ fileRow, key, column, reason }) => (
          <tr key={`${fileRow} ${column}`}>
            <td className="number">{fileRow}</td>
            <td>{key}</td>
            <td>{register.columns.find(({ id }) => id === column)?.label ?? column}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
