/** Which place a label path means: the nearest label decides, the ones before it tell equal labels apart. */
import { firstClause, keyPaths, labelKey, looseKey, similarity } from './label.ts';

export interface Labelled {
  label: string[];
}

/** Smaller is better; `undefined` is no match. */
type Tier = 0 | 1 | 2;

interface Keys {
  strict: string;
  loose: string;
  /** The strict form with letters and digits only. */
  bare: string;
  /** Of the first clause of a sentence that serves as a label; '' when it has only one. */
  clause: string;
}
function keysOf(text: string, asked = false): Keys {
  const strict = labelKey(text);
  const loose = looseKey(text, asked);
  const bare = (strict || loose).replace(/[^\p{L}\p{N}]+/gu, '');
  return { strict, loose, bare, clause: labelKey(firstClause(text)) };
}

/** Containment of one or two characters says nothing: 「名」 is in every other label. */
const MIN_PART = 2;

/** `outer`: a group only tells equal labels apart, so any part of its text will do. */
function tierOf(wanted: Keys, printed: Keys, outer = false): Tier | undefined {
  if (wanted.strict !== '' && wanted.strict === printed.strict) return 0;
  if (wanted.loose !== '' && wanted.loose === printed.loose) return 1;
  if (wanted.strict.length >= MIN_PART && wanted.strict === printed.clause) return 2;
  // What a person put in brackets belongs to the question: 「系统名称（封面）」 is not just any 系统名称.
  const key = wanted.bare;
  return contains(printed.loose, key, outer) || (outer && contains(printed.bare, key, true)) ? 2 : undefined;
}

function contains(printed: string, key: string, anyLength: boolean): boolean {
  if (Math.min(printed.length, key.length) < MIN_PART) return false;
  if (printed.includes(key)) return anyLength || key.length * 4 >= printed.length;
  // 「9.9 Summary」 asks for a number that 「Summary」 does not have.
  return key.includes(printed) && printed.length * 2 >= key.length && !/\d/.test(key.replace(printed, ''));
}

interface Match {
  tier: Tier;
  /** Index in the path of the outermost label the last segment has used. */
  from: number;
}

/** The last segment against the nearest label, or against several nearest ones read as one: 「1.1 Summary」. */
function lastMatch(wanted: Keys, path: Keys[]): Match | undefined {
  const nearest = path.at(-1);
  if (!nearest) return undefined;
  const tier = tierOf(wanted, nearest);
  if (tier === 0 || tier === 1) return { tier, from: path.length - 1 };
  const whole = wanted.bare;
  let joined = nearest.loose;
  for (let from = path.length - 2; from >= 0 && joined.length < whole.length; from -= 1) {
    const outer = path[from];
    if (!outer) break;
    joined = outer.bare + joined;
    if (joined === whole) return { tier: 1, from };
  }
  if (tier !== undefined) return { tier, from: path.length - 1 };
  const from = groupNamed(whole, path);
  return from === undefined ? undefined : { tier: 2, from };
}

/** 「Revision date」 for Revision History / Date, 「负责人电话」 for 安全负责人 / 电话: the front part names the group. */
function groupNamed(key: string, path: Keys[]): number | undefined {
  const nearest = path.at(-1)?.loose ?? '';
  const group = key.endsWith(nearest) ? key.slice(0, -nearest.length) : '';
  if (nearest.length < MIN_PART || group.length < MIN_PART) return undefined;
  const from = path.slice(0, -1).findLastIndex((outer) => outer.bare.includes(group));
  return from < 0 ? undefined : from;
}

/** Worst tier of the earlier segments, found in order among the outer labels; `undefined` when one is missing. */
function outerTier(segments: Keys[], path: Keys[]): Tier | undefined {
  let worst: Tier = 0;
  let at = 0;
  for (const segment of segments) {
    let best: { tier: Tier; at: number } | undefined;
    for (let i = at; i < path.length; i += 1) {
      const label = path[i];
      const tier = label && tierOf(segment, label, true);
      if (tier !== undefined && (!best || tier < best.tier)) best = { tier, at: i };
    }
    if (!best) return undefined;
    at = best.at + 1;
    if (best.tier > worst) worst = best.tier;
  }
  return worst;
}

/** Ranks from here on rest on containment. */
const CONTAINED = 12;

/** Smaller is better: nearest label, outer labels, and a path that is named whole before one named in part. */
function rank(segments: Keys[], path: Keys[]): number | undefined {
  const last = segments.at(-1);
  const match = last && lastMatch(last, path);
  if (!match) return undefined;
  const outer = outerTier(segments.slice(0, -1), path.slice(0, match.from));
  if (outer === undefined) return undefined;
  const whole = segments.length === path.length && match.tier === 0 && outer === 0;
  return match.tier * 6 + outer * 2 + (whole ? 0 : 1);
}

