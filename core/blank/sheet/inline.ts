/** Blanks inside a text: behind a label and colon, underscores, dates in parts, tick boxes. Offsets are UTF-16 units of that text. */
import { tidyLabel } from '../label.ts';
import type { BlankOption } from '../place.ts';
import { tickGroups } from './boxes.ts';
import { unitBehind } from './words.ts';

export interface InlineBlank {
  kind: 'after-label' | 'underline' | 'date' | 'tick-one' | 'tick-many' | 'cell';
  /** As printed; '' when the text holds nothing but the blank. */
  label: string;
  start: number;
  end: number;
  options?: InlineOption[];
  /** Printed behind the blank. */
  unit?: string;
}
export interface InlineOption extends BlankOption {
  /** Offset of the box. */
  box: number;
}

const DATE =
  /(?:[_＿\s\u3000]*|20[\dXx×_＿\s]{1,4}|[Xx×]{2,4})年(?:[_＿\s\u3000]*|[Xx×]{1,2})月(?:(?:[_＿\s\u3000]*|[Xx×]{1,2})日)?/gu;
const COLON = /[:：]([_＿ \t\u3000\u00a0]*)(?=\n|$|[^\s:：])/gu;
/** What a label cannot reach over. */
const LABEL_EDGE = /[:：\n_＿](?=[^:：\n_＿]*$)/u;
const MAX_LABEL = 60;
const UNDERSCORES = /[_＿]{2,}/gu;

/** 「出生年月」 and 「出 生 年 月」 are labels: a blank date has room for its numbers, or stands by itself. */
function isDateBlank(printed: string, before: string): boolean {
  if (!/[\s\u3000_＿Xx×\d]/u.test(printed)) return before.trim() === '' && printed.includes('日');
  if (/[_＿Xx×\d]|[\s\u3000]{2,}/u.test(printed)) return true;
  return before.trim() === '' || /[:：]\s*$/u.test(before);
}

/** Nothing else can be a blank. */
const ANY_BLANK = /[:：_＿年□☐○◯〇◻▢☑☒●■✓✔√]|^[\s\u3000]{2}/u;

/** Room in front of a unit, and nothing else: 「        人」. */
function unitRoom(text: string): InlineBlank | undefined {
  const room = /^[\s\u3000_＿]{2,}/u.exec(text)?.[0];
  if (room === undefined) return undefined;
  const unit = unitBehind(text.slice(room.length));
  if (unit === undefined || text.slice(room.length).trim() !== unit) return undefined;
  return { kind: 'cell', label: '', start: 0, end: room.length, unit };
}

const CLAUSE_END = /[。，；,;：:\n]|[_＿]{2,}|\s{3,}/u;
const before = (text: string): string => text.split(CLAUSE_END).at(-1)?.trim().slice(-24) ?? '';
const behind = (text: string): string => text.split(CLAUSE_END)[0]?.trim().slice(0, 24) ?? '';

/** Underscores in running text are named by the words around them. */
function underlines(
  text: string,
  taken: (at: number) => boolean,
  underlined: readonly (readonly [number, number])[],
): InlineBlank[] {
  const drawn = [...text.matchAll(UNDERSCORES)].map((match) => [match.index, match.index + match[0].length] as const);
  return [...drawn, ...underlined].flatMap(([start, end]): InlineBlank[] => {
    if (taken(start)) return [];
    const [left, rest] = [before(text.slice(0, start)), text.slice(end)];
    const unit = unitBehind(rest);
    const right = behind(rest);
    const label = left !== '' && unit !== undefined ? left : [left, right].filter((part) => part !== '').join('……');
    return [{ kind: 'underline', label: tidyLabel(label), start, end, ...(unit === undefined ? {} : { unit }) }];
  });
}

const INK_NOTE = /([（(][^（()）]{0,8}(?:签字|签名|签章|盖章|公章)[^（()）]{0,8}[）)])\s*$/u;
const RANGE_WORD = /^(?:至|到|起|止|-|—|~|～)/u;

/** 「年 月—年 月」 is a period; 「并于____年__月__日前完成整改」 is named by the words on both sides. */
function dateName(name: string, lead: string, rest: string): string {
  if (/[年月日]\s*[—–~～-]+\s*$/u.test(lead)) return '至';
  if (name === '' || /[:：）)]\s*$/u.test(lead)) return name;
  const right = /^[^\s，。；,;:：（(_]{1,24}/u.exec(rest)?.[0] ?? '';
  return right === '' || RANGE_WORD.test(right) ? name : `${name}……${right}`;
}

