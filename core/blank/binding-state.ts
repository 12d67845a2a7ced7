/** How far a binding has been decided: what a person still has to look at before the blank may be used. */
import type { BindingFile, BindingPlace } from './binding-file.ts';
import { type BlankPlace, UNTOUCHABLE } from './place.ts';

/** Says what goes there, or that nothing does. */
export const isDecided = ({ question, value, leave }: BindingPlace): boolean =>
  question !== undefined || value !== undefined || leave === true;

/** Every column a value can go to says what it shows, or that it stays blank: a table with a silently empty column is not settled. */
function areColumnsDecided(place: BlankPlace, entry: BindingPlace): boolean {
  if (entry.leave) return true;
  const decided = new Set(
    (entry.columns ?? [])
      .filter(({ column, value, leave }) => column !== undefined || value !== undefined || leave === true)
      .map(({ at }) => at),
  );
  return (place.columns ?? []).every(({ at, kind }) => UNTOUCHABLE.has(kind) || decided.has(at));
}

/** Ink, the office's own, computed and locked places are never written, so there is nothing to decide. */
export const isSettled = (place: BlankPlace, entry: BindingPlace | undefined): boolean =>
  UNTOUCHABLE.has(place.kind) ||
  (entry !== undefined && entry.confirmed && isDecided(entry) && areColumnsDecided(place, entry));

/** Places that nobody has confirmed or left blank on purpose, in the blank's order. */
export function openPlaces(places: readonly BlankPlace[], binding: Pick<BindingFile, 'places'>): BlankPlace[] {
  const entries = new Map(binding.places.map((entry) => [entry.place, entry]));
  return places.filter((place) => !isSettled(place, entries.get(place.id)));
}

export const fillablePlaces = (places: readonly BlankPlace[]): BlankPlace[] =>
  places.filter((place) => !UNTOUCHABLE.has(place.kind));
