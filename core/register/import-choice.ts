/** Which option a customer's word means: by label, synonym, number, 「2-重要」, 「其他：…」; never by likeness. */
import type { ChoiceValue } from '../answer/answer.ts';
import { looseKey } from '../blank/label.ts';
import type { Synonyms } from '../blank/match-synonyms.ts';
import { compile, holds } from '../form/expression.ts';
import type { Column, Option, Pack } from '../form/pack-schema.ts';
import { optionsOf } from '../form/pack.ts';
import { foldLabel, optionId, parseChoice } from '../form/parse.ts';

/** 「2-重要」, 「2、重要」, 「(2)重要」, 「② 重要」 */
const NUMBERED = /^(?:[（(]\d{1,4}[）)]|\d{1,4}\s*[-—–_.、:：．)）]|[\u2460-\u2473])\s*(?=\D)/u;
/** 「车·感知」 is 感知 where 车 has been chosen already. */
const TAIL = /[·›>→]\s*([^·›>→]+)$/u;
const LEAD = /^(.+?)\s*(?:[/\\›>→·]|[-—–]{1,2}(?=\D))\s*(.+)$/u;
const CACHE = 5_000;

type Found = ChoiceValue | undefined;

export class ChoiceReader {
  readonly #options: readonly Option[];
  readonly #synonyms: Synonyms;
  /** Columns of the row that decide which options are on offer. */
  readonly #depends: readonly string[];
  readonly #known = new Map<string, Found>();
  readonly #other: Option | undefined;

  constructor(pack: Pack, column: Column, synonyms: Synonyms) {
    this.#options = column.type === 'choice' || column.type === 'multi' ? optionsOf(pack, column) : [];
    this.#synonyms = synonyms;
    const conditions = this.#options.flatMap(({ visibleWhen }) => (visibleWhen === undefined ? [] : [visibleWhen]));
    const names = conditions.flatMap((when) =>
      compile(when).references.flatMap(({ root, name }) => (root === 'row' ? [name] : [])),
    );
    this.#depends = [...new Set(names)];
    const open = this.#options.filter(({ other }) => other);
    this.#other = open.length === 1 ? open[0] : undefined;
  }

  get dependsOnRow(): boolean {
    return this.#depends.length > 0;
  }

  /** The option for whatever else is said. */
  get other(): Option | undefined {
    return this.#other;
  }

  /** @param row the row so far, as expressions read it */
  one(text: string, row: Record<string, unknown>): Found {
    const key =
      this.#depends.length === 0 ? text : [text, ...this.#depends.map((id) => String(row[id]))].join('\u001f');
    if (this.#known.has(key)) return this.#known.get(key);
    const found = this.#find(text, row);
    if (this.#known.size >= CACHE) this.#known.clear();
    this.#known.set(key, found);
    return found;
  }

  #find(text: string, row: Record<string, unknown>): Found {
    const all = this.#options;
    if (this.#depends.length === 0) return this.#among(all, text);
    // Sub-categories of one name under several categories: the row's own category tells which.
    const offered = all.filter(({ visibleWhen }) => visibleWhen === undefined || holds(visibleWhen, { row }));
    return this.#among(offered, text) ?? this.#byTail(offered, text) ?? this.#among(all, text);
  }

  #among(options: readonly Option[], text: string): Found {
    const list = [...options];
    const read = (word: string): Found => {
      const parsed = parseChoice(list, word);
      return 'value' in parsed && parsed.value !== null ? parsed.value : undefined;
    };
    const word = text.normalize('NFKC').replace(/^'/u, '').trim();
    const same = options.filter(({ label }) => foldLabel(label) === foldLabel(word));
    if (same.length > 1) return undefined;
    const plain = read(text.trim()) ?? read(word);
    if (plain !== undefined) return plain;
    const unnumbered = word.replace(NUMBERED, '');
    if (unnumbered !== word && unnumbered !== '') {
      const found = read(unnumbered) ?? this.#bySynonym(options, unnumbered);
      if (found !== undefined) return found;
    }
    return this.#byNumber(options, word) ?? this.#bySynonym(options, word);
  }

  /** 01 that a spreadsheet has turned into 1. */
  #byNumber(options: readonly Option[], word: string): Found {
    if (!/^\d{1,8}$/.test(word)) return undefined;
    const found = options.filter(({ id }) => /^\d+$/.test(id) && Number(id) === Number(word));
    return found.length === 1 ? found[0]?.id : undefined;
  }

  #bySynonym(options: readonly Option[], word: string): Found {
    const key = this.#synonyms.plain(looseKey(word));
    if (key === '') return undefined;
    const found = options.filter(({ label }) => this.#synonyms.plain(looseKey(label)) === key);
    if (found.length === 1) return found[0]?.id;
    // 「重要数据」 for the option 重要, 「一般级」 for 一般.
    const bare = word.replace(/(?:数据|级别|级|类别|类|地区)$/u, '');
    return bare !== word && bare.length > 1 ? this.#among(options, bare) : undefined;
  }

  #byTail(options: readonly Option[], text: string): Found {
    const word = foldLabel(LEAD.exec(text.trim())?.[2] ?? text);
    const found = options.filter(({ label }) => foldLabel(TAIL.exec(label)?.[1] ?? label) === word);
    return found.length === 1 ? found[0]?.id : undefined;
  }

  /** Options apart by 、，；/| or line breaks, longest first; words that are none of them. */
  several(text: string, row: Record<string, unknown>): { found: ChoiceValue[]; unknown: string[] } {
    const whole = this.one(text, row);
    if (whole !== undefined) return { found: [whole], unknown: [] };
    const split = this.#split(text, row, /[^、，,；;/|\n\r]+/gu);
    if (split.unknown.length === 0 || !/\s/u.test(text.trim())) return split;
    const spaced = this.#split(text, row, /[^、，,；;/|\s]+/gu);
    return spaced.unknown.length === 0 ? spaced : split;
  }

  #split(text: string, row: Record<string, unknown>, mark: RegExp): { found: ChoiceValue[]; unknown: string[] } {
    const pieces = [...text.matchAll(mark)].map(({ 0: piece, index }) => ({ from: index, to: index + piece.length }));
    const found: ChoiceValue[] = [];
    const unknown: string[] = [];
    for (let i = 0; i < pieces.length;) {
      const from = pieces[i]?.from ?? 0;
      let taken = 0;
      for (let j = Math.min(pieces.length, i + 8); j > i && taken === 0; j -= 1) {
        const value = this.one(text.slice(from, pieces[j - 1]?.to).trim(), row);
        if (value === undefined) continue;
        if (!found.some((known) => optionId(known) === optionId(value))) found.push(value);
        taken = j - i;
      }
      if (taken === 0) {
        const piece = text.slice(from, pieces[i]?.to).trim();
        if (piece !== '') unknown.push(piece);
        taken = 1;
      }
      i += taken;
    }
    return { found, unknown };
  }
}
