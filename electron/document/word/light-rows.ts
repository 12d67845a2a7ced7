/**
 * Table rows for estimating pages: only the tallest cell gives a row its height, so the others need not be laid out.
 * In a table of thirteen columns that is most of the work.
 */
import type { ParagraphLooks } from './paragraph-look.ts';
import { type PlainLines, plainLines } from './plain-lines.ts';
import { childrenOf, holds, type XmlNode } from './xml-tree.ts';

interface Cell {
  node: XmlNode;
  /** Its paragraphs, where all of them are plain text. */
  plain: PlainLines[] | undefined;
  lines: number;
  /** '' when they differ. */
  kind: string;
  least: number;
  most: number;
}

interface TableLook {
  looks: ParagraphLooks;
  /** Left and right margin of its cells together. */
  margins: number;
  /** Widths of its columns as they were laid out last. */
  grid: number[];
}

const valueOf = (node: XmlNode | undefined, name: string): number | undefined => {
  const value = childrenOf(node, name)[0]?.attributes;
  const number = Number(value?.['w:val'] ?? value?.['w:w'] ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};

const element = (name: string, attributes: Record<string, string>): XmlNode => ({ type: 'element', name, attributes });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Width of a cell from column `at` on, in twentieths of a point; 0 where it is not said. */
function widthOf(properties: XmlNode | undefined, at: number, { grid }: TableLook): number {
  const own = childrenOf(properties, 'w:tcW')[0]?.attributes;
  if (own && (own['w:type'] ?? 'dxa') === 'dxa') return Number(own['w:w'] ?? 0);
  return sum(grid.slice(at, at + (valueOf(properties, 'w:gridSpan') ?? 1)));
}

function readCell(node: XmlNode, at: number, look: TableLook): Cell {
  const { looks, margins } = look;
  const unknown: Cell = { node, plain: undefined, lines: 0, kind: '', least: 0, most: Number.POSITIVE_INFINITY };
  const [properties] = childrenOf(node, 'w:tcPr');
  const only = (node.elements ?? []).every(({ name }) => name === 'w:tcPr' || name === 'w:p');
  const special = properties && holds(properties, 'w:textDirection', 'w:vMerge', 'w:tcFitText', 'w:noWrap');
  if (!only || special) return unknown;
  const [own] = childrenOf(properties, 'w:tcMar');
  const sides = own ? (valueOf(own, 'w:left') ?? margins / 2) + (valueOf(own, 'w:right') ?? margins / 2) : margins;
  const room = widthOf(properties, at, look) - sides;
  const plain = childrenOf(node, 'w:p').map((paragraph) => plainLines(paragraph, { room, inCell: true }, looks));
  if (!plain.every((one) => one !== undefined)) return unknown;
  const kinds = new Set(plain.map(({ kind }) => kind));
  return {
    node,
    plain,
    lines: sum(plain.map(({ lines }) => lines)),
    kind: kinds.size === 1 ? [...kinds].join() : '',
    least: sum(plain.map(({ least }) => least)),
    most: sum(plain.map(({ most }) => most)),
  };
}

/** Whether the row is as high without `low`, because `tall` is in it. */
function isCovered(low: Cell, tall: Cell): boolean {
  if (!low.plain || !tall.plain) return false;
  if (low.most <= tall.least) return true;
  const alike = low.kind !== '' && low.kind === tall.kind && low.plain.length <= tall.plain.length;
  return alike && low.lines <= tall.lines;
}

/** Neighbours as one empty cell over their columns, with the first one's margins and the format of its first paragraph. */
function together(cells: readonly XmlNode[]): XmlNode {
  const [first] = cells;
  const properties = cells.map((cell) => childrenOf(cell, 'w:tcPr')[0]);
  const span = sum(properties.map((one) => valueOf(one, 'w:gridSpan') ?? 1));
  const width = sum(properties.map((one) => valueOf(one, 'w:tcW') ?? 0));
  const own = (properties[0]?.elements ?? []).filter(({ name }) => name !== 'w:gridSpan' && name !== 'w:tcW');
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

/** One cell over all columns, where a single one of plain text is left: its lines no longer depend on its width. */
function alone(cells: readonly Cell[], [staying, ...others]: readonly Cell[], whole: boolean): XmlNode | undefined {
  if (!staying?.plain || others.length > 0 || cells.some(({ node }) => holds(node, 'w:tcMar'))) return undefined;
  const all = together(cells.map(({ node }) => node));
  const paragraphs = staying.plain.map(({ paragraph, block }) => (whole && block) || paragraph);
  return { ...all, elements: [...childrenOf(all, 'w:tcPr'), ...paragraphs] };
}

/** Whether all of the row is on one page. */
function isWhole(row: XmlNode): boolean {
  const [cantSplit] = childrenOf(childrenOf(row, 'w:trPr')[0], 'w:cantSplit');
  return cantSplit !== undefined && !/^(0|false|off)$/.test(cantSplit.attributes?.['w:val'] ?? '');
}

/** A bookmark must be found on the row's page. */
const mustStay = ({ node }: Cell): boolean => holds(node, 'w:bookmarkStart');

function lightenRow(row: XmlNode, look: TableLook): void {
  let column = valueOf(childrenOf(row, 'w:trPr')[0], 'w:gridBefore') ?? 0;
  const cells = childrenOf(row, 'w:tc').map((cell) => {
    const read = readCell(cell, column, look);
    column += valueOf(childrenOf(cell, 'w:tcPr')[0], 'w:gridSpan') ?? 1;
    return read;
  });
  for (const { node, plain } of cells) {
    if (plain) node.elements = [...childrenOf(node, 'w:tcPr'), ...plain.map(({ paragraph }) => paragraph)];
  }
  const staying = cells.filter((cell, i) => {
    const covered = cells.some((other, k) => k !== i && isCovered(cell, other) && (k < i || !isCovered(other, cell)));
    return !covered || mustStay(cell);
  });
  const elements: XmlNode[] = (row.elements ?? []).filter(({ name }) => name !== 'w:tc');
  const single = alone(cells, staying, isWhole(row));
  for (let from = single ? cells.length : 0; from < cells.length;) {
    let to = from + 1;
    const cell = cells[from] as Cell;
    if (staying.includes(cell)) elements.push(cell.node);
    else {
      while (to < cells.length && !staying.includes(cells[to] as Cell)) to += 1;
      elements.push(together(cells.slice(from, to).map(({ node }) => node)));
    }
    from = to;
  }
  row.elements = single ? [...elements, single] : elements;
}

/** Changes the rows of a table in place; a table inside one of its cells is not looked at. */
export function lightenTable(table: XmlNode, looks: ParagraphLooks): void {
  const { margins, unknown } = looks.ofTable(table);
  if (unknown) return;
  const columns = childrenOf(childrenOf(table, 'w:tblGrid')[0], 'w:gridCol');
  const grid = columns.map(({ attributes }) => Number(attributes?.['w:w'] ?? 0));
  for (const row of childrenOf(table, 'w:tr')) lightenRow(row, { looks, margins, grid });
}
