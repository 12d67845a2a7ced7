import type { PlaceDifference } from '../../../core/blank/diff.ts';
import { t } from '../../strings/t.ts';
import { Note } from '../../ui/index.ts';
import { countOf, PLACE_FILTERS, type PlaceEntry, type PlaceFilter } from './state/places.ts';

export interface FilterBarProps {
  entries: readonly PlaceEntry[];
  removed: readonly PlaceDifference[];
  /** Name of the blank the binding was taken over from. */
  carriedFrom: string | undefined;
  filter: PlaceFilter;
  onFilter(filter: PlaceFilter): void;
}

/** Which places are listed; for a taken-over binding, what is different about this year's blank. */
export function FilterBar({ entries, removed, carriedFrom, filter, onFilter }: FilterBarProps) {
  const different = countOf(entries, 'different');
  const filters = PLACE_FILTERS.filter((each) => each !== 'different' || carriedFrom !== undefined);
  return (
    <div className="t-filter">
      {carriedFrom !== undefined && (
        <Note tone={different + removed.length > 0 ? 'warning' : 'ok'}>
          <p>
            {different + removed.length > 0
              ? t('templates.carried', { blank: carriedFrom, n: different + removed.length })
              : t('templates.carriedSame', { blank: carriedFrom })}
          </p>
          {removed.length > 0 && (
            <details>
              <summary>{t('templates.removedPlaces', { n: removed.length })}</summary>
              <ul className="bare t-removed">
                {removed.map(({ old }) => (
                  <li key={old?.id}>
                    {old?.label.join(' / ')} <span className="small muted number">{old?.at}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Note>
      )}
      <div className="t-filters" role="group" aria-label={t('templates.filter')}>
        {filters.map((each) => (
          <button key={each} type="button" aria-pressed={each === filter} onClick={() => onFilter(each)}>
            {t(`templates.filter.${each}`)} <span className="number">{countOf(entries, each)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
