import { t } from '../../../strings/t.ts';
import { classes, Icon } from '../../../ui/index.ts';
import { MarkButtons } from '../MarkButtons.tsx';
import type { Desk } from '../use-desk.ts';

export const objectButtonId = (row: string): string => `mk-object-${row}`;

/** All tested objects of one item, each with its result. */
export function ObjectTable(props: {
  desk: Desk;
  rows: readonly string[];
  active: string;
  onActive(row: string): void;
  onMark(row: string, result: string | null): void;
}) {
  const { desk, rows, active } = props;
  const { spec, board, table } = desk;
  const objectOf = (id: string): string =>
    desk.text(id, spec.object) || t(rows.length > 1 ? 'marking.object' : 'marking.noObject');
  const labelOf = (result: string): string =>
    spec.options.find(({ id }) => id === result)?.label ?? t('marking.notMarked');
  return (
    <table className="mk-objects">
      <caption className="visually-hidden">{t('marking.objects')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('marking.objects')}</th>
          <th scope="col">{t('marking.results')}</th>
          {spec.previous && <th scope="col">{t('marking.previous')}</th>}
          {spec.evidence && <th scope="col">{spec.evidence.label}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((id) => {
          const result = board.result(id);
          const isActive = id === active;
          const files = spec.evidence ? table.rows.get(id)?.cells[spec.evidence.id] : undefined;
          const count = Array.isArray(files) ? files.length : 0;
          return (
            <tr key={id} className={classes(isActive && 'mk-active')} data-row={id}>
              <th scope="row">
                <button
                  type="button"
                  id={objectButtonId(id)}
                  className="mk-object"
                  data-row-button=""
                  aria-current={isActive || undefined}
                  tabIndex={isActive ? 0 : -1}
                  onClick={() => props.onActive(id)}
                >
                  {objectOf(id)}
                  <span className="visually-hidden">：{labelOf(result)}</span>
                </button>
              </th>
              <td>
                <MarkButtons
                  spec={spec}
                  result={result}
                  label={objectOf(id)}
                  readOnly={desk.readOnly}
                  tabIndex={isActive ? 0 : -1}
                  onMark={(next) => props.onMark(id, next)}
                />
              </td>
              {spec.previous && <td>{desk.text(id, spec.previous) || '—'}</td>}
              {spec.evidence && (
                <td className="number">
                  {count > 0 ? (
                    <>
                      <Icon name="attach" size={12} /> {count}
                      <span className="visually-hidden">{t('marking.evidenceCount', { count })}</span>
                    </>
                  ) : (
                    <span className="muted">—</span>
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
