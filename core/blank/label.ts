/**
 * Labels as a reader compares them: 「姓　　名：」, 「姓名*」 and 「1. 姓名」 are one label. Two forms are kept: the strict one
 * drops only what never carries meaning, the loose one also drops every bracket and printed numbering of several levels.
 */

/** Circled and bracketed digits, before compatibility folding turns them into bare ones. */
const CIRCLED = /^[\s\u3000]*[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793]+/u;
const NUMBERING =
  /^(?:\(\d{1,3}\)|\((?:[一二三四五六七八九十]{1,3}|[a-z])\)|\d{1,3}[).、](?!\d)|\d{1,3},(?=\D)|[一二三四五六七八九十]{1,3}[、.,](?!\d)|第[一二三四五六七八九十\d]{1,3}(?:部分|[章节条项])[、:.]?|附[件表]\d{0,2}[:、.])/u;
/** 「05单位负责人」「11定级对象总数」, never an amount such as 「30日内」. */
const ITEM_NUMBER =
  /^(?:0\d|[1-9]\d)(?=\p{Script=Han})(?!\d*[年月日个项条人天小周岁万亿元家类级号次位份种分千百台套辆页字米])/u;
const LEVELS = /^\d{1,3}(?:\.\d{1,3})+[.、)]?(?=\D)/;
const MARKS = /^[*★☆●▪·•■◆※#]+|[*★☆]+$/gu;
/** Advice in brackets says how to fill, not what: 「（盖章）」「（限200字）」「（可多选）」「（必填）」. */
const NOTE =
  /\((?:[^()]*(?:盖章|公章|限\d|\d+字|字以内|字以下|不超过|不少于|以内|必填|选填|可选|单选|多选|勾选|打[√勾]|填写|如有|如无|可另附|可附页|可加行|另附|见附|见说明|粘贴|required|optional|ifany|ifapplicable|pleasespecify|max\.?\d|upto\d)[^()]*|[年月日/yYmd-]+)\)/gu;
// Zero-width characters are blanks nobody sees.
const BLANKS = /[\s\u00a0\u200b-\u200f\u2060\u3000\ufeff]+/gu;

function fold(text: string): string {
  return text
    .replace(CIRCLED, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(BLANKS, '')
    .replace(/[【〔[{]/g, '(')
    .replace(/[】〕\]}]/g, ')')
    .replace(/[﹕∶︰]/gu, ':')
    .replace(/[_‐‑‒–—―]+/gu, (dashes) => (dashes.includes('_') ? '' : '-'));
}

const trimEnds = (text: string): string =>
  text.replace(/^[:;,。、"'“”‘’]+|(?<![:;,。、"'“”‘’])[:;,。、"'“”‘’]+$/gu, '').replace(/(?<!\.)\.{3,}$/, '');

/** What is left when nothing else would be: a label must never become ''. */
const orElse = (text: string, before: string): string => (text === '' ? before : text);

/** The strict form. '' only for text without any letter or digit. */
export function labelKey(text: string): string {
  const folded = fold(text);
  let key = trimEnds(folded);
  key = orElse(key.replace(MARKS, ''), key);
  key = orElse(key.replace(NOTE, ''), key);
  key = orElse(trimEnds(key).replace(NUMBERING, '').replace(ITEM_NUMBER, ''), key);
  key = orElse(key.replace(MARKS, ''), key);
  return trimEnds(key);
}

/**
 * The loose form: without brackets, several-level numbering and punctuation. What a person asks for keeps its numbering
 * (`numbered`): 「9.9 摘要」 is not just any 摘要.
 */
export function looseKey(text: string, numbered = false): string {
  const key = labelKey(text);
  const bare = orElse(key.replace(/\([^()]*\)/gu, ''), key);
  const unnumbered = numbered ? bare : orElse(bare.replace(LEVELS, ''), bare);
  return orElse(unnumbered.replace(/[^\p{L}\p{N}]+/gu, ''), unnumbered);
}

/** What stands before the first stop or bracket: 「Opt-out. This cloud …」 is the option Opt-out. */
export const firstClause = (text: string): string =>
  /^(.*?)(?:[.!?](?=\s|$)|[。，,:：;；（(]|\s[—–-]\s)/su.exec(text)?.[1] ?? '';

/** A label as it is shown: one line, single blanks, no padding between Chinese characters, no colon behind it. */
export function tidyLabel(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(BLANKS, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han}) (?=[（【《])|(?<=[）】》、，：；]) (?=\p{Script=Han})/gu, '')
    .replace(/[_＿]{2,}/gu, '')
    .trim()
    .replace(/(?:\s|(?<![:：﹕∶]))[:：﹕∶]+$/u, '')
    .trim();
}

/** Dice coefficient over pairs of characters, 0–1. */
export function similarity(a: string, b: string): number {
  const [x, y] = [looseKey(a), looseKey(b)];
  if (x === y) return x === '' ? 0 : 1;
  if (x.length < 2 || y.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i < x.length - 1; i += 1) pairs.set(x.slice(i, i + 2), (pairs.get(x.slice(i, i + 2)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i < y.length - 1; i += 1) {
    const left = pairs.get(y.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(y.slice(i, i + 2), left - 1);
    shared += 1;
  }
  return (2 * shared) / (x.length + y.length - 2);
}

const SPACED = /\s+[/／›＞>→|｜]\s+/u;
const TIGHT = /\s*[/／›＞→]\s*/u;

/** A key may be one label that contains a slash, or a path; the readings in the order to be tried. */
export function keyPaths(key: string): string[][] {
  const clean = (parts: string[]): string[] => parts.map((part) => part.trim()).filter((part) => part !== '');
  const spaced = clean(key.split(SPACED));
  const tight = clean(key.split(TIGHT));
  const readings = [spaced];
  if (tight.length > spaced.length) readings.push(tight);
  if (spaced.length > 1) readings.push([key.trim()]);
  // 「姓名（联系人）」 names the group in brackets.
  const bracket = /^([^()（）]{2,})[（(]([^()（）]{2,})[）)]$/u.exec(spaced.at(-1)?.trim() ?? '');
  if (bracket?.[1] && bracket[2]) readings.push([...spaced.slice(0, -1), bracket[2], bracket[1]]);
  return readings.filter((reading) => reading.length > 0);
}
