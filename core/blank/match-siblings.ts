/** One choice drawn as several places, a box in each cell: 「初中 □ | 高中 □」. */
import { looseKey } from './label.ts';
import type { BlankOption, BlankPlace } from './place.ts';

export const rowOf = ({ at }: BlankPlace): string =>
  /^(.*R\d+) C\d+/.exec(at)?.[1] ?? /^(.*!)[A-Z]+(\d+)/.exec(at)?.slice(1).join('') ?? at;

const isOneBox = (place: BlankPlace): boolean =>
  (place.kind === 'tick-one' || place.kind === 'tick-many' || place.kind === 'sdt-check') &&
  place.options?.length === 1;

/** Place id → options of all boxes beside it. Only for places with one box and neighbours of the kind. */
export function siblingOptions(places: readonly BlankPlace[]): Map<string, BlankOption[]> {
  const found = new Map<string, BlankOption[]>();
  let group: BlankPlace[] = [];
  const close = (): void => {
    const options = group.flatMap((place) => place.options ?? []);
    if (group.length > 1) for (const { id } of group) found.set(id, options);
    group = [];
  };
  for (const place of places) {
    const [first] = group;
    if (!isOneBox(place)) close();
    else if (first && !together(first, place)) close();
    if (isOneBox(place)) group.push(place);
  }
  close();
  return found;
}

const outer = (place: BlankPlace): string =>
  place.label
    .slice(0, -1)
    .map((label) => looseKey(label))
    .join('/');
const together = (a: BlankPlace, b: BlankPlace): boolean => rowOf(a) === rowOf(b) || outer(a) === outer(b);
