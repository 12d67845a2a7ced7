/** 「草稿」 on a filled blank, as on a tagged document; what stands in the file is read once more behind it. */
import { WorkbenchError } from '../../../core/contract.ts';
import { markDraftHeader } from '../sheet/draft.ts';
import { readWorkbook } from '../sheet/workbook.ts';
import { markDraft } from '../word/draft.ts';
import { openZip, type Parts, setText, textOf, writeZip } from '../zip.ts';
import { markSheetTitles, sharedItems, TITLE_MARK } from './draft-title.ts';

/** @throws WorkbenchError MISMATCH */
export function markBlankDraft(bytes: Uint8Array, format: 'docx' | 'xlsx'): Uint8Array {
  const parts = openZip(bytes);
  const before = wordsOf(parts);
  if (format === 'docx') markDraft(parts, [], false);
  else markWorkbook(parts);
  const marked = writeZip(parts);
  const after = wordsOf(openZip(marked));
  for (const [part, words] of before) if (after.get(part) !== words) throw mismatch(part);
  return marked;
}

const mismatch = (part: string): WorkbenchError =>
  new WorkbenchError(
    'MISMATCH',
    '加上「草稿」标记后读回核对不符，文件没有保存。',
    '请重试；仍然出现时请把此信息告知开发者。',
    part,
  );

function markWorkbook(parts: Parts): void {
  markSheetTitles(parts);
  for (const { part } of readWorkbook(parts).sheets) setText(parts, part, markDraftHeader(textOf(parts, part)));
}

/** The words of each part without the marks. */
function wordsOf(parts: Parts): Map<string, string> {
  const words = new Map<string, string>();
  const items = sharedItems(parts);
  const shared = (_cell: string, number: string): string => items[Number(number)] ?? '';
  for (const name of parts.keys()) {
    if (!/^(?:word|xl\/worksheets)\/[^/]*\.xml$/.test(name)) continue;
    const printed = textOf(parts, name)
      .replace(/<headerFooter\b.*?<\/headerFooter>/s, '')
      .replace(/<c\b[^>]*\st="s"[^>]*>\s*<v>(\d+)<\/v>/g, shared)
      .replace(/<[^>]*>/g, '')
      .replaceAll(TITLE_MARK, '')
      .replaceAll('草　稿', '');
    words.set(name, printed);
  }
  return words;
}
