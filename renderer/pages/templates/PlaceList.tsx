import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef } from 'react';
import { t } from '../../strings/t.ts';
import { EmptyState, Icon, type IconName } from '../../ui/index.ts';
import { certaintyOf } from './state/certainty.ts';
import { isBound, type PlaceEntry, type PlaceFilter, type PlaceState } from './state/places.ts';
import type { Target } from './state/questions.ts';

export const STATE_ICONS: Record<PlaceState, IconName> = {
  open: 'alert',
  confirmed: 'ok',
  left: 'none',
  closed: 'lock',
};
const ROW_HEIGHT = 48;

export interface PlaceListProps {
  entries: readonly PlaceEntry[];
  filter: PlaceFilter;
  targets: ReadonlyMap<string, Target>;
  /** Place id. */
  selected: string;
  onSelect(place: string): void;
}

/** One tab stop; the keys are those of the whole view. Only what is in view is in the page. */
export function PlaceList({ entries, filter, targets, selected, onSelect }: PlaceListProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const active = entries.findIndex(({ place }) => place.id === selected);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler here memoises what it returns
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (index) => entries[index]?.place.id ?? index,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (active < 0 || shown.includes(active)) return shown;
      return [...shown, active].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [virtual, active, selected]);
  return (
    <div
      className="t-list"
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('templates.list')}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
    >
      {entries.length === 0 && (
        <div role="option" aria-selected="false" aria-disabled="true">
          <EmptyState title={t(`templates.filterEmpty.${filter}`)} />
        </div>
      )}
      <div className="t-list-all" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          if (!entry) return null;
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              ref={virtual.measureElement}
              data-index={item.index}
              role="option"
              aria-selected={item.index === active}
              aria-setsize={entries.length}
              aria-posinset={item.index + 1}
              className={`t-entry t-entry-${entry.state}`}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => onSelect(entry.place.id)}
            >
              <EntryText entry={entry} targets={targets} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function EntryText({ entry, targets }: { entry: PlaceEntry; targets: ReadonlyMap<string, Target> }) {
  const { place, number, state, bound } = entry;
  const outer = place.label.slice(0, -1).join(' / ');
  return (
    <>
      <span className="t-number number">{number}</span>
      <span className="t-entry-text">
        <span>
          {outer && <span className="muted">{outer} / </span>}
          <span className="t-label">{place.label.at(-1) || t('place.noLabel')}</span>
          <span className="small muted"> · {t(`placeKind.${place.kind}`)}</span>
        </span>
        {state !== 'closed' && (
          <span className="small t-entry-source">
            <Icon name="arrow" size={12} /> {sourceText(entry, targets)}
            {state === 'open' && isBound(bound) && bound.score !== undefined && (
              <span className="muted"> · {t(`certainty.${certaintyOf(bound.score)}`)}</span>
            )}
          </span>
        )}
      </span>
      <span className={`t-state t-state-${state}`}>
        <Icon name={STATE_ICONS[state]} size={14} /> {t(`placeState.${state}`)}
      </span>
    </>
  );
}

export function sourceText({ bound }: PlaceEntry, targets: ReadonlyMap<string, Target>): string {
  if (bound.value !== undefined) return t('place.expression', { value: bound.value });
  if (bound.question !== undefined)
    return targets.get(bound.question)?.label ?? t('place.unknownQuestion', { id: bound.question });
  return t(bound.leave ? 'place.leave' : 'place.undecided');
}
