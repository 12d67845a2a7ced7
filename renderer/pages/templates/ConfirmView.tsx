import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Blank } from '../../../core/blank/place.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { classes, ErrorNote, Icon, Note, Button } from '../../ui/index.ts';
import { ConfirmHead } from './ConfirmHead.tsx';
import { FilterBar } from './FilterBar.tsx';
import { PagePane } from './PagePane.tsx';
import { PlaceDetail } from './PlaceDetail.tsx';
import { PlaceList } from './PlaceList.tsx';
import type { BindingStore } from './state/binding-store.ts';
import { isLikely } from './state/certainty.ts';
import { confirmKeys } from './state/keys.ts';
import { confirmActions } from './state/actions.ts';
import { entriesOf, filterEntries, nextOpen, type PlaceFilter } from './state/places.ts';
import { targetsOf } from './state/questions.ts';

export interface ConfirmViewProps {
  store: BindingStore;
  blank: Blank;
  /** The pack's own: to be looked at, not changed. */
  readOnly: boolean;
}

/** A blank's page and, beside it, what goes into each of its places. */
export function ConfirmView({ store, blank, readOnly }: ConfirmViewProps) {
  const { pack } = useOpenCasefile();
  const view = useSyncExternalStore(store.subscribe, store.get);
  const { detail, binding } = view;
  const entries = useMemo(() => entriesOf(detail, binding), [detail, binding]);
  const targets = useMemo(() => targetsOf(pack, binding.forms), [pack, binding.forms]);
  const likely = useMemo(() => entries.filter((entry) => isLikely(pack, targets, entry)), [pack, targets, entries]);
  const hasDifferences = binding.carriedFrom !== undefined && entries.some(({ bound }) => bound.difference);
  const [filter, setFilter] = useState<PlaceFilter>(hasDifferences ? 'different' : 'all');
  const [chosen, setChosen] = useState(
    () => (filterEntries(entries, filter).find(({ state }) => state === 'open') ?? entries[0])?.place.id ?? '',
  );
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [withPages, setWithPages] = useState(true);
  const shown = filterEntries(entries, filter, chosen);
  const entry = entries.find(({ place }) => place.id === chosen);

  const choose = (id: string): void => {
    setChosen(id);
    focusList();
  };
  /** A place chosen on the page may be one that the filter hides. */
  const pick = (id: string): void => {
    if (!filterEntries(entries, filter).some(({ place }) => place.id === id)) setFilter('all');
    choose(id);
  };
  const jumpOpen = (): void => {
    const first = nextOpen(entries, '');
    if (!first) return;
    setFilter('open');
    choose(first.place.id);
  };
  const actions = confirmActions({ pack, store, entries, targets, likely, readOnly, choose });
  const onKeyDown = confirmKeys({
    entry,
    shown,
    actions,
    choose: setChosen,
    search: () => focusOn('.t-search input'),
  });
  useEffect(() => {
    const active = document.activeElement;
    if (!active || active === document.body || active.id === 'main') focusList();
  }, []);

  return (
    <div className={classes('t-confirm', !withPages && 't-without-pages')} data-own-undo="" onKeyDown={onKeyDown}>
      <ConfirmHead
        store={store}
        entries={entries}
        likely={likely.length}
        readOnly={readOnly}
        withPages={withPages}
        onPages={setWithPages}
        onConfirmLikely={actions.confirmLikely}
        onJumpOpen={jumpOpen}
      />
      {view.error && (
        <ErrorNote error={{ ...view.error, message: t('save.failedMessage', { message: view.error.message }) }}>
          <Button variant="primary" onClick={store.retry}>
            {t('ui.retry')}
          </Button>
          {view.canUndo && <Button onClick={store.undo}>{t('templates.undoLast')}</Button>}
        </ErrorNote>
      )}
      {blank.problems.length > 0 && (
        <Note tone="warning">
          <details>
            <summary>{t('templates.blankProblems', { n: blank.problems.length })}</summary>
            <ul>
              {blank.problems.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </details>
        </Note>
      )}
      <div className="t-panes">
        {withPages && (
          <PagePane detail={detail} entries={entries} selected={chosen} onPick={pick} onMissing={setMissing} />
        )}
        <section className="t-side" aria-label={t('templates.list')}>
          <FilterBar
            entries={entries}
            removed={detail.removed}
            carriedFrom={binding.carriedFrom?.blank}
            filter={filter}
            onFilter={(next) => {
              setFilter(next);
              const first = filterEntries(entries, next);
              if (!first.some(({ place }) => place.id === chosen)) setChosen(first[0]?.place.id ?? chosen);
            }}
          />
          <PlaceList entries={shown} filter={filter} targets={targets} selected={chosen} onSelect={choose} />
          {entry ? (
            <PlaceDetail
              key={entry.place.id}
              entry={entry}
              targets={targets}
              missing={missing.has(entry.place.id)}
              readOnly={readOnly}
              actions={actions}
              onLeave={focusList}
            />
          ) : (
            <p className="t-detail muted">{t('place.none')}</p>
          )}
          {!readOnly && (
            <p className="small muted t-keys">
              <Icon name="hint" size={12} /> {t('templates.keys')}
            </p>
          )}
        </section>
      </div>
    </div>
  );
}

const focusOn = (selector: string): void =>
  document.querySelector<HTMLElement>(`.t-confirm ${selector}`)?.focus({ preventScroll: true });
const focusList = (): void => focusOn('.t-list');
