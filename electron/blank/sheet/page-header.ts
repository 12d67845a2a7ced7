/** Blanks in a sheet's printed header and footer: 「填报单位：____」. */
import type { SheetPlace } from '../../../core/blank/sheet/sheet-place.ts';
import { applyTextEdits, inlineBlanks, type TextEdit } from '../../../core/blank/sheet/inline.ts';
import { cleanText, escapeXml, unescapeXml } from '../../document/text.ts';

const PART = /<((?:odd|even|first)(?:Header|Footer))>([^<]*)<\/\1>/g;

/** Left, centre and right part of a header, with their offsets; parts with further codes (page number, font) are left alone. */
function plainParts(code: string): { text: string; start: number }[] {
  const marks = [...code.matchAll(/&[LCR]/g)];
  return marks.flatMap((mark, i) => {
    const start = mark.index + 2;
    const text = code.slice(start, marks[i + 1]?.index ?? code.length);
    return text.includes('&') ? [] : [{ text, start }];
  });
}

export function headerPlaces(sheet: string, xml: string): SheetPlace[] {
  const found: SheetPlace[] = [];
  for (const [, element = '', raw = ''] of xml.matchAll(PART)) {
    for (const { text, start } of plainParts(unescapeXml(raw))) {
      for (const blank of inlineBlanks(text)) {
        if (blank.kind !== 'after-label') continue;
        const at = `${sheet}!${element}`;
        const same = found.filter(({ place }) => place.at === at).length;
        const block = { row: 0, column: 0, rowEnd: 0, columnEnd: 0, text, number: false, formula: false };
        const looks = { locked: false, open: false, framed: false, strong: false, date: false };
        const inline = { ...blank, start: blank.start + start, end: blank.end + start };
        found.push({
          place: { id: same === 0 ? at : `${at}#${same + 1}`, at, kind: 'after-label', label: [blank.label], text },
          target: { sheet, block: { ...block, ...looks }, inline, header: element },
        });
      }
    }
  }
  return found;
}

/** Header codes begin with `&`; a literal one is doubled. */
export const headerText = (value: string): string => cleanText(value).text.replace(/&/g, '&&').replace(/\n/g, ' ');

export const editHeader = (xml: string, element: string, edits: readonly TextEdit[]): string =>
  xml.replace(PART, (whole, name: string, raw: string) =>
    name === element ? `<${name}>${escapeXml(applyTextEdits(unescapeXml(raw), edits))}</${name}>` : whole,
  );

/** What the header says now, codes included. */
export const headerCode = (xml: string, element: string): string =>
  unescapeXml([...xml.matchAll(PART)].find((match) => match[1] === element)?.[2] ?? '');
