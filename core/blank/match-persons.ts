/**
 * How a place's label may be read: by itself, with its group in front, or with the person the row speaks of:
 * 「责任人姓名 | 电话 | 联系人姓名 | 电话」.
 */
import type { Reading } from './match-label.ts';
import { type Asked, FACTS, PERSONAL } from './match-vocabulary.ts';
import type { Phrase, Reader } from './match-words.ts';

const FILLER = 0.2;
const meaning = (phrase: Phrase) => phrase.words.filter(({ weight }) => weight > FILLER);

/** Says only what is asked, not of whom or what: 名称, 电话, 负责人. */
export const isBare = (phrase: Phrase): boolean => meaning(phrase).every(({ asked }) => asked !== undefined);

/** 「日期」, 「地址」: of what, the label does not say, and that no other question fits does not say it either. */
export const isBareFact = (phrase: Phrase): boolean =>
  phrase.asked !== undefined && FACTS.has(phrase.asked) && meaning(phrase).length === 1;

const speaksOfPerson = (phrase: Phrase): boolean => phrase.roles.length > 0;

const OF_THING: ReadonlySet<Asked> = new Set(['version', 'count']);

/** 「职务/职称」 asks for the one or the other. */
function alternatives(label: string): string[] {
  const parts = label.split(/[/／]/).map((part) => part.trim());
  return parts.length === 2 && parts.every((part) => /^\p{Script=Han}{2,}$/u.test(part)) ? parts : [];
}

export interface ReadPlace {
  nearest: Phrase;
  outer: Phrase[];
  readings: Reading[];
  /** Of whom it speaks, as far as the blank says. */
  person?: Phrase;
}

/** Labels in reading order; a person named goes on until something else than a person's data is asked. */
export class LabelReader {
  private readonly reader: Reader;
  private person: Phrase[] = [];
  private group = '';
  private thing: { phrase: Phrase; here: string } | undefined;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  /** @param row places of one row share it: 「操作系统 | 版本」 */
  read(label: readonly string[], row = ''): ReadPlace {
    const group = label.slice(0, -1).join('/');
    const nearest = this.reader.read(label.at(-1) ?? '');
    const outer = label.slice(0, -1).map((text) => this.reader.read(text));
    const closest = outer.findLast((phrase) => meaning(phrase).length > 0);
    const inherited = this.inherit(nearest, closest, group);
    const readings: Reading[] = [];
    if (meaning(nearest).length === 0 && closest)
      return { nearest, outer, readings: [{ phrase: closest, lead: [], trust: 0.75 }] };
    const bare = isBare(nearest);
    if (inherited.length > 0) readings.push({ phrase: nearest, lead: inherited, trust: 0.97 });
    const personal = nearest.asked !== undefined && PERSONAL.has(nearest.asked);
    for (const part of alternatives(label.at(-1) ?? ''))
      readings.push({ phrase: this.reader.read(part), lead: [], trust: 0.8 });
    const before = this.beside(nearest, bare, group, row);
    const known = inherited[0] ?? (closest && speaksOfPerson(closest) ? closest : undefined);
    // Somebody's telephone is not just any telephone.
    const several = meaning(nearest).length > 1;
    const alone = !bare ? 1 : known && personal ? 0.6 : closest ? (several ? 0.95 : 0.88) : several ? 1 : 0.95;
    readings.push({ phrase: nearest, lead: [], trust: alone });
    if (before) readings.push({ phrase: nearest, lead: [before], trust: 0.97 });
    if (closest && (bare || meaning(nearest).length <= 3))
      readings.push({ phrase: nearest, lead: [closest], trust: before ? 0.8 : bare ? 1 : 0.97 });
    return { nearest, outer, readings, ...(known ? { person: known } : {}) };
  }

  /** 「操作系统 | 版本」: a bare word of a thing's belongs to the label in front of it in the row. */
  private beside(nearest: Phrase, bare: boolean, group: string, row: string): Phrase | undefined {
    const here = `${group} ${row}`;
    if (!bare) {
      this.thing = row === '' ? undefined : { phrase: nearest, here };
      return undefined;
    }
    const { asked } = nearest;
    return asked !== undefined && OF_THING.has(asked) && this.thing?.here === here ? this.thing.phrase : undefined;
  }

  private inherit(nearest: Phrase, closest: Phrase | undefined, group: string): Phrase[] {
    const sameGroup = group === this.group;
    this.group = group;
    if (speaksOfPerson(nearest)) {
      this.person = closest && isBare(nearest) ? [closest, nearest] : [nearest];
      return [];
    }
    if (!sameGroup) this.person = [];
    if (closest && speaksOfPerson(closest)) return [];
    const personal = nearest.asked !== undefined && PERSONAL.has(nearest.asked);
    if (!personal || !isBare(nearest)) {
      this.person = [];
      return [];
    }
    return this.person;
  }
}
