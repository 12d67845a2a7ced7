/** What can be done with a place, by button and by key. */
import type { BindingPlace } from '../../../../core/blank/binding-file.ts';
import type { Pack } from '../../../../core/form/pack-schema.ts';
import { t } from '../../../strings/t.ts';
import { toast } from '../../../ui/index.ts';
import type { BindingStore } from './binding-store.ts';
import { boundTo, confirmed, leftBlank, reopened } from './edits.ts';
import { nextOpen, type PlaceEntry } from './places.ts';
import type { Target } from './questions.ts';

export interface PlaceActions {
  /** Says yes, and goes to the next open place. */
  confirm(entry: PlaceEntry): void;
  leave(entry: PlaceEntry): void;
  reopen(entry: PlaceEntry): void;
  /** The n-th proposal, from 0. Stays, so that its pairs can be looked at. */
  take(entry: PlaceEntry, index: number): void;
  bind(entry: PlaceEntry, question: string): void;
  /** Pairs and formats. */
  change(place: BindingPlace): void;
  confirmLikely(): void;
  undo(): void;
}

export function confirmActions(around: {
  pack: Pack;
  store: BindingStore;
  entries: readonly PlaceEntry[];
  targets: ReadonlyMap<string, Target>;
  likely: readonly PlaceEntry[];
  readOnly: boolean;
  choose(place: string): void;
}): PlaceActions {
  const { pack, store, entries, targets, likely, readOnly, choose } = around;
  const put = (places: readonly BindingPlace[]): void => {
    if (!readOnly) store.put(places);
  };
  const goOn = (entry: PlaceEntry): void => {
    const next = nextOpen(entries, entry.place.id);
    if (next) choose(next.place.id);
  };
  const writable = (entry: PlaceEntry): boolean => entry.state !== 'closed';
  const bind = (entry: PlaceEntry, question: string): void => {
    const target = targets.get(question);
    const proposal = entry.proposals.find((each) => each.question === question);
    if (target && writable(entry)) put([boundTo(pack, entry, target, proposal)]);
  };
  return {
    bind,
    confirm(entry) {
      const next = entry.state === 'open' ? confirmed(entry) : undefined;
      if (next) put([next]);
      if (next || entry.state !== 'open') goOn(entry);
    },
    leave(entry) {
      if (!writable(entry)) return;
      put([leftBlank(entry)]);
      goOn(entry);
    },
    reopen: (entry) => put([reopened(entry)]),
    take(entry, index) {
      const proposal = entry.proposals[index];
      if (proposal) bind(entry, proposal.question);
    },
    change: (place) => put([place]),
    confirmLikely() {
      const places = likely.flatMap((entry) => confirmed(entry) ?? []);
      put(places);
      if (places.length) toast(t('templates.confirmedLikely', { n: places.length }));
    },
    undo: store.undo,
  };
}
