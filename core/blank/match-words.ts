/** Labels as bags of words with weights, after the pack's synonyms have been put into one word for each meaning. */
import { labelKey, looseKey } from './label.ts';
import { ASKED, type Asked, COMMON, FILLERS, LIGHT, NAMES, OTHERS, ROLES, WHETHER } from './match-vocabulary.ts';

export interface Word {
  id: string;
  asked?: Asked;
  weight: number;
}

export interface Phrase {
  words: Word[];
  /** What its last word asks for. */
  asked?: Asked;
  /** Persons it speaks of. */
  roles: Asked[];
  /** Words that make it another one: 上次, 英文. */
  others: string[];
  /** Years, and numbers of several levels. */
  numbers: string[];
  /** Asks whether. */
  whether: boolean;
  /** Loose key after synonyms. */
  key: string;
  /** Loose key as printed. */
  printed: string;
}

const FILLER = 0.12;
const HAN = /\p{Script=Han}/u;

type Entry = { id: string; asked?: Asked; weight: number };

function vocabulary(): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [asked, words] of Object.entries(ASKED) as [Asked, string][])
    for (const word of words.split(' '))
      entries.set(word, {
        id: `=${asked}`,
        asked,
        weight: ROLES.has(asked) ? 0.9 : NAMES.has(asked) ? 0.3 : 0.6,
      });
  // Two words that ask alike and yet tell things apart when they are not last: 「意见建议」 aside, no form needs more.
  for (const word of FILLERS) entries.set(word, { id: `~${word}`, weight: FILLER });
  for (const word of LIGHT) entries.set(word, { id: `~${word}`, weight: 0.22 });
  for (const word of OTHERS) entries.set(word, { id: `!${word}`, weight: 1 });
  for (const word of WHETHER) entries.set(word, { id: '~?', weight: FILLER });
  return entries;
}
const VOCABULARY = vocabulary();
const LONGEST = Math.max(...[...VOCABULARY.keys()].map((word) => word.length));

/** Han text cut at known words; the rest as pairs of characters, as much weight as it has characters. */
function cut(text: string): Word[] {
  const words: Word[] = [];
  let rest = '';
  const flush = (): void => {
    if (rest.length === 1) words.push({ id: rest, weight: 0.4 });
    for (let i = 0; i < rest.length - 1; i += 1)
      words.push({ id: rest.slice(i, i + 2), weight: rest.length / (2 * (rest.length - 1)) });
    rest = '';
  };
  for (let i = 0; i < text.length;) {
    let found: Entry | undefined;
    let length = Math.min(LONGEST, text.length - i);
    for (; length > 0 && !found; length -= 1) {
      // One character is a word of its own only at the end: 「图」「日」 inside a word are not.
      if (length === 1 && i + 1 < text.length && rest !== '') continue;
      found = VOCABULARY.get(text.slice(i, i + length));
      if (found && length === 1 && found.asked && i + 1 < text.length) found = undefined;
      if (found) break;
    }
    if (found) {
      flush();
      words.push({ ...found });
      i += length;
    } else {
      rest += text[i] ?? '';
      i += 1;
    }
  }
  flush();
  return words;
}

const stem = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

function latin(text: string): Word[] {
  return text
    .replace(/e-mail/g, 'email')
    .split(/[^a-z0-9.]+|\.(?!\d)|(?<!\d)\./)
    .filter((word) => word !== '')
    .map((word) => {
      const known = VOCABULARY.get(word) ?? VOCABULARY.get(stem(word));
      return known ? { ...known } : { id: stem(word), weight: 0.9 };
    });
}

/** One word for each meaning: the first of its group. Groups apply to whole labels, and to the head and tail of a label. */
export class Synonyms {
  private readonly first = new Map<string, string>();
  private longest = 0;

  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups) {
      const [head] = group;
      if (head === undefined) continue;
      for (const word of group) {
        const key = looseKey(word);
        if (this.first.has(key)) continue;
        this.first.set(key, looseKey(head));
        this.longest = Math.max(this.longest, key.length);
      }
    }
  }

  /** `key` with the synonyms at its ends replaced. */
  plain(key: string): string {
    const whole = this.first.get(key);
    if (whole !== undefined) return whole;
    if (!HAN.test(key)) return key;
    let head = '';
    let rest = key;
    for (let n = Math.min(this.longest, key.length - 1); n > 1; n -= 1) {
      const found = this.first.get(key.slice(0, n));
      if (found === undefined) continue;
      [head, rest] = [found, key.slice(n)];
      break;
    }
    for (let n = Math.min(this.longest, rest.length); n > 1; n -= 1) {
      const found = this.first.get(rest.slice(-n));
      if (found !== undefined) return head + rest.slice(0, -n) + found;
    }
    return head + rest;
  }
}

