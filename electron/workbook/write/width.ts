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
