/** How wide a text stands on the sheet, in characters of the default font: Chinese characters count two. */

/** Wider columns are harder to read than wrapped or cut text. */
export const MAX_WIDTH = 60;
export const MIN_WIDTH = 6;
/** Room that Excel leaves beside the text, and the filter's arrow in a header. */
const PADDING = 2;

/** Width of the widest line; stops counting at `enough`. */
export function textWidth(text: string, enough = MAX_WIDTH): number {
  let widest = 0;
  let width = 0;
  for (let i = 0; i < text.length && widest < enough; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10) width = 0;
    // Latin, Greek, Cyrillic and their neighbours are narrow; a surrogate pair is one wide character.
    else width += code < 0x1100 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
    if (width > widest) widest = width;
  }
  return widest;
}

export const columnWidth = (widest: number): number => Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, widest + PADDING));

/** Excel rounds a number without a format to what it can show here. */
const GENERAL = 12;

/** Width of a number as its format shows it: sign, thousands, decimals. */
export function numberWidth(value: number, format: string): number {
  const decimals = /\.(0+)/.exec(format)?.[1]?.length;
  if (decimals === undefined && !/[0#]/.test(format)) return Math.min(GENERAL, String(value).length);
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1) + (value < 0 ? 1 : 0);
  const thousands = format.includes(',') ? Math.floor((whole - 1) / 3) : 0;
  const percent = format.includes('%') ? 3 : 0;
  return whole + thousands + percent + (decimals === undefined ? 0 : decimals + 1);
}
