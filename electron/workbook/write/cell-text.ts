/** Text as it stands in a cell's XML. */
import { cleanText, escapeXml } from '../../document/text.ts';

/** Excel's limit, in UTF-16 units. */
export const MAX_CELL_TEXT = 32_767;

// What needs a second look: markup, characters XML forbids, surrogates (which may be alone), `_x0041_` typed by a person.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const SPECIAL = /[&<>"\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|_x/;

export interface CellText {
  xml: string;
  /** Control characters and halves of characters were taken out. */
  cleaned: boolean;
  cut: boolean;
}

/** @returns the same text when nothing has to be done, which is nearly always */
export function cellText(raw: string): string | CellText {
  if (raw.length <= MAX_CELL_TEXT && !SPECIAL.test(raw)) return raw;
  const clean = cleanText(raw);
  let text = clean.text;
  const cut = text.length > MAX_CELL_TEXT;
  if (cut) text = text.slice(0, MAX_CELL_TEXT);
  // A pair cut in half would be a damaged character.
  if (cut && !text.isWellFormed()) text = text.slice(0, -1);
  return { xml: escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')), cleaned: clean.removed > 0, cut };
}

/** Without this mark a reader may drop white space at the ends. */
export function needsSpaceMark(text: string): boolean {
  return text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32;
}

/** `=1+1` typed as text must not come alive when somebody edits the cell. */
export function looksLikeFormula(text: string): boolean {
  const code = text.charCodeAt(0);
  return code === 61 || code === 43 || code === 45 || code === 64 || code === 9 || code === 13;
}
