/** Which place a label path means: the nearest label decides, the ones before it tell equal labels apart. */
import { keyPaths, labelKey, looseKey, similarity } from './label.ts';

export interface Labelled {
  label: string[];
}

/** Smaller is better; `undefined` is no match. */
type Tier = 0 | 1 | 2;

interface Keys {
  strict: string;
  loose: string;
}
const keysOf = (text: string, asked = false): Keys => ({ strict: labelKey(text), loose: looseKey(text, asked) });
const bareOf = (keys: Keys): string => (keys.strict || keys.loose).replace(/[^\p{L}\p{N}]+/gu, '');

/** Containment of one or two characters says nothing: 「名」 is in every other label. */
const MIN_PART = 2;

function tierOf(wanted: Keys, printed: Keys): Tier | undefined {
  if (wanted.strict !== '' && wanted.strict === printed.strict) return 0;
  if (wanted.loose !== '' && wanted.loose === printed.loose) return 1;
  const [short, long] =
    wanted.loose.length <= printed.loose.length ? [wanted.loose, printed.loose] : [printed.loose, wanted.loose];
  return short.length >= MIN_PART && short.length * 4 >= long.length && long.includes(short) ? 2 : undefined;
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
  const whole = bareOf(wanted);
  let joined = nearest.loose;
  for (let from = path.length - 2; from >= 0 && joined.length < whole.length; from -= 1) {
    const outer = path[from];
    if (!outer) break;
    joined = bareOf(outer) + joined;
    if (joined === whole) return { tier: 1, from };
  }
  return tier === undefined ? undefined : { tier, from: path.length - 1 };
}

/** Worst tier of the earlier segments, found in order among the outer labels; `undefined` when one is missing. */
function outerTier(segments: Keys[], path: Keys[]): Tier | undefined {
  let worst: Tier = 0;
  let at = 0;
  for (const segment of segments) {
    let best: { tier: Tier; at: number } | undefined;
    for (let i = at; i < path.length; i += 1) {
      const label = path[i];
      const tier = label && tierOf(segment, label);
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

/** The best places for `key`: none, one, or several that fit equally well. */
export function findByLabel<T extends Labelled>(key: string, places: readonly T[]): T[] {
  const readings = keyPaths(key);
  for (const reading of readings) {
    const segments = reading.map((segment) => keysOf(segment, true));
    let best = Infinity;
    let found: T[] = [];
    for (const place of places) {
      const score = rank(segments, pathKeys(place));
      if (score === undefined || score > best) continue;
      if (score < best) found = [];
      best = score;
      found.push(place);
    }
    if (found.length > 0) return found;
  }
  return readings[0] ? findByGroup(readings[0], places) : [];
}

/** A row's label stands for its answer when the row has only one: 「访问控制」 for 「访问控制 / 检查结果」. */
function findByGroup<T extends Labelled>(reading: readonly string[], places: readonly T[]): T[] {
  const segments = reading.map((segment) => keysOf(segment, true));
  const scored = places.flatMap((place) => {
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
