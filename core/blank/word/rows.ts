/** Repeated rows: a header, and below it rows of one shape that are empty, numbered or hold prompts. */
import { cellsOfRow, isLabel, type Grid, type GridCell } from './grid.ts';
import { isCounterLabel, isCounter, isEllipsis, numberedName } from './wording.ts';

export interface RowGroup {
  /** Header rows, and body rows, by index. */
  first: number;
  body: number[];
  /** Cells of the first body row that repeat, left group cells excluded. */
  cells: GridCell[];
  /** Merged cells left of header and body. */
  stubs: GridCell[];
  /** Column that counts: its printed texts, or blank under 序号. */
  counter: { column: number; prefix: string; blank: boolean } | undefined;
}

const fillable = (cell: GridCell): boolean =>
  cell.role === 'blank' ||
  cell.role === 'control' ||
  cell.role === 'placeholder' ||
  cell.role === 'choice' ||
  cell.role === 'ticks';
const counts = (cell: GridCell): boolean => isCounter(cell.text) || numberedName(cell.text) !== undefined;
const shape = (cells: GridCell[]): string => cells.map((cell) => `${cell.column}+${cell.span}`).join(' ');

/** Cells of a row that begin in it, and the merged ones from above at its left. */
function split(grid: Grid, row: number): { own: GridCell[]; stubs: GridCell[] } {
  const cells = cellsOfRow(grid, row);
  const own = cells.filter((cell) => cell.row === row);
  return { own, stubs: cells.filter((cell) => cell.row < row) };
}

function headerAbove(grid: Grid, row: number, cells: GridCell[]): GridCell[] | undefined {
  const at = grid.rows[row - 1]?.every((cell) => cell.joined) ? row - 2 : row - 1;
  const above = cells.map((cell) => grid.at(at, cell.column));
  const fits = above.every((header, i) => {
    const cell = cells[i];
    if (!header || !cell) return false;
    const named =
      isLabel(header) ||
      (header.role === 'text' && i === 0) ||
      (i === 0 && header.role === 'blank' && counts(cell)) ||
      header.role === 'hint';
    return named && header.column === cell.column && header.span === cell.span;
  });
  const known = above.filter((header): header is GridCell => header !== undefined);
  return fits && known.filter(isLabel).length >= Math.max(1, cells.length - 1) ? known : undefined;
}

/** 组长, 成员: one word printed in each row beside empty cells, not a label of what stands right of it. */
const isRole = (cell: GridCell): boolean =>
  cell.role === 'text' &&
  /^(?:(?:副?组|项目组?|团队|队)?长|副?(?:组长|主任|主席|主持|负责人?)|成员|组员|委员|队员|秘书|联络员)$/.test(
    cell.text.replace(/\s/g, ''),
  );

function isBody(cells: GridCell[]): boolean {
  const [first, ...others] = cells;
  const rest = others.filter((cell) => !isRole(cell));
  if (!first || rest.length === 0 || others.length - rest.length > 1) return false;
  const lead = fillable(first) || counts(first) || isEllipsis(first.text);
  return (
    lead && rest.every((cell) => fillable(cell) || isEllipsis(cell.text)) && cells.some((cell) => cell.role !== 'text')
  );
}

/** The group whose first body row is `row`, if rows repeat there. */
export function rowGroupAt(grid: Grid, row: number): RowGroup | undefined {
  const { own, stubs } = split(grid, row);
  if (
    row === 0 ||
    !isBody(own) ||
    stubs.some((stub) => stub.row + stub.rowSpan > row && !isLabel(stub) && stub.role !== 'blank')
  )
    return undefined;
  const header = headerAbove(grid, row, own);
  if (!header) return undefined;
  const body: number[] = [];
  for (let at = row; at < grid.rows.length; at += 1) {
    const next = split(grid, at);
    if (shape(next.own) !== shape(own) || !isBody(next.own)) break;
    if (next.own.some((cell) => cell.rowSpan > 1) || next.stubs.some((stub, i) => stub !== stubs[i])) break;
    body.push(at);
  }
  const leads = body.map((at) => split(grid, at).own[0]).filter((cell): cell is GridCell => cell !== undefined);
  const printed = leads.some((cell) => cell.role === 'text');
  const named = isCounterLabel(header[0]?.text ?? '');
  if (body.length < 2 && !printed && !named) return undefined;
  const counter =
    printed || named
      ? {
          column: own[0]?.column ?? 0,
          prefix: leads.map((cell) => numberedName(cell.text)?.prefix).find((prefix) => prefix !== undefined) ?? '',
          blank: !printed,
        }
      : undefined;
  return { first: row - 1, body, cells: own, stubs: stubs.filter(isLabel), counter };
}
