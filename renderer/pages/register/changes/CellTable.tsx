import type { FilingChanges } from '../../../../core/register/filing-results.ts';
import { t } from '../../../strings/t.ts';
import { Tag } from '../../../ui/index.ts';
import { RowLink } from './RowLinks.tsx';

const SHOWN = 100;

/** Cells that say something else than was filed: those that ask for a new filing first. */
export function CellTable({ changes }: { changes: FilingChanges }) {
  const { cells, subject, question } = changes;
  const shown = cells.rows.slice(0, SHOWN);
  return (
    <section className="card stack" aria-labelledby="changes-cells">
      <h2 id="changes-cells">{t('changes.cells')}</h2>
      <p className="muted small">
        {cells.count === 0 ? t('changes.cellsNone') : t('changes.cellsCount', { n: cells.count, m: cells.triggering })}
        {cells.count > shown.length && t('changes.cellsMore', { n: shown.length })}
      </p>
      {shown.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="group" aria-labelledby="changes-cells">
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{t('changes.key')}</th>
                <th scope="col">{t('changes.field')}</th>
                <th scope="col">{t('changes.before')}</th>
                <th scope="col">{t('changes.now')}</th>
                <th scope="col">{t('changes.result')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((cell) => (
                <tr key={`${cell.key}/${cell.column}`}>
                  <th scope="row">
                    <RowLink at={{ subject, question }} row={cell} column={cell.column.replace(/_other$/, '')} />
                  </th>
                  <td>{cell.label}</td>
                  <td>{cell.before || '—'}</td>
                  <td>{cell.now || '—'}</td>
                  <td>
                    {cell.triggers ? (
                      <Tag tone="error" icon="alert">
                        {t('changes.triggers')}
                      </Tag>
                    ) : (
                      <Tag icon="hint">{t('changes.noted')}</Tag>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
