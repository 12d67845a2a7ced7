/** Items' results added up: those of groups come to the whole, so that a mark costs the items of its group. Pure. */
import type { ScoreItem, ScoreNumbers } from './score.ts';

export interface ScoreSums {
  total: number;
  open: number;
  excluded: number;
  applicable: number;
  counts: Record<string, number>;
  /** Σx, Σ(w·x̄) and Σw over the items that count. */
  x: number;
  weighed: number;
  weights: number;
}

/** @param options of the marked column: each is counted, if only as 0 */
export function noSums(options: readonly string[]): ScoreSums {
  const counts = Object.fromEntries(options.map((id) => [id, 0]));
  return { total: 0, open: 0, excluded: 0, applicable: 0, counts, x: 0, weighed: 0, weights: 0 };
}

/** @param mean over the item's objects; `null` while it is open or where nothing of it counts */
export function addItem(sums: ScoreSums, item: ScoreItem, mean: number | null): void {
  sums.total += 1;
  if (item.result === null) {
    sums.open += 1;
    return;
  }
  sums.counts[item.result] = (sums.counts[item.result] ?? 0) + 1;
  if (item.x === null || mean === null) {
    sums.excluded += 1;
    return;
  }
  sums.applicable += 1;
  sums.x += item.x;
  sums.weighed += item.weight * mean;
  sums.weights += item.weight;
}

export function addSums(sums: ScoreSums, more: ScoreSums): void {
  sums.total += more.total;
  sums.open += more.open;
  sums.excluded += more.excluded;
  sums.applicable += more.applicable;
  sums.x += more.x;
  sums.weighed += more.weighed;
  sums.weights += more.weights;
  for (const [option, count] of Object.entries(more.counts)) sums.counts[option] = (sums.counts[option] ?? 0) + count;
}

export function numbersOf({ total, open, excluded, applicable, counts, x, weighed, weights }: ScoreSums): ScoreNumbers {
  return {
    total,
    open,
    excluded,
    applicable,
    counts: { ...counts },
    rate: share(x, applicable),
    score: share(weighed, weights),
  };
}

const share = (part: number, whole: number): number | null =>
  whole > 0 ? Number(((100 * part) / whole).toPrecision(14)) : null;
