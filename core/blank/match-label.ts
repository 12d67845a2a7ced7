/** How well the words of a place and of a question agree. */
import { similarity } from './label.ts';
import { type Asked, FACTS, NAMES, NEAR, ROLES } from './match-vocabulary.ts';
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

const isPersonName = (asked: Asked): boolean => NAMES.has(asked) && asked !== 'thing';

const sameThing = (a: Asked | undefined, b: Asked | undefined): number => {
  if (a === b) return 1;
  if (a === undefined || b === undefined) return FACTS.has(a ?? b ?? 'remark') ? 0.78 : 0.93;
  // A person is named by a name: 「联系人」 and 「联系人姓名」 are one.
  if ((isPersonName(a) && ROLES.has(b)) || (isPersonName(b) && ROLES.has(a))) return 1;
  return near.get(`${a} ${b}`) ?? OTHER_THING;
};

function add(pool: Map<string, number>, phrases: readonly Phrase[], credit: number): void {
  for (const { words } of phrases) for (const { id } of words) pool.set(id, Math.max(pool.get(id) ?? 0, credit));
}

/** A group's words say less of what is asked than the label's own. */
const LEAD = 0.5;
const lighter = ({ words }: Phrase): Word[] => words.map((word) => ({ ...word, weight: LEAD * word.weight }));

function covered(words: readonly Word[], pool: ReadonlyMap<string, number>, rarity: Rarity): number {
  let [all, found] = [0, 0];
  for (const { id, weight } of words) {
    const heavy = weight * rarity.of(id);
    all += heavy;
    found += heavy * (pool.get(id) ?? 0);
  }
  return all === 0 ? 0 : found / all;
}

/** One within the other counts more than as many words in common here and there. */
function together(asked: number, offered: number): number {
  const mean = (2 * asked * offered) / (asked + offered);
  if (asked > 0.97) return Math.max(mean, 0.6 + 0.4 * offered);
  if (offered > 0.97) return Math.max(mean, 0.5 + 0.48 * asked);
  return mean;
}

const kindOf = (number: string): string => (number.includes('.') ? 'level' : 'year');

/** 「1.1」 of the question's section and 「1.2」 above the place are two items. */
function numbersFactor(mine: readonly string[], theirs: readonly string[]): number {
  if (theirs.length === 0) return 1;
  const comparable = mine.filter((number) => theirs.some((other) => kindOf(other) === kindOf(number)));
  if (comparable.length === 0) return 0.9;
  return comparable.some((number) => theirs.includes(number)) ? 1 : OTHER_ONE;
}

const persons = (reading: Reading): string[] => [
  ...reading.phrase.roles,
  ...reading.lead.flatMap(({ roles }) => roles.slice(-1)),
];

function personFactor(reading: Reading, name: Phrase): number {
  const here = persons(reading);
  if (here.length > 0 && name.roles.length > 0)
    return here.some((role) => name.roles.includes(role)) ? 1 : OTHER_PERSON;
  if (here.length > 0) return 0.65;
  return name.roles.length > 0 && name.asked !== undefined ? 0.9 : 1;
}

type Pool = ReadonlyMap<string, number>;
/** What one side brings: its words by credit, those that have to be found on the other side, its years and item numbers. */
interface Side {
  pool: Pool;
  words: Word[];
  numbers: string[];
}
const mineSides = new WeakMap<Reading, { outer: readonly Phrase[]; side: Side }>();
const theirSides = new WeakMap<readonly Phrase[], WeakMap<Phrase, Side>>();

/** Each reading meets hundreds of names, each name thousands of readings: their words are pooled once. */
function mineOf(reading: Reading, outer: readonly Phrase[]): Side {
  const known = mineSides.get(reading);
  if (known?.outer === outer) return known.side;
  const { phrase, lead } = reading;
  const pool = new Map<string, number>();
  add(pool, outer, OUTER);
  add(pool, [phrase, ...lead], 1);
  const side: Side = {
    pool,
    words: [...phrase.words, ...lead.flatMap(lighter)],
    numbers: [phrase, ...outer, ...lead].flatMap(({ numbers }) => numbers),
  };
  mineSides.set(reading, { outer, side });
  return side;
}

function theirsOf(name: Phrase, around: readonly Phrase[]): Side {
  const byName = theirSides.get(around) ?? new WeakMap<Phrase, Side>();
  theirSides.set(around, byName);
  const known = byName.get(name);
  if (known) return known;
  const pool = new Map<string, number>();
  add(pool, around, AROUND);
  add(pool, [name], 1);
  const side = { pool, words: name.words, numbers: [name, ...around].flatMap(({ numbers }) => numbers) };
  byName.set(name, side);
  return side;
}

const ownPools = new WeakMap<Phrase, Pool>();
function ownPool(name: Phrase): Pool {
  const known = ownPools.get(name);
  if (known) return known;
  const pool = new Map(name.words.map(({ id }) => [id, 1]));
  // A person's name is asked by the person alone, and a name by what is named.
  if (name.roles.length > 0 || name.asked === 'organisation') for (const id of ['=name', '=person']) pool.set(id, 1);
  if (name.asked === 'organisation') pool.set('=thing', 1);
  ownPools.set(name, pool);
  return pool;
}

function agreement(
  reading: Reading,
  name: Phrase,
  outer: readonly Phrase[],
  around: readonly Phrase[],
  rarity: Rarity,
): number {
  const { phrase, lead, trust } = reading;
  const mine = mineOf(reading, outer);
  const offered = covered(name.words, mine.pool, rarity);
  if (offered === 0 && phrase.key !== name.key) return 0;
  const theirs = theirsOf(name, around);
  const numbers = numbersFactor(mine.numbers, theirs.numbers);
  if (lead.length === 0 && phrase.key === name.key && phrase.key !== '')
    return trust * (numbers === OTHER_ONE ? OTHER_ONE : 1);
  const asked = covered(mine.words, theirs.pool, rarity);
  if (asked === 0 || offered === 0) return 0;
  const own = Math.min(1, 1.3 * covered(phrase.words, ownPool(name), rarity));
  // A group's name alone is no answer to what is asked in it.
  const both = together(asked, offered) * (lead.length === 0 ? 1 : 0.4 + 0.6 * own);
  const score = both * kindFactor(reading, name) * othersFactor(reading, mine, name, theirs) * numbers * trust;
  // Between words that mean the same, the very words.
  const exact = score > 0.5 ? 0.95 + 0.05 * similarity(phrase.printed, name.printed) : 1;
  return Math.min(score * exact, 0.98);
}

/** What is asked, of whom, and whether. */
const kindFactor = (reading: Reading, name: Phrase): number =>
  sameThing(reading.phrase.asked, name.asked) *
  personFactor(reading, name) *
  (reading.phrase.whether && !name.whether ? 0.7 : 1);

/** 「上次备案日期」 is not 「备案日期」. */
function othersFactor({ phrase, lead }: Reading, mine: Side, name: Phrase, theirs: Side): number {
  const others = [...name.others, ...phrase.others, ...lead.flatMap((each) => each.others)];
  return others.every((id) => mine.pool.has(id) && theirs.pool.has(id)) ? 1 : OTHER_ONE;
}

/**
 * The best of all readings and names.
 * @param outer the place's outer labels
 * @param around the question's section and form
 */
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
      const score = agreement(reading, name, outer, around, rarity);
      if (score > (best?.score ?? 0)) best = { score, name, reading };
    }
  return best;
}
