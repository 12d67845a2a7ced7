/**
 * How wide text is, in points, for estimating pages. The layout library's own tables are as good but many times slower,
 * and most of what our documents hold needs no table: in 宋体, 仿宋, 黑体 and 楷体 a Chinese character is one em wide and
 * everything else half an em.
 */
import type { MeasureWidth } from 'docx/layout';

const CHINESE_FONT = /宋|仿|黑|楷|隶|圆|等线|simsun|simhei|fangsong|kaiti|song|hei|mincho/i;

/** Advance widths of Times New Roman from U+0020 to U+007E, in thousandths of an em (Adobe's published font metrics). */
const TIMES = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
  500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
  722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
  444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
  200, 480, 541,
];
/** Sans-serif faces such as Arial are wider by about this much over running text. */
const SANS = 1.11;
const SERIF_FONT = /times|roman|serif|cambria|georgia/i;

/** Thousandths of an em of one character. */
type Widths = (code: number) => number;

function narrowWidth(font: string): Widths {
  if (CHINESE_FONT.test(font)) return () => 500;
  const factor = SERIF_FONT.test(font) ? 1 : SANS;
  return (code) => (TIMES[code - 0x20] ?? 500) * factor;
}

/** ASCII, Latin-1 and half-width forms; all else in a Chinese document takes a full em. */
function isNarrow(code: number): boolean {
  return code < 0x0100 || (code >= 0xff61 && code <= 0xffdc);
}

/** The space set between Chinese and Latin. */
export const FOUR_PER_EM = '\u2005';

const measures = new Map<string, Widths>();

/** Thousandths of an em of every character, where Latin is set in this font. */
export function narrowWidthOf(font: string): Widths {
  const known = measures.get(font);
  if (known) return known;
  const narrow = narrowWidth(font);
  const widths: Widths = (code) => (isNarrow(code) ? narrow(code) : code === 0x2005 ? 250 : 1000);
  measures.set(font, widths);
  return widths;
}

export const measureWidth: MeasureWidth = (text, font) => {
  const widths = narrowWidthOf(font.name);
  let width = 0;
  for (const character of text) width += widths(character.codePointAt(0) ?? 0);
  return (width * font.size) / 1000;
};
