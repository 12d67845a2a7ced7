/** Values as WordprocessingML. Each function ends and begins the `w:t` (or run, or paragraph) that its place stands in. */
import { escapeXml } from '../text.ts';

/** 宋体 and 仿宋 have no tick boxes; this font is on every Windows, other systems replace it by one that has them. */
const TICK_FONT = 'Segoe UI Symbol';
// Word takes a tick from the font for Latin text, LibreOffice from the one of its Chinese neighbours; where it is missing,
// LibreOffice would draw a colour emoji, which many printers and viewers leave out.
const LINUX_TICK_FONT = 'DejaVu Sans';
const OPEN_TEXT = '<w:t xml:space="preserve">';

/** `inRun`: the place stands in a `w:t` of a run, so line breaks and tabs can be elements. */
export function inlineTextXml(text: string, inRun: boolean): string {
  const escaped = escapeXml(text);
  if (!inRun || !/[\n\t]/.test(escaped)) return escaped;
  return escaped.replace(/\n/g, `</w:t><w:br/>${OPEN_TEXT}`).replace(/\t/g, `</w:t><w:tab/>${OPEN_TEXT}`);
}

/** Lines of a long text; at least one, so that the paragraph stays. */
export function textLines(lines: string[]): string[] {
  const kept = lines.map((line) => line.trimEnd()).filter((line) => line !== '');
  return kept.length > 0 ? kept : [''];
}

/** A paragraph continued by further ones of the same look. */
export function splitParagraphXml(lines: string[], pPr: string, rPr: string): string {
  const next = pPr.replace(/<w:pageBreakBefore\b[^>]*\/>/, '');
  return lines.map((line) => inlineTextXml(line, true)).join(`</w:t></w:r></w:p><w:p>${next}<w:r>${rPr}${OPEN_TEXT}`);
}

/** `rPr` with the tick font in place of its own fonts. */
export function tickProperties(rPr: string): string {
  const fonts = `w:ascii="${TICK_FONT}" w:hAnsi="${TICK_FONT}" w:eastAsia="${LINUX_TICK_FONT}" w:cs="${TICK_FONT}"`;
  const inner = rPr.replace(/^<w:rPr\b[^>]*>|<\/w:rPr>$/g, '').replace(/<w:rFonts\b[^>]*\/>/, '');
  // w:rStyle comes before w:rFonts in the schema.
  const style = /^<w:rStyle\b[^>]*\/>/.exec(inner)?.[0] ?? '';
  return `<w:rPr>${style}<w:rFonts ${fonts}/>${inner.slice(style.length)}</w:rPr>`;
}

export const checkXml = (mark: string, rPr: string): string =>
  `</w:t></w:r><w:r>${tickProperties(rPr)}<w:t>${mark}</w:t></w:r><w:r>${rPr}${OPEN_TEXT}`;
