/**
 * How many lines a text takes, broken as Word breaks Chinese: between any two characters but for the marks that may not
 * begin or end a line, one mark hanging out at the end, a quarter of an em between Chinese and Latin.
 */
import { narrowWidthOf } from './text-width.ts';

/** Word's lists for simplified Chinese, as people may check them under 中文版式. */
const NOT_FIRST = new Set(
  '!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠',
);
const NOT_LAST = new Set('$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥');
const HANGING = new Set('，。、；：！？,.;:!?');
const EAST_ASIAN = /[⺀-〿぀-ヿㄅ-ㄯ㆐-㏿㐀-䶿一-鿿豈-﫿︰-﹏＀-￯\u{20000}-\u{3ffff}]/u;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
const DASHES = new Set('-‐–—');
const GLUE = new Set('\u00a0\u202f\u2060');
/** Between Chinese and Latin, in ems. */
export const APART = 0.25;

type Kind = 'ideograph' | 'mark' | 'latin' | 'space' | 'other';

const kinds = new Map<string, Kind>();

function kindOf(character: string): Kind {
  const known = kinds.get(character);
  if (known) return known;
  let kind: Kind = 'other';
  if (character === ' ' || character === '\u3000') kind = 'space';
  else if (IDEOGRAPH.test(character)) kind = 'ideograph';
  else if (EAST_ASIAN.test(character)) kind = 'mark';
  else if (LATIN.test(character)) kind = 'latin';
  kinds.set(character, kind);
  return kind;
}

/** Whether Word moves the two a little apart. */
export const areApart = (before: string, after: string): boolean => {
  const [one, other] = [kindOf(before), kindOf(after)];
  return (one === 'ideograph' && other === 'latin') || (one === 'latin' && other === 'ideograph');
};

function mayBreak(before: string, after: string): boolean {
  if (GLUE.has(before) || GLUE.has(after)) return false;
  const [one, other] = [kindOf(before), kindOf(after)];
  const wide = one === 'ideograph' || one === 'mark' || other === 'ideograph' || other === 'mark';
  const dash = DASHES.has(before) && !/[\d-]/.test(after);
  return (wide || dash) && !NOT_FIRST.has(after) && !NOT_LAST.has(before);
}

export interface Measure {
  /** Of the type, in points. */
  size: number;
  /** What Latin letters are set in. */
  font: string;
  /** Of the first line and of the others, in points. */
  first: number;
  room: number;
  /** Whether a mark at the end of a line may stand beyond it: in running text, not in the cells of a table. */
  hanging: boolean;
}

/** Lines of one text without breaks of its own; at least one. */
export function countLines(text: string, { size, font, first, room, hanging }: Measure): number {
  const narrow = narrowWidthOf(font);
  const widthOf = (character: string): number => (narrow(character.codePointAt(0) ?? 0) * size) / 1000;
  const characters = [...text];
  let lines = 1;
  let at = 0;
  const limit = (): number => (lines === 1 ? first : room) + 0.01;
  for (let from = 0; from < characters.length;) {
    const character = characters[from] as string;
    if (kindOf(character) === 'space') {
      at += widthOf(character);
      from += 1;
      continue;
    }
    let to = from + 1;
    let width = widthOf(character);
    while (to < characters.length) {
      const [before, after] = [characters[to - 1] as string, characters[to] as string];
      if (kindOf(after) === 'space' || mayBreak(before, after)) break;
      width += widthOf(after);
      to += 1;
    }
    const last = characters[to - 1] as string;
    const needs = width - (hanging && HANGING.has(last) ? widthOf(last) : 0);
    const gap = from > 0 && areApart(characters[from - 1] as string, character) ? APART * size : 0;
    if (at > 0 && at + gap + needs > limit()) {
      lines += 1;
      at = 0;
    } else at += gap;
    if (at + needs <= limit()) at += width;
    else {
      // Longer than a whole line: broken wherever it must.
      for (let i = from; i < to; i += 1) {
        const own = widthOf(characters[i] as string);
        if (at > 0 && at + own > limit()) {
          lines += 1;
          at = 0;
        }
        at += own;
      }
    }
    from = to;
  }
  return lines;
}
