/** A value with two dates for a blank that prints both: 自    年  月  日至    年  月  日. */
import type { Target } from './finder.ts';
import type { BlankPlace, FillValue } from './place.ts';

const DATE = '\\d{4}\\s*[-/.年]\\s*\\d{1,2}(?:\\s*[-/.月]\\s*\\d{1,2}\\s*日?|\\s*月)?';
const PERIOD = new RegExp(
  `^(?:自|从)?\\s*(${DATE})\\s*起?\\s*(?:至|到|—+|–|~|～|\\s-\\s|\\bto\\b)\\s*(${DATE})\\s*止?$`,
  'u',
);

/** First and last day; `undefined` for anything but two dates. */
export function datesOf(value: FillValue): [string, string] | undefined {
  if (typeof value === 'string') {
    const match = PERIOD.exec(value.trim());
    return match?.[1] && match[2] ? [match[1], match[2]] : undefined;
  }
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [from, to] = value;
  const isDate = (one: unknown): one is string =>
    typeof one === 'string' && new RegExp(`^${DATE}$`, 'u').test(one.trim());
  return isDate(from) && isDate(to) ? [from, to] : undefined;
}

const END = /^(?:至|到|止|终止|结束)$/;

/** The two places of a period, if a key found one or both of them and the value has both dates. */
export function periodOf(
  found: readonly Target[],
  places: readonly BlankPlace[],
  value: FillValue,
): [BlankPlace, string][] | undefined {
  const [first] = found;
  const dates = first?.of === 'place' && first.place.kind === 'date' ? datesOf(value) : undefined;
  if (!dates || first?.of !== 'place' || found.length > 2) return undefined;
  const start = places.indexOf(first.place);
  const end = places[start + 1];
  if (end?.kind !== 'date' || end.at !== first.place.at || !END.test(end.label.at(-1) ?? '')) return undefined;
  if (found[1] && !(found[1].of === 'place' && found[1].place === end)) return undefined;
  return [
    [first.place, dates[0]],
    [end, dates[1]],
  ];
}
