/**
 * Typed or pasted text → the value an answer holds. One entry, {@link parseValue}; the answers file, the grid and the
 * fields all go through it, so a spelling that works in one place works in all.
 *
 * What cannot be read comes back as a problem sentence, never as a guess: the caller keeps the text.
 */
import type { AnswerValue, ChoiceValue } from '../answer/answer.ts';
import { isDate } from './formats.ts';
import { optionsOf } from './pack.ts';
import type { Column, Option, Pack, Question } from './pack-schema.ts';

export type Parsed<T = AnswerValue> = { value: T | null } | { problem: string };
/** A question or a table column: whatever has a type and, for choices, options. */
export type ValueHolder = Question | Column;

/** Subjects a reference may name. */
export interface NamedSubject {
  id: string;
  kind: string;
  name: string;
  /** Other texts that name it, e.g. the number of a linked row. */
  also?: string[];
  /** Known by name, but not to be chosen now. */
  offered?: false;
}

/** Rows that a link column may name go along with the subjects; no kind of subject is called like this. */
export const linkKind = (column: { id: string }): string => `row:${column.id}`;

/** Half-width, trimmed, inner white space (also NBSP and ideographic) as one blank. */
function normalise(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** For comparing labels: case, blanks and the width of punctuation do not matter. */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*:]+/g, '')
    .toLowerCase();
}

/**
 * Reads `text` as an answer to `holder`. Blank text is `{ value: null }`.
 * Tables, contacts, attachments, notes and computed values are no single text and give a problem.
 */
export function parseValue(
  pack: Pick<Pack, 'optionSets'>,
  holder: ValueHolder,
  text: string,
  subjects: NamedSubject[] = [],
): Parsed {
  if (text.trim() === '') return { value: null };
  switch (holder.type) {
    case 'text':
      return { value: text.replace(/[\r\n\t]+/g, ' ').trim() };
    case 'longtext':
      return { value: text.replace(/\r\n?/g, '\n').trimEnd() };
    case 'number':
      return parseNumber(text, holder.unit);
    case 'date':
      return parseDate(text);
    case 'yesno':
      return parseYesNo(text);
    case 'choice':
      return parseChoice(optionsOf(pack as Pack, holder), text);
    case 'multi':
      return parseMulti(optionsOf(pack as Pack, holder), text);
    case 'reference':
      return parseReference(holder, text, subjects);
    case 'link':
      return parseReference({ kind: linkKind(holder) }, text, subjects);
    case 'attachment':
      return { problem: '附件不能用文字填写，请添加文件' };
    case 'computed':
      return { problem: '此项由系统计算，不能填写' };
    default:
      return { problem: '此项不能用一段文字填写' };
  }
}

/** Words for counting single things: 「2 台」 in a column of 个 is 2. */
const COUNT_WORDS = '台套个部件只块条张辆项';

/** Takes the unit off the end; where the answer counts things, any counting word will do. */
function withoutUnit(text: string, unit: string): string {
  if (unit && text.toLowerCase().endsWith(unit.toLowerCase())) return text.slice(0, -unit.length);
  const counts = unit === '' || (unit.length === 1 && COUNT_WORDS.includes(unit));
  return counts && COUNT_WORDS.includes(text.at(-1) ?? '-') ? text.slice(0, -1) : text;
}

const SCALES: Record<string, number> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** `1,234.5`, `１２３`, `30万`, `95%` (unit %), `¥1,200`, `(300)` = −300; the unit may follow. */
export function parseNumber(text: string, unit?: string): Parsed<number> {
  let rest = normalise(text).replace(/ /g, '');
  if (rest === '') return { value: null };
  rest = withoutUnit(rest, normalise(unit ?? '').replace(/ /g, '')).replace(/^[¥￥$]/, '');
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed) rest = `-${bracketed[1]}`;
  let scale = 1;
  const last = rest.at(-1) ?? '';
  if (last in SCALES) {
    scale = SCALES[last] ?? 1;
    rest = rest.slice(0, -1);
  }
  const sign = rest.replace(/^[−–—]/, '-');
  // A comma is a thousands separator only where one may stand; `1,5` is not silently 15.
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(sign) ? sign.replace(/,/g, '') : sign;
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain))
    return { problem: `「${text.trim()}」不是数字${unit ? `（单位：${unit}）` : ''}` };
  const value = Number((Number(plain) * scale).toPrecision(15));
  return Number.isFinite(value) ? { value } : { problem: `「${text.trim()}」超出可表示的范围` };
}

