/** Marks a draft workbook: 「草稿」 in the page header of every sheet, and before the first words of the sheet. */
import { findElements } from '../xml.ts';
import { escapeXml, unescapeXml } from '../text.ts';
import type { FilledSheet } from './layout.ts';

/** Header code: bold 黑体, 24 points, dark red. */
const HEADER_MARK = '&"黑体,Bold"&24&KC00000草稿&K000000&10 ';

/** Elements of a worksheet that come behind `headerFooter`. */
const BEHIND =
  /<(?:rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst|legacyDrawing|legacyDrawingHF)\b|<\/worksheet>/;

function markCode(code: string): string {
  const centre = code.indexOf('&C');
  return centre < 0 ? `${code}&C${HEADER_MARK}` : `${code.slice(0, centre + 2)}${HEADER_MARK}${code.slice(centre + 2)}`;
}

function markHeaders(inner: string, tag: string): string {
  const kinds = ['oddHeader'];
  if (/differentOddEven="(?:1|true)"/.test(tag)) kinds.push('evenHeader');
  if (/differentFirst="(?:1|true)"/.test(tag)) kinds.push('firstHeader');
  let out = inner;
  for (const kind of kinds) {
    const pattern = new RegExp(`<${kind}(?:\\s[^>]*)?(?:/>|>([^<]*)</${kind}>)`);
    const mark = (code: string): string => `<${kind}>${escapeXml(markCode(unescapeXml(code)))}</${kind}>`;
    if (pattern.test(out)) out = out.replace(pattern, (_whole, code = '') => mark(String(code)));
    else if (kind === 'oddHeader') out = mark('') + out;
    else if (kind === 'evenHeader') out = out.replace(/(<\/oddFooter>|<\/oddHeader>(?!<oddFooter))/, `$1${mark('')}`);
    else out += mark('');
  }
  return out;
}

/** Adds the mark to the page header of a worksheet. */
export function markDraftHeader(xml: string): string {
  const existing = findElements(xml, ['headerFooter'])[0];
  if (existing) {
    const tag = xml.slice(existing.start, existing.innerStart).replace(/\/>$/, '>');
    const inner = markHeaders(xml.slice(existing.innerStart, existing.innerEnd), tag);
    return `${xml.slice(0, existing.start)}${tag}${inner}</headerFooter>${xml.slice(existing.end)}`;
  }
  const dataEnd = Math.max(xml.indexOf('</sheetData>'), xml.indexOf('<sheetData/>'));
  const at = dataEnd + xml.slice(dataEnd).search(BEHIND);
  return `${xml.slice(0, at)}<headerFooter>${markHeaders('', '')}</headerFooter>${xml.slice(at)}`;
}

/** Writes 【草稿】 before the first printed words of a sheet: its title, as a rule. */
export function markDraftTitle(filled: FilledSheet): void {
  for (const row of filled.out) {
    if (row.stream) continue;
    const index = row.source.cells.findIndex(
      (cell) => cell.text !== undefined && cell.text.trim() !== '' && !/^\s*\{\{[#^/]/.test(cell.text),
    );
    if (index < 0) continue;
    const cells = row.source.cells.map((cell, i) => (i === index ? { ...cell, mark: '【草稿】' } : cell));
    row.source = { ...row.source, cells };
    return;
  }
}
