/** 【草稿】 before the first printed words of each sheet: on the screen nobody sees a page header. */
import { applyEdits, attribute, findElements, scanTags } from '../xml.ts';
import { readWorkbook } from '../sheet/workbook.ts';
import { type Parts, setText, textOf } from '../zip.ts';

export const TITLE_MARK = '【草稿】';

/** What stands inside each shared string, without readings. */
export function sharedItems(parts: Parts): string[] {
  const xml = textOf(parts, 'xl/sharedStrings.xml');
  return findElements(xml, ['si']).map((item) =>
    xml
      .slice(item.innerStart, item.innerEnd)
      .replace(/<rPh\b.*?<\/rPh>/gs, '')
      .replace(/<phoneticPr\b[^>]*(?:\/>|>.*?<\/phoneticPr>)/gs, ''),
  );
}

export function markSheetTitles(parts: Parts): void {
  const items = sharedItems(parts);
  for (const { part } of readWorkbook(parts).sheets) setText(parts, part, markTitle(textOf(parts, part), items));
}

interface PrintedCell {
  start: number;
  end: number;
  reference: string;
  style: string;
  item: string;
}

/** Printed words are shared strings; what was filled in stands in the cells themselves. */
function firstPrinted(xml: string, items: readonly string[]): PrintedCell | undefined {
  let found: PrintedCell | undefined;
  let start = -1;
  scanTags(xml, (name, kind, from, to) => {
    if (found || name !== 'c') return;
    if (kind === 'open') start = from;
    if (kind !== 'close' || start < 0) return;
    const cell = xml.slice(start, to);
    const tag = cell.slice(0, cell.indexOf('>') + 1);
    const item = attribute(tag, 't') === 's' ? items[Number(/<v>(\d+)<\/v>/.exec(cell)?.[1] ?? -1)] : undefined;
    if (item === undefined || /<f[\s>/]/.test(cell) || item.replace(/<[^>]*>/g, '').trim() === '') return;
    found = { start, end: to, reference: attribute(tag, 'r') ?? '', style: attribute(tag, 's') ?? '', item };
  });
  return found;
}

function markTitle(xml: string, items: readonly string[]): string {
  const cell = firstPrinted(xml, items);
  if (!cell || cell.reference === '') return xml;
  const { start, end, reference, style, item } = cell;
  const marked = /<r[\s>]/.test(item)
    ? `<r><t>${TITLE_MARK}</t></r>${item}`
    : item.replace(/<t(?:\s[^>]*)?>/, `<t xml:space="preserve">${TITLE_MARK}`);
  const attributes = `r="${reference}"${style === '' ? '' : ` s="${style}"`} t="inlineStr"`;
  return applyEdits(xml, [{ start, end, text: `<c ${attributes}><is>${marked}</is></c>` }]);
}