function dates(text: string, taken: (at: number) => boolean): InlineBlank[] {
  const found: InlineBlank[] = [];
  for (const match of text.matchAll(DATE)) {
    const lead = text.slice(0, match.index);
    const start = match.index;
    if (taken(start + match[0].length - 1) || !isDateBlank(match[0], lead)) continue;
    const end = start + match[0].length;
    const name = /([^:：\n\s\u3000_，。；,;（）()]{1,40})[:：]?\s*$/u.exec(lead)?.[1] ?? INK_NOTE.exec(lead)?.[1] ?? '';
    found.push({ kind: 'date', label: tidyLabel(dateName(name, lead, text.slice(end))), start, end });
  }
  return found;
}

/** 「填报单位：（盖章）」: the name stands before the seal. */
const INK_BEHIND = /^[ \u3000]?([（(][^（()）]{0,6}(?:签字|签名|签章|盖章|公章)[^（()）]{0,4}[）)])/u;

/** Behind a label at the end of its line: nothing, advice, or more lines with blanks; a text would be what it introduces. */
function isRoom(rest: string): boolean {
  const next = rest.split('\n').find((line) => line.trim() !== '');
  return next === undefined || /^\s*[（(【]/u.test(next) || LINE_WITH_BLANK.test(next);
}
const LINE_WITH_BLANK =
  /[:：]\s*$|[:：][\s\u3000_＿]{2,}|[_＿]{2,}|[\s\u3000]{3,}\S|签字|签名|盖章|公章|年[\s\u3000]*月|[□☐○]/u;

function afterColons(text: string, others: readonly InlineBlank[]): InlineBlank[] {
  const found: InlineBlank[] = [];
  for (const match of text.matchAll(COLON)) {
    const blank = match[1] ?? '';
    const end = match.index + match[0].length;
    const start = end - blank.length;
    const atEnd = end === text.length || text[end] === '\n';
    // 「说明：文字」 is a sentence: only an end of line, or a gap to be written into, is a blank.
    if (text[end] === '\n' && !isRoom(text.slice(end))) continue;
    const note = blank.length < 2 ? INK_BEHIND.exec(text.slice(end))?.[1] : undefined;
    if (!atEnd && blank.length < 2 && note === undefined) continue;
    if (others.some((other) => other.start <= end && start < other.end)) continue;
    const lead = text.slice(Math.max(0, match.index - MAX_LABEL), match.index);
    // Cut off in the middle of a sentence.
    if (match.index > MAX_LABEL && !LABEL_EDGE.test(lead) && !/[。；;]|[\s\u3000]{3,}/u.test(lead)) continue;
    const label = lastLabel(lead.slice((LABEL_EDGE.exec(lead)?.index ?? -1) + 1)) + (note ?? '');
    const unit = unitBehind(text.slice(end));
    if (label !== '') found.push({ kind: 'after-label', label, start, end, ...(unit === undefined ? {} : { unit }) });
  }
  return found;
}

/** @param underlined blanks in the text that are drawn as a line to write on */
export function inlineBlanks(text: string, underlined: readonly (readonly [number, number])[] = []): InlineBlank[] {
  if (!ANY_BLANK.test(text) && underlined.length === 0) return [];
  const room = unitRoom(text);
  if (room) return [room];
  const found: InlineBlank[] = tickGroups(text);
  const taken = (at: number): boolean => found.some(({ start, end }) => start <= at && at < end);
  found.push(...dates(text, taken));
  found.push(...afterColons(text, found));
  found.push(...underlines(text, taken, underlined));
  return found.sort((a, b) => a.start - b.start);
}

/** 「承诺内容。  联系人」: the label is what stands behind the last gap or sentence. */
function lastLabel(words: string): string {
  const clause =
    words
      .trim()
      .split(/[。；;]|[\s\u3000]{3,}/u)
      .at(-1) ?? '';
  return tidyLabel(clause === '' ? words : clause);
}

/** One replacement in the text. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** `iso` is `YYYY-MM-DD` or `YYYY-MM`; the parts go where 年 月 日 are printed. */
export function dateEdit(text: string, blank: InlineBlank, iso: string): TextEdit {
  const [year = '', month = '', day = ''] = iso.split('-');
  const printed = text.slice(blank.start, blank.end);
  const parts = [`${year}年`, `${Number(month)}月`];
  if (printed.includes('日') && day !== '') parts.push(`${Number(day)}日`);
  const lead = /^[\s\u3000]+/u.exec(printed)?.[0] ?? '';
  return { start: blank.start, end: blank.end, text: (blank.start > 0 ? lead : '') + parts.join('') };
}

export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let out = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start))
    out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  return out;
}
