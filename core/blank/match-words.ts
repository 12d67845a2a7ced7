/** Labels as bags of words with weights, after the pack's synonyms have been put into one word for each meaning. */
import { labelKey, looseKey } from './label.ts';
import { COMMON } from './match-common.ts';
import { FILLER, HAN, latin, mixed, VOCABULARY, type Word } from './match-cut.ts';
import { Synonyms } from './match-synonyms.ts';
import { type Asked, ROLES } from './match-vocabulary.ts';

export type { Word } from './match-cut.ts';

export interface Phrase {
  words: Word[];
  /** What its last word asks for. */
  asked?: Asked;
  /** Persons it speaks of. */
  roles: string[];
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

/** 「Table 1-1 - Contacts」 */
const CAPTION = /^\s*(?:table|figure|appendix|annex|form)\s*[a-z]?[\d.-]+\s*[-–—:.]?\s*(?=\p{L})/iu;
/** 「表1 硬件设备清单」 */
const TABLE = /^(?:附?表|附件|附录)[\d一二三四五六七八九十]+(?:[-.]\d+)*/u;
/** 「处置人员」 is the person who acts, as 「处置人」. */
const STAFF = /(?<=^[\p{Script=Han}]{2})人员$/u;
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
    const others = inside.map((word) => VOCABULARY.get(word)?.id ?? '').filter((id) => id.startsWith('!'));
    const words = HAN.test(key)
      ? mixed(key.replace(STAFF, '人'))
      : latin(text.normalize('NFKC').toLowerCase().replace(BRACKETS, ' '));
    words.unshift(...others.map((id) => ({ id, weight: 1 })));
    const last = headOf(text, words);
    return {
      words,
      ...(last?.asked ? { asked: last.asked } : {}),
      roles: words.flatMap(({ id, asked }) => (asked && ROLES.has(asked) ? [id] : [])),
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
