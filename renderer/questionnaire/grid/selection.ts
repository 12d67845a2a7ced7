/** What is selected in a grid. Pure: sizes come in, the next selection comes out. */
import type { Area } from '../../../core/form/table-edit.ts';

export interface Cell {
  row: number;
  column: number;
}

export interface Selection {
  /** The active cell: it holds the input. */
  anchor: Cell;
  /** The other corner of the selected area. */
  head: Cell;
}

export interface Size {
  rows: number;
  columns: number;
}

export const START: Selection = { anchor: { row: 0, column: 0 }, head: { row: 0, column: 0 } };

export function areaOf({ anchor, head }: Selection): Area {
  return {
    fromRow: Math.min(anchor.row, head.row),
    toRow: Math.max(anchor.row, head.row),
    fromColumn: Math.min(anchor.column, head.column),
    toColumn: Math.max(anchor.column, head.column),
  };
}

export function isOneCell({ anchor, head }: Selection): boolean {
  return anchor.row === head.row && anchor.column === head.column;
}

export function clampCell(cell: Cell, size: Size): Cell {
  return {
    row: Math.max(0, Math.min(size.rows - 1, cell.row)),
    column: Math.max(0, Math.min(size.columns - 1, cell.column)),
  };
}

export function at(cell: Cell): Selection {
  return { anchor: cell, head: cell };
}

export function moveBy(selection: Selection, rows: number, columns: number, extend: boolean, size: Size): Selection {
  const from = extend ? selection.head : selection.anchor;
  const to = clampCell({ row: from.row + rows, column: from.column + columns }, size);
  return extend ? { anchor: selection.anchor, head: to } : at(to);
}

/** Tab order: along the row, then to the next row. `null` = past the end: the key belongs to the page. */
export function tabTo(selection: Selection, step: 1 | -1, size: Size): Selection | null {
  const index = selection.anchor.row * size.columns + selection.anchor.column + step;
  if (index < 0 || index >= size.rows * size.columns) return null;
  return at({ row: Math.floor(index / size.columns), column: index % size.columns });
}