const pathCache = new WeakMap<Labelled, Keys[]>();
function pathKeys(place: Labelled): Keys[] {
  const known = pathCache.get(place);
  if (known) return known;
  const keys = place.label.map((label) => keysOf(label));
  pathCache.set(place, keys);
  return keys;
}

/** Which places a label could exactly mean; so that only a key that fits none exactly is compared with all of them. */
interface Index<T> {
  /** Strict, loose and joined forms of the nearest labels. */
  nearest: Map<string, Set<T>>;
  /** Strict forms of the outer labels. */
  outer: Map<string, Set<T>>;
}
const indexes = new WeakMap<readonly Labelled[], Index<Labelled>>();

function indexOf<T extends Labelled>(places: readonly T[]): Index<T> {
  const known = indexes.get(places);
  // Kept by the very list it was made of.
  if (known) return known as Index<T>;
  const index: Index<T> = { nearest: new Map(), outer: new Map() };
  const note = (map: Map<string, Set<T>>, key: string, place: T): void => {
    const own = map.get(key);
    if (own) own.add(place);
    else map.set(key, new Set([place]));
  };
  for (const place of places) {
    const path = pathKeys(place);
    const last = path.at(-1);
    if (!last) continue;
    note(index.nearest, last.strict, place);
    note(index.nearest, last.loose, place);
    let joined = last.loose;
    for (const outer of path.slice(0, -1).reverse()) {
      joined = outer.bare + joined;
      note(index.nearest, joined, place);
      note(index.outer, outer.strict, place);
    }
  }
  indexes.set(places, index);
  return index;
}

interface Best<T> {
  score: number;
  places: T[];
}

function bestOf<T extends Labelled>(segments: Keys[], places: Iterable<T>): Best<T> {
  let best: Best<T> = { score: Infinity, places: [] };
  for (const place of places) {
    const score = rank(segments, pathKeys(place));
    if (score === undefined || score > best.score) continue;
    if (score === best.score) best.places.push(place);
    else best = { score, places: [place] };
  }
  return best;
}

/** From the likeliest places to all of them; an exact match among the first is never beaten by one of the others. */
function search<T extends Labelled>(segments: Keys[], places: readonly T[]): Best<T> {
  const index = indexOf(places);
  const last = segments.at(-1);
  const group = segments.at(-2);
  if (!last) return { score: Infinity, places: [] };
  if (group) {
    const grouped = bestOf(segments, index.outer.get(group.strict) ?? []);
    if (grouped.score <= 1) return grouped;
  }
  const exact = new Set([last.strict, last.loose, last.bare].flatMap((key) => [...(index.nearest.get(key) ?? [])]));
  const named = bestOf(segments, exact);
  return named.score < CONTAINED ? named : bestOf(segments, places);
}

/** The best places for `key`: none, one, or several that fit equally well. */
export function findByLabel<T extends Labelled>(key: string, places: readonly T[]): T[] {
  const readings = keyPaths(key);
  let best: Best<T> = { score: Infinity, places: [] };
  for (const reading of readings) {
    const found = search(
      reading.map((segment) => keysOf(segment, true)),
      places,
    );
    // A path read as one label must be that label: its parts are in it anyway.
    const whole = reading.length === 1 && (readings[0]?.length ?? 0) > 1;
    if (found.score < best.score && !(whole && found.score >= CONTAINED)) best = found;
  }
  if (best.places.length > 0) return best.places;
  return readings[0] ? findByGroup(readings[0], places) : [];
}

/** A row's label stands for its answer when the row has only one: 「访问控制」 for 「访问控制 / 检查结果」. */
function findByGroup<T extends Labelled>(reading: readonly string[], places: readonly T[]): T[] {
  const segments = reading.map((segment) => keysOf(segment, true));
  const last = segments.at(-1);
  if (!last) return [];
  const candidates = indexOf(places).outer.get(last.strict) ?? [];
  const scored = [...candidates].flatMap((place) => {
    const score = rank(segments, pathKeys(place).slice(0, -1));
    return score === undefined || score >= CONTAINED ? [] : [{ place, score }];
  });
  const best = Math.min(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ place }) => place);
}

/** Labels near to `key`, best first, for a person who mistyped. */
export function nearestLabels(key: string, places: readonly Labelled[], count = 3): string[] {
  const last = keyPaths(key)[0]?.at(-1) ?? key;
  const scored = new Map<string, number>();
  for (const place of places) {
    const shown = place.label.join(' / ');
    const score = similarity(last, place.label.at(-1) ?? '') + 0.2 * similarity(key, shown);
    if (score > 0.25) scored.set(shown, Math.max(score, scored.get(shown) ?? 0));
  }
  return [...scored]
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([shown]) => shown);
}
