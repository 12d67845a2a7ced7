/** What changed between last year's blank and this year's, place by place. */
import { findByLabel } from './find-place.ts';
import { labelKey, similarity } from './label.ts';
import type { BlankPlace } from './place.ts';

export type PlaceChange = 'same' | 'moved' | 'relabelled' | 'changed' | 'added' | 'removed';

export interface PlaceDifference {
  change: PlaceChange;
  old?: { id: string; at: string; label: string[] };
  new?: { id: string; at: string; label: string[] };
  /** For `changed`: kind, options, limit or columns, in Chinese. */
  what?: string[];
}

const keyOf = (place: BlankPlace): string => place.label.map(labelKey).join('/');
const sideOf = ({ id, at, label }: BlankPlace): { id: string; at: string; label: string[] } => ({ id, at, label });
const namesOf = (place: BlankPlace): string => (place.options ?? []).map((option) => labelKey(option.label)).join('|');
const columnsOf = (place: BlankPlace): string =>
  (place.columns ?? []).map((column) => column.label.map(labelKey).join('/')).join('|');

function differences(before: BlankPlace, after: BlankPlace): string[] {
  const found: string[] = [];
  if (before.kind !== after.kind) found.push(`类型 ${before.kind} → ${after.kind}`);
  if (namesOf(before) !== namesOf(after)) found.push('选项不同');
  if (before.limit !== after.limit) found.push(`限制 ${before.limit ?? '无'} → ${after.limit ?? '无'}`);
  if (columnsOf(before) !== columnsOf(after)) found.push('列不同');
  if (before.unit !== after.unit) found.push(`单位 ${before.unit ?? '无'} → ${after.unit ?? '无'}`);
  return found;
}

/** Below this, two labels at one spot are two questions. */
const RELATED = 0.5;
/** The same below the same heading: 单位名称 → 单位全称. */
const RELATED_IN_GROUP = 0.3;

class Pairing {
  readonly pairs = new Map<BlankPlace, BlankPlace>();
  private readonly taken = new Set<BlankPlace>();

  constructor(before: readonly BlankPlace[], after: readonly BlankPlace[]) {
    this.pairBy(before, after, (place) => `${keyOf(place)} ${place.kind} ${place.at}`);
    this.pairBy(before, after, (place) => `${keyOf(place)} ${place.kind}`);
    this.pairBy(before, after, keyOf);
    const free = after.filter((place) => !this.taken.has(place));
    for (const place of before.filter((each) => !this.pairs.has(each))) {
      const near = free.filter((each) => !this.taken.has(each));
      const byLabel = findByLabel(place.label.join(' / '), near);
      const [only] = byLabel;
      const sameSpot = near.find((each) => each.at === place.at && related(place, each));
      const match = byLabel.length === 1 && only ? only : (sameSpot ?? mostSimilar(place, near));
      if (match) this.pair(place, match);
    }
  }

  private pair(before: BlankPlace, after: BlankPlace): void {
    this.pairs.set(before, after);
    this.taken.add(after);
  }

  /** Equal labels are paired in their order. */
  private pairBy(
    before: readonly BlankPlace[],
    after: readonly BlankPlace[],
    key: (place: BlankPlace) => string,
  ): void {
    const waiting = new Map<string, BlankPlace[]>();
    for (const place of after) {
      if (this.taken.has(place)) continue;
      waiting.set(key(place), [...(waiting.get(key(place)) ?? []), place]);
    }
    for (const place of before) {
      if (this.pairs.has(place)) continue;
      const match = waiting.get(key(place))?.shift();
      if (match) this.pair(place, match);
    }
  }
}

/** 员工数 → 员工总数: a word more or less, which pairs of characters do not show in labels this short. */
function lengthened(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return short.length >= 2 && at === short.length && long.length <= 2 * short.length;
}

function related(a: BlankPlace, b: BlankPlace): boolean {
  const [old, now] = [a.label.at(-1) ?? '', b.label.at(-1) ?? ''];
  const group = (place: BlankPlace): string => place.label.slice(0, -1).map(labelKey).join('/');
  const least = group(a) === group(b) ? RELATED_IN_GROUP : RELATED;
  return a.kind === b.kind && (similarity(old, now) >= least || lengthened(labelKey(old), labelKey(now)));
}

function mostSimilar(place: BlankPlace, candidates: readonly BlankPlace[]): BlankPlace | undefined {
  let best: BlankPlace | undefined;
  let bestScore = 0.7;
  for (const each of candidates) {
    if (each.kind !== place.kind) continue;
    const score = similarity(place.label.at(-1) ?? '', each.label.at(-1) ?? '');
    if (score > bestScore) [best, bestScore] = [each, score];
  }
  return best;
}

/** In the order of the new blank, removed places last. */
export function diffBlanks(before: readonly BlankPlace[], after: readonly BlankPlace[]): PlaceDifference[] {
  const { pairs } = new Pairing(before, after);
  const olds = new Map([...pairs].map(([old, now]) => [now, old]));
  const found: PlaceDifference[] = after.map((place) => {
    const old = olds.get(place);
    if (!old) return { change: 'added', new: sideOf(place) };
    const both = { old: sideOf(old), new: sideOf(place) };
    const what = differences(old, place);
    if (what.length > 0) return { change: 'changed', ...both, what };
    if (keyOf(old) !== keyOf(place)) return { change: 'relabelled', ...both };
    return { change: old.at === place.at ? 'same' : 'moved', ...both };
  });
  const removed = before.filter((place) => !pairs.has(place));
  return [...found, ...removed.map((place): PlaceDifference => ({ change: 'removed', old: sideOf(place) }))];
}