const HAN_DIGITS = '〇一二三四五六七八九';

/** 二〇二五 → 2025, 十二 → 12, 二十二 → 22. */
function hanNumber(text: string): number {
  const digits = text.replace(/[零○]/g, '〇');
  const ten = digits.indexOf('十');
  if (ten < 0) return Number([...digits].map((d) => HAN_DIGITS.indexOf(d)).join(''));
  const tens = ten === 0 ? 1 : HAN_DIGITS.indexOf(digits[0] ?? '');
  const ones = digits.length > ten + 1 ? HAN_DIGITS.indexOf(digits[ten + 1] ?? '') : 0;
  return tens * 10 + ones;
}

function iso(year: number, month: number, day: number): string {
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function dateParts(text: string): [number, number, number] | undefined {
  const han =
    /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$/.exec(text);
  if (han) return [hanNumber(han[1] ?? ''), hanNumber(han[2] ?? ''), hanNumber(han[3] ?? '')];
  // A time or weekday may follow: a date question asks for the day only.
  const tail = String.raw`(?:[T ]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?(?: ?(?:星期|周)[一二三四五六日天])?$`;
  const match =
    new RegExp(String.raw`^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?${tail}`).exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match) return [Number(match[1]), Number(match[2]), Number(match[3])];
  // Month first or day first: read only when just one reading is possible.
  const loose = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${tail}`).exec(text);
  if (!loose) return undefined;
  const [a, b, year] = [Number(loose[1]), Number(loose[2]), Number(loose[3])];
  if (a > 12 && b <= 12) return [year, b, a];
  if (b > 12 && a <= 12) return [year, a, b];
  return a === b ? [year, a, b] : undefined;
}

/** `2025-09-22`, `20250922`, `2025.9.22`, `2025/9/22 0:00`, `2025年9月22日`, `二〇二五年九月二十二日` → `2025-09-22`. */
export function parseDate(text: string): Parsed<string> {
  const compact = normalise(text);
  if (compact === '') return { value: null };
  const parts = dateParts(compact);
  const value = parts ? iso(...parts) : '';
  if (value && isDate(value)) return { value };
  return {
    problem: parts
      ? `「${text.trim()}」不是存在的日期`
      : `「${text.trim()}」不是完整的日期，请写成 2025-09-22 或 2025年9月22日`,
  };
}

const YES = new Set(['是', '有', '对', '√', '✓', '✔', '☑', 'y', 'yes', 'true', '1']);
const NO = new Set(['否', '无', '没有', '不是', '×', '✗', '✘', '☐', 'n', 'no', 'false', '0']);

export function parseYesNo(text: string): Parsed<boolean> {
  // √ and × survive NFKC; ☑ too.
  const key = foldLabel(text);
  if (key === '') return { value: null };
  if (YES.has(key)) return { value: true };
  if (NO.has(key)) return { value: false };
  return { problem: `「${text.trim()}」不是「是」或「否」` };
}

/** The names an option goes by: its label, the label without its brackets, what stands in the brackets, its synonyms. */
function aliases(option: Option): string[] {
  const label = option.label.normalize('NFKC');
  const bracket = /^(.+?)\(([^()]+)\)$/.exec(label.trim());
  return [label, ...(bracket?.slice(1) ?? []), ...(option.synonyms ?? [])].map(foldLabel);
}

function findOption(options: Option[], text: string): Option | undefined {
  const exact = options.find((option) => option.id === text.trim());
  if (exact) return exact;
  const key = foldLabel(text);
  const byLabel = options.find((option) => foldLabel(option.label) === key);
  if (byLabel) return byLabel;
  const byId = options.filter(
    (option) =>
      option.id.toLowerCase() === key ||
      foldLabel(`${option.id}${option.label}`) === key ||
      foldLabel(`${option.id}.${option.label}`) === key,
  );
  if (byId.length === 1) return byId[0];
  const byAlias = options.filter((option) => aliases(option).includes(key));
  return byAlias.length === 1 ? byAlias[0] : undefined;
}

/** 「其他：边缘节点」「其他（边缘节点）」 → the option marked `other`, with the text. */
function findOther(options: Option[], text: string): ChoiceValue | undefined {
  for (const option of options) {
    if (!option.other) continue;
    for (const name of [option.label, option.id]) {
      const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const match = new RegExp(String.raw`^${escaped}\s*(?:[:：]\s*([^]+)|[（(]\s*([^]+?)\s*[)）])$`).exec(text.trim());
      const other = match?.[1] ?? match?.[2];
      if (other) return { option: option.id, other: other.trim() };
    }
  }
  return undefined;
}

function oneChoice(options: Option[], text: string): ChoiceValue | undefined {
  return findOption(options, text)?.id ?? findOther(options, text);
}

/** An option by id, label, `id label`, or the part of its label in or before brackets. */
export function parseChoice(options: Option[], text: string): Parsed<ChoiceValue & AnswerValue> {
  if (text.trim() === '') return { value: null };
  const value = oneChoice(options, text);
  return value === undefined ? { problem: `「${text.trim()}」不在选项中` } : { value };
}

/** Options apart by 、，；/| or line breaks. A label that holds such a mark itself is still found: longest match first. */
export function parseMulti(options: Option[], text: string): Parsed<ChoiceValue[]> {
  const pieces = [...text.matchAll(/[^、，,；;/|\n\r]+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const found: ChoiceValue[] = [];
  const unknown: string[] = [];
  for (let i = 0; i < pieces.length;) {
    const from = pieces[i]?.from ?? 0;
    let taken = 0;
    for (let j = Math.min(pieces.length, i + 12); j > i && !taken; j--) {
      const value = oneChoice(options, text.slice(from, pieces[j - 1]?.to));
      if (value === undefined) continue;
      if (!found.some((known) => optionId(known) === optionId(value))) found.push(value);
      taken = j - i;
    }
    if (!taken) {
      const piece = text.slice(from, pieces[i]?.to).trim();
      if (piece) unknown.push(piece);
      taken = 1;
    }
    i += taken;
  }
  if (unknown.length) return { problem: `「${unknown.join('」「')}」不在选项中` };
  return { value: found.length ? found : null };
}

export function optionId(value: ChoiceValue): string {
  return typeof value === 'string' ? value : value.option;
}

function parseReference(
  holder: { kind: string; multiple?: boolean | undefined },
  text: string,
  subjects: NamedSubject[],
): Parsed {
  const candidates = subjects.filter((subject) => subject.kind === holder.kind);
  const find = (name: string): string | undefined => {
    const byId = candidates.find((subject) => subject.id === name.trim());
    if (byId) return byId.id;
    const wanted = foldLabel(name);
    const byName = candidates.filter((subject) => foldLabel(subject.name) === wanted);
    if (byName.length === 1) return byName[0]?.id;
    const byOther = candidates.filter((subject) => subject.also?.some((other) => foldLabel(other) === wanted));
    return byOther.length === 1 ? byOther[0]?.id : undefined;
  };
  const whole = find(text);
  if (whole !== undefined) return { value: holder.multiple ? [whole] : whole };
  if (!holder.multiple) return { problem: `没有名为「${text.trim()}」的对象，或同名的不止一个` };
  const names = text.split(/[、，,；;|\n\r]+/).filter((name) => name.trim());
  const ids = names.map(find);
  const missing = names.filter((_, i) => ids[i] === undefined);
  if (missing.length) return { problem: `没有名为「${missing.join('」「')}」的对象，或同名的不止一个` };
  return { value: [...new Set(ids.filter((id) => id !== undefined))] };
}
