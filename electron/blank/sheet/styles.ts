/** What a cell's style says about its part in a form. */
import { isDateFormat } from '../../document/sheet/workbook.ts';
import { unescapeXml } from '../../document/text.ts';
import { attribute } from '../../document/xml.ts';

export interface CellLook {
  bordered: boolean;
  /** Bold or shaded. */
  strong: boolean;
  /** `true` unless the style says otherwise: Excel's own default. */
  locked: boolean;
  /** Number format for numbers, for percentages, or for text (`@`). */
  shows?: 'number' | 'percent' | 'text';
}

const section = (styles: string, name: string): string =>
  new RegExp(`<${name}\\b[^>]*>.*?</${name}>`, 's').exec(styles)?.[0] ?? '';
const items = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|(?<!/)>.*?</${name}>)`, 'gs'))].map(([item]) => item);

const isBordered = (border: string): boolean =>
  /<(?:left|right|top|bottom|start|end)\b[^>]*\sstyle="(?!none")[^"]+"/.test(border);
const isShaded = (fill: string): boolean => {
  const type = /patternType="([^"]*)"/.exec(fill)?.[1];
  if (type === undefined || type === 'none' || type === 'gray125') return /<gradientFill\b/.test(fill);
  return !/<fgColor\b[^>]*(?:rgb="FFFFFFFF"|theme="0"(?![^>]*tint))/i.test(fill);
};
const isBold = (font: string): boolean => /<b(?:\s*\/>|\s+val="(?:1|true)"\s*\/>|>)/.test(font);

/** Built-in formats 1–11, 37–44, 48 are numbers, 49 is text. */
function shownBy(id: number, custom: ReadonlyMap<number, string>): 'number' | 'percent' | 'text' | undefined {
  const code = custom.get(id);
  if (code === undefined ? id === 9 || id === 10 : /%/.test(code.replace(/"[^"]*"|\\./g, ''))) return 'percent';
  if (id === 49 || code === '@') return 'text';
  const builtIn = (id >= 1 && id <= 11) || (id >= 37 && id <= 44) || id === 48;
  return builtIn || (code !== undefined && /[0#]/.test(code) && !isDateFormat(code)) ? 'number' : undefined;
}

/** One entry for each `s=`. */
export function readLooks(styles: string): CellLook[] {
  const borders = items(section(styles, 'borders'), 'border').map(isBordered);
  const fills = items(section(styles, 'fills'), 'fill').map(isShaded);
  const fonts = items(section(styles, 'fonts'), 'font').map(isBold);
  const formats = new Map<number, string>();
  for (const [tag] of styles.matchAll(/<numFmt\b[^>]*>/g))
    formats.set(Number(attribute(tag, 'numFmtId')), unescapeXml(attribute(tag, 'formatCode') ?? ''));
  return items(section(styles, 'cellXfs'), 'xf').map((xf) => {
    const tag = xf.slice(0, xf.indexOf('>') + 1);
    const index = (name: string): number => Number(attribute(tag, name) ?? 0);
    const shows = shownBy(index('numFmtId'), formats);
    return {
      ...(shows ? { shows } : {}),
      bordered: borders[index('borderId')] ?? false,
      strong: (fills[index('fillId')] ?? false) || (fonts[index('fontId')] ?? false),
      locked: !/<protection\b[^>]*\slocked="(?:0|false)"/.test(xf),
    };
  });
}
