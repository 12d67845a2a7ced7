/** How well the words of a place and of a question agree. */
import { type Asked, NEAR, ROLES } from './match-vocabulary.ts';
import type { Phrase, Rarity, Word } from './match-words.ts';

/** One way to read a place's label. */
export interface Reading {
  phrase: Phrase;
  /** Words in front of it: a group's, or the person's the row speaks of. */
  lead: Phrase[];
  /** Less than 1 when more should have been read. */
  trust: number;
}

export interface Agreement {
  /** 0–1. */
  score: number;
  /** The question's name that agrees best. */
  name: Phrase;
  reading: Reading;
}

/** Asked for in other words of the same paper: counts, if less than in the label itself. */
const OUTER = 0.85;
const AROUND = 0.7;
/** Labels that ask for different things. */
const OTHER_THING = 0.35;
const OTHER_PERSON = 0.3;
const OTHER_ONE = 0.55;

const near = new Map<string, number>(
  NEAR.flatMap(([a, b, factor]): [string, number][] => [
    [`${a} ${b}`, factor],
    [`${b} ${a}`, factor],
  ]),
);

export const sameThing = (a: Asked | undefined, b: Asked | undefined): number => {
  if (a === b) return 1;
  if (a === undefined || b === undefined) return 0.93;
  // A person is named by a name: 「联系人」 and 「联系人姓名」 are one.
  if ((a === 'name' && ROLES.has(b)) || (b === 'name' && ROLES.has(a))) return 1;
  return near.get(`${a} ${b}`) ?? OTHER_THING;
};

function add(pool: Map<string, number>, phrases: readonly Phrase[], credit: number): void {
  for (const { words } of phrases) for (const { id } of words) pool.set(id, Math.max(pool.get(id) ?? 0, credit));
}

function covered(words: readonly Word[], pool: ReadonlyMap<string, number>, rarity: Rarity): number {
  let [all, found] = [0, 0];
  for (const { id, weight } of words) {
    const heavy = weight * rarity.of(id);
    all += heavy;
    found += heavy * (pool.get(id) ?? 0);
  }
  return all === 0 ? 0 : found / all;
}

const persons = (reading: Reading): Asked[] => [
  ...reading.phrase.roles,
  ...reading.lead.flatMap(({ roles }) => roles.slice(-1)),
];

function personFactor(reading: Reading, name: Phrase): number {
  const here = persons(reading);
  if (here.length > 0 && name.roles.length > 0)
    return here.some((role) => name.roles.includes(role)) ? 1 : OTHER_PERSON;
  if (here.length > 0) return 0.75;
  return name.roles.length > 0 && name.asked !== undefined ? 0.9 : 1;
}

/**
 * @param outer the place's outer labels
 * @param around the question's section, form
 */
export function agreement(
  reading: Reading,
  name: Phrase,
  outer: readonly Phrase[],
  around: readonly Phrase[],
  rarity: Rarity,
): Agreement {
  const { phrase, lead, trust } = reading;
  if (lead.length === 0 && phrase.key === name.key && phrase.key !== '') return { score: trust, name, reading };
  const mine = new Map<string, number>();
  add(mine, outer, OUTER);
  add(mine, [phrase, ...lead], 1);
  const theirs = new Map<string, number>();
  add(theirs, around, AROUND);
  add(theirs, [name], 1);
  const asked = covered([...phrase.words, ...lead.flatMap(({ words }) => words)], theirs, rarity);
  const offered = covered(name.words, mine, rarity);
  if (asked === 0 || offered === 0) return { score: 0, name, reading };
  const both = (2 * asked * offered) / (asked + offered);
  const others = [...name.others, ...phrase.others, ...lead.flatMap((each) => each.others)];
  const same = others.every((id) => mine.has(id) && theirs.has(id)) ? 1 : OTHER_ONE;
  const whether = phrase.whether !== name.whether && phrase.whether ? 0.7 : 1;
  const score = both * sameThing(phrase.asked, name.asked) * personFactor(reading, name) * same * whether * trust;
  return { score: Math.min(score, 0.98), name, reading };
}

/** The best of all readings and names. */
export function bestAgreement(
  readings: readonly Reading[],
  names: readonly Phrase[],
  outer: readonly Phrase[],
  around: readonly Phrase[],
  rarity: Rarity,
): Agreement | undefined {
  let best: Agreement | undefined;
  for (const reading of readings)
    for (const name of names) {
      const found = agreement(reading, name, outer, around, rarity);
      if (found.score > (best?.score ?? 0)) best = found;
    }
  return best;
}
