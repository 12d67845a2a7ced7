/** Tables copied from Word, WPS or a web page: their HTML keeps cells with several paragraphs together. */
import type { Block } from '../../../core/form/clipboard.ts';

/** Text of a cell: paragraphs and `<br>` become line breaks, other white space one blank. */
function cellText(cell: Element): string {
  let text = '';
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) text += (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');
    else if (node.nodeName === 'BR') text += '\n';
    else {
      node.childNodes.forEach(visit);
      if (node.nodeName === 'P' || node.nodeName === 'DIV' || node.nodeName === 'LI') text += '\n';
    }
  };
  cell.childNodes.forEach(visit);
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** The only table of the HTML as a block; `null` when there is none or several. Merged cells: text first, then blanks. */
export function blockFromHtml(html: string): Block | null {
  const tables = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table');
  const table = tables.length === 1 ? tables[0] : undefined;
  if (!table) return null;
  const block: Block = [];
  [...table.rows].forEach((row, r) => {
    const cells = (block[r] ??= []);
    let c = 0;
    for (const cell of row.cells) {
      while (cells[c] !== undefined) c++;
      for (let down = 0; down < Math.max(1, cell.rowSpan); down++) {
        const line = (block[r + down] ??= []);
        for (let right = 0; right < Math.max(1, cell.colSpan); right++)
          line[c + right] = down + right === 0 ? cellText(cell) : '';
      }
      c += cell.colSpan;
    }
  });
  const filled = block
    .slice(0, table.rows.length)
    .map((line) => Array.from(line, (cell: string | undefined) => cell ?? ''));
  return filled.length ? filled : null;
}