/** 「Table 1-1 - Contacts」 */
const CAPTION = /^\s*(?:table|figure|appendix|annex|form)\s*[a-z]?[\d.-]+\s*[-–—:.]?\s*(?=\p{L})/iu;
/** 「表1 硬件设备清单」 */
const TABLE = /^(?:附?表|附件|附录)[\d一二三四五六七八九十]+(?:[-.]\d+)*/u;
const BRACKETS = /\(([^()]*)\)/gu;

/** Reads labels; the same text is read once. */
export class Reader {
  private readonly known = new Map<string, Phrase>();
  private readonly synonyms: Synonyms;

  constructor(groups: readonly (readonly string[])[]) {
    this.synonyms = new Synonyms([...groups, ...COMMON]);
  }

  read(text: string): Phrase {
    const known = this.known.get(text);
    if (known) return known;
    const phrase = this.fresh(text);
    this.known.set(text, phrase);
    return phrase;
  }

  private fresh(whole: string): Phrase {
    const text = whole.replace(CAPTION, '') || whole;
    const printed = looseKey(text);
    const key = this.synonyms.plain(printed.replace(TABLE, '') || printed);
    const inside = [...labelKey(text).matchAll(BRACKETS)].map((match) => looseKey(match[1] ?? ''));
    const others = inside.filter((word) => VOCABULARY.get(word)?.id === `!${word}`);
    const words = HAN.test(key) ? mixed(key) : latin(text.normalize('NFKC').toLowerCase().replace(BRACKETS, ' '));
    words.unshift(...others.map((word) => ({ id: `!${word}`, weight: 1 })));
    const last = headOf(text, words);
    return {
      words,
      ...(last?.asked ? { asked: last.asked } : {}),
      roles: words.flatMap(({ asked }) => (asked && ROLES.has(asked) ? [asked] : [])),
      others: words.flatMap(({ id }) => (id.startsWith('!') ? [id] : [])),
      numbers: text.normalize('NFKC').match(NUMBERS) ?? [],
      whether: words.some(({ id }) => id === '~?'),
      key,
      printed,
    };
  }
}

/** Chinese says what is asked at the end; English before the first 「of」, and long prompts nowhere. */
function headOf(text: string, words: readonly Word[]): Word | undefined {
  const meaning = words.filter(({ weight }) => weight > FILLER);
  if (HAN.test(text)) return meaning.at(-1);
  if (meaning.length > 6) return undefined;
  const link = words.findIndex(({ id }) => LINKS.has(id));
  const head = link > 0 ? words.slice(0, link) : words;
  return head.filter(({ weight }) => weight > FILLER).at(-1) ?? meaning.at(-1);
}

const LINKS = new Set(['~of', '~for', '~by', '~that', '~which', '~in', '~with', '~from']);
/** Years and numbers of items: they tell 「2023年」 from 「2024年」, 「1.1」 from 「1.2」. */
const NUMBERS = /(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?![\d.]))/g;

const mixed = (key: string): Word[] =>
  (key.match(/[a-z0-9]+|[^a-z0-9]+/g) ?? []).flatMap((part) => (/^[a-z0-9]/.test(part) ? latin(part) : cut(part)));

/** How rare words are among the questions: what many questions say tells little. */
export class Rarity {
  private readonly seen = new Map<string, number>();
  private readonly known = new Map<string, number>();
  private readonly total: number;

  constructor(phrases: readonly (readonly Phrase[])[]) {
    this.total = Math.max(2, phrases.length);
    for (const variants of phrases) {
      const ids = new Set(variants.flatMap(({ words }) => words.map(({ id }) => id)));
      for (const id of ids) this.seen.set(id, (this.seen.get(id) ?? 0) + 1);
    }
  }

  /** 0.4 for a word in every question, 1 for a word in one or none. */
  of(id: string): number {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const seen = Math.max(1, this.seen.get(id) ?? 1);
    const rarity = 0.4 + 0.6 * (1 - Math.log(seen) / Math.log(this.total + 1));
    this.known.set(id, rarity);
    return rarity;
  }
}
