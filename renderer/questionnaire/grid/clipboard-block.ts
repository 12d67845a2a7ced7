import { parseTsv, type Block } from '../../../core/form/clipboard.ts';
import { blockFromHtml } from './html-table.ts';

/**
 * The block on the clipboard. Spreadsheets write exact tab-separated text; a Word table's plain text breaks cells with
 * several paragraphs apart, so there its HTML is read instead.
 */
export function readBlock(data: DataTransfer): Block | null {
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  const fromSpreadsheet = /Excel\.Sheet|urn:schemas-microsoft-com:office:(?:excel|spreadsheet)|\bET\.Sheet/i.test(html);
  if (html && !fromSpreadsheet) {
    const block = blockFromHtml(html);
    if (block) return block;
  }
  return text ? parseTsv(text) : null;
}
