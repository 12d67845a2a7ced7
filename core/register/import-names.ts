/** What a register's columns are called: in the pack's words, its synonyms, and words that mean the same on forms. */
import { labelKey, looseKey } from '../blank/label.ts';
import { bestAgreement, type Reading } from '../blank/match-label.ts';
import { Synonyms } from '../blank/match-synonyms.ts';
import { COMMON } from '../blank/match-common.ts';
import { type Phrase, Rarity, Reader } from '../blank/match-words.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';

export interface NameScore {
  /** 0–1 */
  score: number;
  how: 'same' | 'synonym' | 'alike';
  /** The name that agrees. */
  name: string;
}

interface ExactName {
  column: string;
  how: 'same' | 'synonym';
  name: string;
}

interface Named {
  column: Column;
  phrases: { phrase: Phrase; text: string }[];
}

/** Below it two labels have nothing to do with each other. */
const ALIKE = 0.55;

/** Words that make a column another one than the plain one. */
export const QUALIFIED = /[日月年]增|新增|增量|最近|上次|上年|累计|平均|最[高大小低]|备份|第三方/u;
const OTHER_ONE = 0.6;
const SHORTENED = 0.8;

/** 「存储量」 for 「存储总量」, 「是否共享」 for 「对外共享」: the same words with some left out. */
function isShortened(label: string, name: string): boolean {
  const [short = '', long = ''] = [label, name].map((text) => looseKey(text).replace(/^是否(?:有|已)?/u, ''));
  if (short.length < 2 || short.length >= long.length || short.at(-1) !== long.at(-1)) return false;
  if (long.endsWith(short)) return short.length * 2 >= long.length;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return short.length >= 3 && at === short.length && short[0] === long[0];
}

const CHINESE = '零一二三四五六七八九十';

/** 「一、」, 「(1)」, 「① 」, 「01」 → 1 */
function leadingNumber(label: string): number | undefined {
  const [, digits] = /^[\s(（【第]*(\d{1,3}|[一二三四五六七八九十])(?!\d)/u.exec(label.normalize('NFKC')) ?? [];
  if (digits === undefined) return undefined;
  return /\d/.test(digits) ? Number(digits) : CHINESE.indexOf(digits);
}

export class ColumnNames {
  readonly synonyms: Synonyms;
  readonly #reader: Reader;
  readonly #named: Named[];
  readonly #exact = new Map<string, ExactName[]>();
  readonly #rarity: Rarity;
  readonly #around: Phrase[];

  constructor(pack: Pack, register: Register) {
    const groups = pack.synonyms ?? [];
    this.synonyms = new Synonyms([...groups, ...COMMON]);
    this.#reader = new Reader(groups);
    this.#named = register.columns.map((column) => ({
      column,
      phrases: [column.label, ...(column.synonyms ?? [])].map((text) => ({ text, phrase: this.#reader.read(text) })),
    }));
    this.#rarity = new Rarity(this.#named.map(({ phrases }) => phrases.map(({ phrase }) => phrase)));
    this.#around = [this.#reader.read(register.label)];
    // A column's own label goes before another's synonym, and the strict form before the loose one.
    for (const key of [labelKey, looseKey]) {
      for (const { id, label } of register.columns) this.#add(key(label), id, 'same', label);
      for (const column of register.columns)
        for (const name of column.synonyms ?? []) this.#add(key(name), column.id, 'synonym', name);
    }
  }

  #add(key: string, column: string, how: 'same' | 'synonym', name: string): void {
    if (key === '') return;
    const known = this.#exact.get(key);
    if (!known) this.#exact.set(key, [{ column, how, name }]);
    // Another column's synonym is not taken for this one's own name, but two labels may differ in a number alone.
    else if (how === 'same' && known.every((each) => each.column !== column)) known.push({ column, how, name });
  }

  /** The column whose very name or synonym this is. */
  exact(label: string): ExactName | undefined {
    const [first, ...others] = this.#exact.get(labelKey(label)) ?? this.#exact.get(looseKey(label)) ?? [];
    if (others.length === 0 || !first) return first;
    // 「1、系统」 and 「2、系统」 are two columns: only the printed number tells which.
    const number = leadingNumber(label);
    const same = [first, ...others].filter(({ name }) => leadingNumber(name) === number);
    return same.length === 1 ? same[0] : undefined;
  }

  /** Columns told apart from others by their printed number alone: another number is another column. */
  #isOtherNumber(label: string, name: string): boolean {
    const twins = this.#exact.get(labelKey(label)) ?? this.#exact.get(looseKey(label)) ?? [];
    return twins.length > 1 && leadingNumber(label) !== leadingNumber(name);
  }

  /** How well a heading of one or more lines names each column; columns that it does not name are absent. */
  scores(labels: readonly string[]): Map<string, NameScore> {
    const scores = new Map<string, NameScore>();
    const [leaf = '', ...outer] = labels.toReversed();
    if (leaf === '') return scores;
    const put = (column: string, score: NameScore): void => {
      if (score.score > (scores.get(column)?.score ?? 0)) scores.set(column, score);
    };
    const whole = outer.length > 0 ? this.exact(`${outer.toReversed().join('')}${leaf}`) : undefined;
    if (whole) put(whole.column, { score: 0.99, how: whole.how, name: whole.name });
    const own = this.exact(leaf);
    if (own) put(own.column, { score: own.how === 'same' ? 1 : 0.97, how: own.how, name: own.name });
    const outerPhrases = outer.map((text) => this.#reader.read(text));
    const phrase = this.#reader.read(leaf);
    const readings: Reading[] = [{ phrase, lead: [], trust: 1 }];
    if (outerPhrases[0]) readings.push({ phrase, lead: [outerPhrases[0]], trust: 1 });
    for (const { column, phrases } of this.#named)
      for (const { phrase: name, text } of phrases) {
        if (this.#isOtherNumber(leaf, text)) continue;
        const best = bestAgreement(readings, [name], outerPhrases, this.#around, this.#rarity);
        const other = QUALIFIED.exec(text)?.[0];
        // 「月增存储量」 is not what 「存储量」 asks for.
        const factor = other !== undefined && !labels.join('').includes(other) ? OTHER_ONE : 1;
        const agreed = Math.min(best?.score ?? 0, 0.95);
        const score = factor * Math.max(agreed >= ALIKE ? agreed : 0, isShortened(leaf, text) ? SHORTENED : 0);
        if (score > 0) put(column.id, { score, how: 'alike', name: text });
      }
    return scores;
  }
}
