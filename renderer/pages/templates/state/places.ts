/** The places of a blank as the screen lists them: numbered, each with what is bound to it and how far that is settled. */
import { isSettled } from '../../../../core/blank/binding-state.ts';
import type { BindingFile, BindingPlace } from '../../../../core/blank/binding-file.ts';
import type { Proposal } from '../../../../core/blank/match.ts';
import { UNTOUCHABLE, type BlankPlace } from '../../../../core/blank/place.ts';
import type { TemplateDetail } from '../../../../core/blank/template.ts';

/** `open` nobody has said yes, `left` stays blank on purpose, `closed` may not be written. */
export type PlaceState = 'open' | 'confirmed' | 'left' | 'closed';

export interface PlaceEntry {
  place: BlankPlace;
  /** From 1, in document order: shown in the list and on the page. */
  number: number;
  bound: BindingPlace;
  state: PlaceState;
  proposals: readonly Proposal[];
}

export type PlaceFilter = 'all' | 'open' | 'different' | 'left';
export const PLACE_FILTERS: readonly PlaceFilter[] = ['all', 'open', 'different', 'left'];

export function stateOf(place: BlankPlace, bound: BindingPlace): PlaceState {
  if (UNTOUCHABLE.has(place.kind)) return 'closed';
  if (!isSettled(place, bound)) return 'open';
  return bound.leave ? 'left' : 'confirmed';
}

const unbound = (place: BlankPlace): BindingPlace => ({
  place: place.id,
  label: place.label.join(' / '),
  confirmed: false,
});

/** @param binding the binding as it stands on the screen: saved, with what is still on its way. */
export function entriesOf(detail: TemplateDetail, binding: BindingFile): PlaceEntry[] {
  const bounds = new Map(binding.places.map((bound) => [bound.place, bound]));
  const proposals = new Map(detail.proposals.map((each) => [each.place, each.proposals]));
  return (detail.blank?.places ?? []).map((place, index) => {
    const bound = bounds.get(place.id) ?? unbound(place);
    return {
      place,
      number: index + 1,
      bound,
      state: stateOf(place, bound),
      proposals: proposals.get(place.id) ?? [],
    };
  });
}

const PASSES: Record<PlaceFilter, (entry: PlaceEntry) => boolean> = {
  all: () => true,
  open: ({ state }) => state === 'open',
  different: ({ bound }) => bound.difference !== undefined,
  left: ({ state }) => state === 'left',
};

/** @param keep id of a place that stays in view although it no longer passes: the one just settled. */
export function filterEntries(entries: readonly PlaceEntry[], filter: PlaceFilter, keep = ''): PlaceEntry[] {
  return entries.filter((entry) => PASSES[filter](entry) || entry.place.id === keep);
}

export const countOf = (entries: readonly PlaceEntry[], filter: PlaceFilter): number =>
  entries.filter(PASSES[filter]).length;

/** The next place to settle after `id`, going round the end; `undefined` when all are settled. */
export function nextOpen(entries: readonly PlaceEntry[], id: string): PlaceEntry | undefined {
  const from = entries.findIndex((entry) => entry.place.id === id) + 1;
  return [...entries.slice(from), ...entries.slice(0, from)].find(
    (entry) => entry.state === 'open' && entry.place.id !== id,
  );
}

/** Settled of all that can be settled. */
export function progressOf(entries: readonly PlaceEntry[]): { done: number; total: number } {
  const fillable = entries.filter((entry) => entry.state !== 'closed');
  return { done: fillable.filter((entry) => entry.state !== 'open').length, total: fillable.length };
}

/** What shows in the place, when something does. */
export const isBound = ({ question, value }: Pick<BindingPlace, 'question' | 'value'>): boolean =>
  question !== undefined || value !== undefined;
