/** Texts of several formats in one cell: a change of the text leaves every run its format. */
import { applyTextEdits, type TextEdit } from '../../../core/blank/sheet/inline.ts';
import { escapeXml } from '../../document/text.ts';
import { richText } from '../../document/sheet/workbook.ts';

const escapeCellText = (text: string): string => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

/**
 * The inside of `<si>` or `<is>` with `edits` made in its text; phonetic readings go, they no longer fit.
 * `undefined` when it has no runs: plain text then serves.
 */
export function editRuns(inner: string, edits: readonly TextEdit[]): string | undefined {
  if (!/<r[\s>]/.test(inner)) return undefined;
  const bare = inner.replace(/<rPh\b.*?<\/rPh>/gs, '').replace(/<phoneticPr\b[^>]*\/>/g, '');
  let at = 0;
  const last = [...bare.matchAll(/<t(?:\s[^>]*)?(?:\/>|>([^<]*)<\/t>)/g)].length;
  let index = 0;
  return bare.replace(/<t(?:\s[^>]*)?(?:\/>|>([^<]*)<\/t>)/g, (whole) => {
    const text = richText(whole);
    const [from, to] = [at, at + text.length];
    at = to;
    index += 1;
    const own = edits.flatMap((edit) => {
      const begins = edit.start >= from && (edit.start < to || (index === last && edit.start === to));
      const touches = edit.start < to && edit.end > from;
      if (!begins && !touches) return [];
      const start = Math.max(edit.start, from) - from;
      const end = Math.max(start, Math.min(edit.end, to) - from);
      return [{ start, end, text: begins ? edit.text : '' }];
    });
    return own.length === 0 ? whole : `<t xml:space="preserve">${escapeCellText(applyTextEdits(text, own))}</t>`;
  });
}
