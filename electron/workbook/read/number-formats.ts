/** Which styles show a number as a date or time. */

/** Built-in formats, with those that Chinese, Japanese and Korean versions of Excel give a meaning. */
const BUILT_IN_DATES: readonly [number, number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Text in quotes, escaped characters, padding, and what stands in brackets, except elapsed time as `[h]`. */
const LITERAL = /"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** Excel allows 255; a stranger may write more. */
const MAX_CODE = 1_000;

/** 0% and 0.00% */
const BUILT_IN_SHARES: readonly number[] = [9, 10];

const firstSection = (code: string): string => code.slice(0, MAX_CODE).replace(LITERAL, '').split(';')[0] ?? '';

/** A number shown in per cent: 0.25 as 25%. */
export const isPercentFormat = (id: number, code: string | undefined): boolean =>
  code === undefined ? BUILT_IN_SHARES.includes(id) : /%/.test(firstSection(code));

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last);
  // The first section is that of positive numbers; 「aaa」 is the day of the week in Chinese.
  const section = firstSection(code);
  return /[ymdhs]|aaa/i.test(section) && !/general/i.test(section);
}
