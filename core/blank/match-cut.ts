/** Labels cut into words with weights: known words whole, the rest as pairs of characters. */
import { ASKED, type Asked, NAMES, ROLES } from './match-vocabulary.ts';
import { ENGLISH, FILLERS, LIGHT, NOUNS, OTHERS, WHETHER } from './match-common.ts';

export interface Word {
  id: string;
  asked?: Asked;
  weight: number;
}

/** Up to here a word says nothing by itself. */
export const FILLER = 0.12;
export const HAN = /\p{Script=Han}/u;

type Entry = { id: string; asked?: Asked; weight: number };

function vocabulary(): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const word of NOUNS) entries.set(word, { id: word, weight: 1 });
  for (const [asked, words] of Object.entries(ASKED) as [Asked, string][])
    for (const word of words.split(' ').filter((each) => each !== ''))
      entries.set(word, {
        id: `=${asked}`,
        asked,
        weight: ROLES.has(asked) ? 0.9 : NAMES.has(asked) || asked === 'text' ? 0.3 : asked === 'list' ? 0.15 : 0.6,
      });
  // Two words that ask alike and yet tell things apart when they are not last: 「意见建议」 aside, no form needs more.
  for (const word of FILLERS) entries.set(word, { id: `~${word}`, weight: FILLER });
  for (const word of LIGHT) entries.set(word, { id: `~${word}`, weight: 0.18 });
  for (const group of OTHERS) for (const word of group) entries.set(word, { id: `!${group[0] ?? word}`, weight: 1 });
  for (const word of WHETHER) entries.set(word, { id: '~?', weight: FILLER });
  return entries;
}
export const VOCABULARY = vocabulary();
const LONGEST = Math.max(...[...VOCABULARY.keys()].map((word) => word.length));

/** 报告人, 推荐人, 处置人. */
const PERSON = /^(?!个|法|本|他|工|每|军|无|成|私)[\p{Script=Han}]{1,3}人$/u;

/** Join two words wherever they stand; 目的 and 参与 are words of their own. */
const JOINS = new Set('和与及或的');

/** What is between known words: a person, or pairs of characters with as much weight as there are characters. */
function pairs(run: string): Word[] {
  if (PERSON.test(run)) return [{ id: run, asked: 'who', weight: 0.9 }];
  if (run.length === 1) return [{ id: run, weight: 0.4 }];
  // Most words have two characters: in a run of even length every second pair lies across two words.
  const across = (i: number): number => (run.length % 2 === 0 && i % 2 === 1 ? 0.3 : 1);
  return Array.from({ length: Math.max(0, run.length - 1) }, (_, i) => ({
    id: run.slice(i, i + 2),
    weight: (across(i) * run.length) / (2 * (run.length - 1)),
  }));
}

/** The longest known word at `from`. One character is a word only by itself: 「图」 at the end, not within a word. */
function wordAt(text: string, from: number, inRun: boolean): { word: Entry; length: number } | undefined {
  for (let length = Math.min(LONGEST, text.length - from); length > 1; length -= 1) {
    const word = VOCABULARY.get(text.slice(from, from + length));
    if (word) return { word, length };
  }
  const last = from + 1 === text.length;
  const word = VOCABULARY.get(text[from] ?? '');
  if (!word || (word.asked && !last) || (inRun && !last && !JOINS.has(text[from] ?? ''))) return undefined;
  return { word, length: 1 };
}

/** Han text cut at known words. */
function cut(text: string): Word[] {
  const words: Word[] = [];
  let run = '';
  for (let i = 0; i < text.length;) {
    const found = wordAt(text, i, run !== '');
    if (found) {
      words.push(...pairs(run), { ...found.word });
      run = '';
    } else run += text[i] ?? '';
    i += found?.length ?? 1;
  }
  return [...words, ...pairs(run)];
}

/** registered, registration → regist: enough to compare. */
function stem(word: string): string {
  const single = word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  return single
    .replace(/(?<=[a-z]{4})(?:ations?|ions?|ors?|ings?|eds?|ers?|ments?|e)$/, '')
    .replace(/(?<=[a-z]{4})at$/, '');
}

export function latin(text: string): Word[] {
  const plain = ENGLISH.reduce((line, [written, word]) => line.replace(written, word), text);
  return plain
    .split(/[^a-z0-9.]+|\.(?!\d)|(?<!\d)\./)
    .filter((word) => word !== '')
    .map((word) => {
      const known = VOCABULARY.get(word) ?? VOCABULARY.get(word.replace(/s$/, ''));
      return known ? { ...known } : { id: stem(word), weight: 0.9 };
    });
}

/** Chinese with Latin words in between. */
export const mixed = (key: string): Word[] =>
  (key.match(/[a-z0-9]+|[^a-z0-9]+/g) ?? []).flatMap((part) => (/^[a-z0-9]/.test(part) ? latin(part) : cut(part)));
