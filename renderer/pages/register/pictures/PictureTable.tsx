import type { Picture, Register } from '../../../../core/form/schema/register.ts';
import type { PictureFilter, ShownPicture } from '../../../../core/register/picture-arrange.ts';
import { rowColumns } from '../../../../core/register/picture-tally.ts';
import { t } from '../../../strings/t.ts';
import type { Amounts } from './amounts.ts';

const MOST_ROWS = 500;

/** A picture in numbers: every group, none folded, with all digits. */
export function PictureTable(props: {
  register: Register;
  picture: Picture;
  shown: ShownPicture;
  amounts: Amounts;
  onFilter(filter: PictureFilter): void;
}) {
  const { register, picture, shown, amounts, onFilter } = props;
  const { rows, series, values } = shown.all;
  const isParted = series.some(({ label }) => label !== '');
  const head = rowColumns(picture)
    .map((id) => register.columns.find((column) => column.id === id)?.label ?? id)
    .join(' · ');
  return (
    <div className="pic-table" tabIndex={0} role="region" aria-label={t('pictures.tableOf', { title: picture.title })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head || t('pictures.group')}</th>
            {isParted &&
              series.map(({ label }) => (
                <th key={label} scope="col" className="number">
                  {label}
                </th>
              ))}
            <th scope="col" className="number">
              {isParted ? t('pictures.total') : amounts.label}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, r) => (
            <tr key={row.label}>
              <th scope="row">
                <button
                  type="button"
                  className="q-link pic-link"
                  aria-label={t('pictures.seeRows', { label: row.label })}
                  onClick={() => onFilter(row.filter)}
                >
                  {row.label}
                </button>
              </th>
              {isParted &&
                series.map(({ label }, c) => (
                  <td key={label} className="number">
                    {amounts.exact(values[r]?.[c] ?? 0)}
                  </td>
                ))}
              <td className="number">{amounts.exact(row.total)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('pictures.total')}</th>
            {isParted &&
              series.map(({ label, total }) => (
                <td key={label} className="number">
                  {amounts.exact(total)}
                </td>
              ))}
            <td className="number">{amounts.exact(shown.total)}</td>
          </tr>
        </tfoot>
      </table>
      {rows.length > MOST_ROWS && (
        <p className="muted small">{t('pictures.tableMore', { count: rows.length - MOST_ROWS })}</p>
      )}
    </div>
  );
}
