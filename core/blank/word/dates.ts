/** Dates in parts: `    年  月  日`, `202X年X月`, `____年__月__日`. */
import type { DateGap } from './slot.ts';

const GAP = '[\\s\\u3000\\u00A0_＿Xx×]*';
/** A gap begins where its run begins: looked for at every character of a long run, it would take the square of its length. */
const START = '(?<![\\s\\u3000\\u00A0_＿Xx×])';
const PATTERN = new RegExp(`((?:19|20)\\d{0,2}${GAP}|${START}${GAP})年(${GAP})月(?:(${GAP})[日号])?`, 'g');

export interface DateSpan {
  from: number;
  to: number;
  gaps: DateGap[];
}

/** A label such as 出 生 年 月 has single spaces between its characters and no number to write. */
function looksPrinted(text: string, from: number, year: string, month: string, day: string | undefined): boolean {
  // 年 月 — 年 月 and nothing else.
  if (/\s/.test(text.trim()) && /^[\s年月日至自—–~～-]*$/.test(text)) return false;
  const before = text.slice(0, from).trimEnd().at(-1) ?? '';
  const wide = year.length >= 2 || month.length >= 2 || (day?.length ?? 0) >= 2 || /[Xx×_＿]/.test(year + month);
  if (wide) return month === '' && day === undefined && !/[Xx×_＿\d]/.test(year);
  return day === undefined ? true : /\p{L}/u.test(before) && year.trim() === '' && month === '';
}

export function findDates(text: string): DateSpan[] {
  const spans: DateSpan[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [whole, year = '', month = '', day] = match;
    if (/^(?:19|20)\d\d$/.test(year.trim()) && month.trim() !== '' && !/[Xx×_＿]/.test(month)) continue;
    if (looksPrinted(text, match.index, year, month, day)) continue;
    const from = match.index;
    const monthFrom = from + year.length + 1;
    // 二〇二六年  月: the year is printed.
    const printedYear =
      year.trim() === '' ? (/[\d〇○零一二三四五六七八九]{2,4}$/.exec(text.slice(0, from))?.[0] ?? '') : '';
    // 二〇二×年: only the last figure of the year is open, all of it is written.
    const begun = /^[Xx×]$/.test(year)
      ? (/[〇○零一二三四五六七八九]{2,3}$/.exec(text.slice(0, from))?.[0].length ?? 0)
      : 0;
    const gaps: DateGap[] = printedYear !== '' ? [] : [{ part: 'year', from: from - begun, to: from + year.length }];
    gaps.push({ part: 'month', from: monthFrom, to: monthFrom + month.length });
    const dayFrom = monthFrom + month.length + 1;
    if (day !== undefined) gaps.push({ part: 'day', from: dayFrom, to: dayFrom + day.length });
    const time = day === undefined ? undefined : timeAt(text, from + whole.length);
    if (time) gaps.push(...time.gaps);
    spans.push({ from: from - Math.max(begun, printedYear.length), to: time?.to ?? from + whole.length, gaps });
  }
  return spans;
}

const TIME = new RegExp(`(${GAP})[时点](?:(${GAP})分)?`, 'y');

/** `  时  分` right behind a day. */
function timeAt(text: string, at: number): { to: number; gaps: DateGap[] } | undefined {
  TIME.lastIndex = at;
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [whole, hour = '', minute] = match;
  const gaps: DateGap[] = [{ part: 'hour', from: at, to: at + hour.length }];
  const from = at + hour.length + 1;
  if (minute !== undefined) gaps.push({ part: 'minute', from, to: from + minute.length });
  return { to: at + whole.length, gaps };
}

const BLANK_PART = '[_＿\\s\\u3000]{2,}';
/** `__/__/____`, `____-__-__`, `DD/MM/YYYY`. */
const NUMERIC = new RegExp(
  `((?<![_＿\\s\\u3000])${BLANK_PART}(?=[-/.])|(?:YYYY|MM|DD)(?=\\s*[-/.]))\\s*([-/.])(${BLANK_PART}|YYYY|MM|DD)\\2(${BLANK_PART}|YYYY|MM|DD)(?![-/.])`,
  'gi',
);

/** `label`: words that may tell the order, such as (MM/DD/YYYY). */
export function findNumericDates(text: string, label: string): DateSpan[] {
  return [...text.matchAll(NUMERIC)].flatMap((match): DateSpan[] => {
    const [whole, a = '', separator = '', b = '', c = ''] = match;
    // In brackets behind a label the letters only explain.
    if (/[（(]\s*$/.test(text.slice(0, match.index)) || !/[_＿]|^[ymd]/i.test(a + b + c)) return [];
    const named = [a, b, c].every((part) => /^[ymd]+$/i.test(part));
    const order = named ? [a, b, c].join('') : /[（(]\s*([ymd]+[-/.][ymd]+[-/.][ymd]+)/i.exec(label)?.[1];
    const parts = partsOf(order ?? (a.trim().length > c.trim().length || separator === '-' ? 'YMD' : 'DMY'));
    let at = match.index;
    const gaps = [a, b, c]
      .map((found) => /[_＿]+/.exec(found)?.[0] ?? found)
      .map((piece, i): DateGap => {
        const from = text.indexOf(piece, at);
        at = from + piece.length;
        return { part: parts[i] ?? 'day', from, to: at };
      });
    return [{ from: match.index, to: match.index + whole.length, gaps }];
  });
}

function partsOf(order: string): DateGap['part'][] {
  const letters = [...new Set(order.toUpperCase().replace(/[^YMD]/g, ''))];
  return letters.map((letter) => (letter === 'Y' ? 'year' : letter === 'M' ? 'month' : 'day'));
}
