/** How sure a proposal is, in a word; and the places that may be confirmed in one go. */
import { offeredOptions } from '../../../../core/blank/match-options.ts';
import type { Pack } from '../../../../core/form/pack-schema.ts';
import { optionPairs } from './pairs.ts';
import type { PlaceEntry } from './places.ts';
import type { Target } from './questions.ts';

export type Certainty = 'likely' | 'possible' | 'unsure';

const LIKELY = 0.75;
const POSSIBLE = 0.5;

export const certaintyOf = (score: number): Certainty =>
  score >= LIKELY ? 'likely' : score >= POSSIBLE ? 'possible' : 'unsure';

/** Open, with a likely question, and nothing left to pair: neither a printed option nor a column. */
export function isLikely(pack: Pack, targets: ReadonlyMap<string, Target>, entry: PlaceEntry): boolean {
  const { bound, place, state } = entry;
  if (state !== 'open' || bound.leave || bound.question === undefined) return false;
  const target = targets.get(bound.question);
  if (!target || certaintyOf(bound.score ?? 0) !== 'likely') return false;
  const offered = offeredOptions(pack, target.question);
  const pairs = offered.length ? optionPairs(place.options ?? [], offered, bound.options) : [];
  if (pairs.some((pair) => !pair.chosen && !pair.byWords)) return false;
  return (bound.columns ?? []).every(
    (column) => column.column !== undefined || column.value !== undefined || column.leave,
  );
}
