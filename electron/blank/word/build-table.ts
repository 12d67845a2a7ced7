/** w:tbl as the plain form: rows and cells, those wrapped in controls included. */
import {
  paragraphsOf,
  type WordBlock,
  type WordCell,
  type WordRow,
  type WordTable,
} from '../../../core/blank/word/form.ts';
import { attribute } from '../../document/xml.ts';
import { outsized } from '../refusal.ts';
import { addControl, type Build } from './build-control.ts';
import { childOf, sourceOf, type XmlNode } from './scan.ts';

type AddBlocks = (build: Build, node: XmlNode) => WordBlock[];

const numberIn = (properties: string, tag: string, key: string): number =>
  Number(attribute(new RegExp(`<${tag}\\b[^>]*>`).exec(properties)?.[0] ?? '', key) ?? 0) || 0;

function addCell(
  build: Build,
  addBlocks: AddBlocks,
  node: XmlNode,
  number: number,
  column: number,
  height: number,
  control: number | undefined,
): WordCell {
  const properties = sourceOf(build.xml, childOf(node, 'w:tcPr'));
  const merge = /<w:vMerge\b[^>]*>/.exec(properties)?.[0];
  const cell: WordCell = {
    number,
    column,
    span: Math.max(1, Math.min(1000, numberIn(properties, 'w:gridSpan', 'w:val'))),
    merge: merge === undefined ? 'none' : attribute(merge, 'w:val') === 'restart' ? 'start' : 'continue',
    control,
    blocks: addBlocks(build, node),
  };
  build.sources.cells.set(cell, {
    width: /w:type="dxa"/.test(properties) ? numberIn(properties, 'w:tcW', 'w:w') : 0,
    height,
  });
  return cell;
}

/** Cells of a row, those wrapped in controls included. */
function rowCells(
  build: Build,
  row: XmlNode,
  visit: (cell: XmlNode, control: number | undefined) => void,
  control?: number,
): void {
  for (const child of row.children) {
    if (child.name === 'w:tc') visit(child, control);
    else if (child.name === 'w:sdt') {
      const content = childOf(child, 'w:sdtContent');
      const single = content?.children.filter((one) => one.name === 'w:tc').length === 1;
      const own = single ? addControl(build, child, 'cell') : control;
      if (content) rowCells(build, content, visit, own);
    } else if (child.name === 'w:customXml' || child.name === 'w:ins') rowCells(build, child, visit, control);
  }
}

interface TableRow {
  node: XmlNode;
  /** The item of a repeating section that holds this row alone: it repeats as a whole. */
  item: XmlNode | undefined;
}

function tableRows(build: Build, table: XmlNode): TableRow[] {
  return table.children.flatMap((child): TableRow[] => {
    if (child.name === 'w:tr') return [{ node: child, item: undefined }];
    if (child.name === 'w:customXml' || child.name === 'w:ins') return tableRows(build, child);
    const content = child.name === 'w:sdt' ? childOf(child, 'w:sdtContent') : undefined;
    if (!content) return [];
    const rows = tableRows(build, content);
    const isItem = /<w15:repeatingSectionItem\b/.test(sourceOf(build.xml, childOf(child, 'w:sdtPr')));
    return isItem && rows.length === 1 ? rows.map(({ node }) => ({ node, item: child })) : rows;
  });
}

/** A merged cell is as high as its rows together. */
function addMergedHeights(build: Build, table: WordTable): void {
  const open = new Map<number, WordCell>();
  for (const cell of table.rows.flatMap((row) => row.cells)) {
    if (cell.merge === 'start') open.set(cell.column, cell);
    if (cell.merge !== 'continue') continue;
    const start = build.sources.cells.get(open.get(cell.column));
    if (start) start.height += build.sources.cells.get(cell)?.height ?? 0;
  }
}

/** Word itself allows 63 columns. */
const MAX_CELLS = 256;

export function addTable(build: Build, node: XmlNode, addBlocks: AddBlocks): WordTable {
  build.counts.tables += 1;
  const table: WordTable = { type: 'table', ref: build.sources.rows.length, number: build.counts.tables, rows: [] };
  const rows = tableRows(build, node);
  build.sources.rows.push(rows.map(({ node: row, item }) => ({ part: build.part, node: item ?? row })));
  for (const [index, { node: row }] of rows.entries()) {
    const properties = sourceOf(build.xml, childOf(row, 'w:trPr'));
    const made: WordRow = { number: index + 1, cells: [] };
    let column = Math.min(1000, numberIn(properties, 'w:gridBefore', 'w:val'));
    const height = numberIn(properties, 'w:trHeight', 'w:val');
    rowCells(build, row, (cellNode, control) => {
      const cell = addCell(build, addBlocks, cellNode, made.cells.length + 1, column, height, control);
      column += cell.span;
      if (made.cells.length > MAX_CELLS) throw outsized('里有一行表格的单元格过多');
      made.cells.push(cell);
      if (control !== undefined)
        build.sources.controls[control]?.paragraphs.push(...paragraphsOf(cell.blocks).map(({ ref }) => ref));
    });
    table.rows.push(made);
  }
  addMergedHeights(build, table);
  return table;
}
