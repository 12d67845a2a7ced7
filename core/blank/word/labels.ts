/** The label path of a cell: the words left of it or above it, from the outermost group to the nearest. */
import { cellsOfRow, isAnswer, isFullWidth, isLabel, type Grid, type GridCell } from './grid.ts';
import { cleanLabel, endsWithColon, isCounter, unitBehind } from './wording.ts';

const named = (cell: GridCell): boolean =>
  isLabel(cell) && !isCounter(cell.text) && !/^[—–－/／-]+$/.test(cell.text.trim());

/** `其他________` names its row, although it has a blank of its own. */
const isOpenName = (cell: GridCell): boolean =>
  cell.role === 'mixed' &&
  /^\d{0,2}[.、]?\s*(?:其[他它]|other)[^：:\n]{0,8}[_＿\s\u3000（）()：:]*$/i.test(cell.text.trim());

/** Labels of the row left of `column`: neighbours, then cells merged over more rows than the nearest label. */
export function leftPath(grid: Grid, row: number, column: number, overAnswers = false): GridCell[] {
  const path: GridCell[] = [];
  let passedAnswer = false;
  for (const cell of cellsOfRow(grid, row)
    .filter((one) => one.column < column)
    .reverse()) {
    if (!isLabel(cell) && !isOpenName(cell)) {
      // Between the answer and its row's first group other pairs may stand.
      if (path.length > 0) passedAnswer = true;
      else if (!overAnswers) return [];
      continue;
    }
    // 单位 | 辆: what it counts in belongs to the answer before it.
    if (path.length > 0 && unitBehind(cell.text) === cell.text.trim()) break;
    if (!named(cell) && !isOpenName(cell)) continue;
    const nearest = path[0];
    if (passedAnswer && nearest && cell.rowSpan <= nearest.rowSpan) continue;
    if (passedAnswer && nearest && cell.rowSpan === 1) continue;
    path.unshift(cell);
  }
  return path;
}

/** Header cells above a position: from the top group to the nearest one. */
export function abovePath(grid: Grid, cell: GridCell): GridCell[] {
  const path: GridCell[] = [];
  for (let row = cell.row - 1; row >= 0; row -= 1) {
    const above = grid.at(row, cell.column);
    if (!above || above.joined || path.includes(above)) continue;
    if (!isLabel(above)) {
      if (path.length > 0) break;
      continue;
    }
    const covers = above.column <= cell.column && above.column + above.span >= cell.column + cell.span;
    const nearest = path[0];
    // A label of the same width above a label is a line of its own, a wider one groups it.
    if (!covers || (nearest && (above.row + above.rowSpan !== nearest.row || above.span <= nearest.span))) break;
    // A prompt with room of its own heads nothing.
    if (above.paragraphs.length > 1 && endsWithColon(above.text) && isFullWidth(grid, above)) break;
    // Labels in front of answers of their own are not headers.
    const right = grid.at(above.row, above.column + above.span);
    if (right && right.role !== 'text') break;
    path.unshift(above);
    if (path.length >= 3) break;
  }
  return path;
}

/** A row that holds only a heading: the group of the rows below it. */
export function sectionAbove(grid: Grid, row: number): GridCell | undefined {
  for (let above = row - 1; above >= 0; above -= 1) {
    const [cell, second] = grid.rows[above] ?? [];
    if (!cell || second || !isFullWidth(grid, cell)) continue;
    const below = grid.rows[above + cell.rowSpan]?.[0];
    const answered = below !== undefined && below.row < row && isFullWidth(grid, below) && !isLabel(below);
    if (!isLabel(cell) || answered) continue;
    if (
      cell.text.trim().length <= 40 &&
      !endsWithColon(cell.text.replace(/[（(][^（()）]*[）)]\s*$/, '')) &&
      !/[。；]/.test(cell.text)
    )
      return cell;
    return undefined;
  }
  return undefined;
}

export const labelText = (cell: GridCell): string => {
  const [first = '', ...rest] = cell.paragraphs.map((paragraph) => paragraph.text.trim()).filter((line) => line !== '');
  // A note under the label (（至少一种）) is not part of its name.
  const kept = rest.filter((line) => !/^[（(].*[）)]$/.test(line));
  return cleanLabel([first, ...kept].join(/\p{Script=Han}$/u.test(first) ? '' : ' '));
};

export function pathOf(cells: GridCell[]): string[] {
  const labels = cells.map(labelText).filter((label) => label !== '');
  return labels.filter((label, i) => label !== labels[i - 1]);
}

/** Label cells of an answer cell: left ones; above ones where nothing stands left, or where several answers share a row. */
export function labelCells(grid: Grid, cell: GridCell): GridCell[] {
  const left = leftPath(grid, cell.row, cell.column);
  if (left.length > 0) {
    const neighbour = grid.at(cell.row, cell.column + cell.span);
    const sharesRow = neighbour !== undefined && isAnswer(neighbour) && neighbour.role !== 'image';
    return sharesRow ? [...left, ...abovePath(grid, cell)] : left;
  }
  // A cell of a matrix is named by its row and its column.
  const above = abovePath(grid, cell);
  const rowLabels = above.length > 0 ? leftPath(grid, cell.row, cell.column, true) : groupsOf(grid, cell);
  return [...rowLabels.filter((one) => !above.includes(one)), ...above];
}

/** Merged cells left of a cell that has no label of its own. */
const groupsOf = (grid: Grid, cell: GridCell): GridCell[] =>
  cellsOfRow(grid, cell.row)
    .filter((one) => one.column < cell.column && one.rowSpan > 1 && named(one))
    .slice(0, 1);
