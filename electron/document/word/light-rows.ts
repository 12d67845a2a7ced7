/**
 * Table rows for estimating pages: only the tallest cell gives a row its height, so the others need not be laid out.
 * In a table of thirteen columns that is most of the work.
 */
import { childrenOf, contentOf, holds, type XmlNode } from './xml-tree.ts';

/** Cells this close to the tallest are laid out too: the quick reckoning knows no fonts and no rules of line breaking. */
const CLOSE = 0.6;
/** Lines more than it reckons. */
const SLACK = 1;
/** Below this nothing is won. */
const LEAST_CELLS = 3;

/** Width of text in ems, Chinese characters one, others half of one. */
function ems(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return width;
}

/** Lines of a cell, each paragraph by itself, as if all text had one size; `undefined` where that cannot be said. */
function linesOf(cell: XmlNode): number | undefined {
  const width = Number(childrenOf(childrenOf(cell, 'w:tcPr')[0], 'w:tcW')[0]?.attributes?.['w:w'] ?? Number.NaN);
  const other = (cell.elements ?? []).some(({ name }) => name !== 'w:tcPr' && name !== 'w:p');
  if (!(width > 0) || other) return undefined;
  // Type of nine points, less what the margins take.
  const room = Math.max(1, (width - 150) / 180);
  return childrenOf(cell, 'w:p').reduce((lines, paragraph) => {
    const breaks = holds(paragraph, 'w:br') ? (paragraph.elements ?? []).length : 0;
    return lines + breaks + Math.max(1, Math.ceil(ems(contentOf(paragraph)) / room));
  }, 0);
}

const mustStay = (cell: XmlNode): boolean => holds(cell, 'w:bookmarkStart', 'w:drawing', 'w:pict', 'w:tbl', 'w:vMerge');

const valueOf = (cell: XmlNode, name: string): number | undefined => {
  const value = childrenOf(childrenOf(cell, 'w:tcPr')[0], name)[0]?.attributes;
  const number = Number(value?.['w:val'] ?? value?.['w:w'] ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};

const element = (name: string, attributes: Record<string, string>): XmlNode => ({ type: 'element', name, attributes });

/** Neighbours as one empty cell over their columns, with the first one's margins and the format of its first paragraph. */
function together(cells: readonly XmlNode[]): XmlNode {
  const [first] = cells;
  const span = cells.reduce((sum, cell) => sum + (valueOf(cell, 'w:gridSpan') ?? 1), 0);
  const width = cells.reduce((sum, cell) => sum + (valueOf(cell, 'w:tcW') ?? 0), 0);
  const own = (childrenOf(first, 'w:tcPr')[0]?.elements ?? []).filter(
    ({ name }) => name !== 'w:gridSpan' && name !== 'w:tcW',
  );
  const size = [
    element('w:tcW', { 'w:w': String(width), 'w:type': 'dxa' }),
    element('w:gridSpan', { 'w:val': String(span) }),
  ];
  const format = childrenOf(childrenOf(first, 'w:p')[0], 'w:pPr');
  return {
    type: 'element',
    name: 'w:tc',
    elements: [
      { type: 'element', name: 'w:tcPr', elements: [...size, ...own] },
      { type: 'element', name: 'w:p', elements: format },
    ],
  };
}

/** Cells that may be emptied: reckoned, clearly lower than the tallest, and nothing in them that counts. */
function lightOf(cells: readonly XmlNode[]): boolean[] {
  const reckoned = cells.map(linesOf);
  const tallest = Math.max(0, ...reckoned.filter((lines) => lines !== undefined));
  const staying = reckoned.indexOf(tallest);
  return cells.map((cell, i) => {
    const lines = reckoned[i];
    if (lines === undefined || i === staying || mustStay(cell)) return false;
    return lines === 1 || lines + SLACK <= tallest * CLOSE;
  });
}

/** Changes the tree in place. */
export function lightenRows(node: XmlNode): void {
  for (const child of node.elements ?? []) lightenRows(child);
  if (node.name !== 'w:tr') return;
  const cells = childrenOf(node, 'w:tc');
  if (cells.length < LEAST_CELLS) return;
  const light = lightOf(cells);
  const row: XmlNode[] = (node.elements ?? []).filter(({ name }) => name !== 'w:tc');
  for (let from = 0; from < cells.length;) {
    let to = from + 1;
    if (light[from]) while (to < cells.length && light[to]) to += 1;
    row.push(light[from] ? together(cells.slice(from, to)) : (cells[from] as XmlNode));
    from = to;
  }
  node.elements = row;
}
