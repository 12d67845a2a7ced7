import type { PictureFilter, ShownPicture } from '../../../../core/register/picture-arrange.ts';
import { t } from '../../../strings/t.ts';
import type { Amounts } from './amounts.ts';

const MOST = 60;

/** What the folded group is made of, each with its rows one click away. */
export function FoldedGroups(props: { shown: ShownPicture; amounts: Amounts; onFilter(filter: PictureFilter): void }) {
  const { shown, amounts, onFilter } = props;
  const folded = [...shown.rows, ...shown.series].flatMap((group) => group.folded);
  if (folded.length === 0) return null;
  const sorted = folded.toSorted((a, b) => b.total - a.total);
  return (
    <details className="pic-folded no-print">
      <summary>{t('pictures.folded', { count: folded.length })}</summary>
      <ul className="bare">
        {sorted.slice(0, MOST).map(({ label, total, filter }) => (
          <li key={label}>
            <button type="button" className="q-link pic-link" onClick={() => onFilter(filter)}>
              {label}
            </button>{' '}
            <span className="muted number">{amounts.short(total)}</span>
          </li>
        ))}
        {sorted.length > MOST && <li className="muted">{t('pictures.foldedMore', { count: sorted.length - MOST })}</li>}
      </ul>
    </details>
  );
}
