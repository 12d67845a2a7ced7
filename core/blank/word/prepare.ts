/** What is known of a table as a whole before its cells are read: advice columns, joined ticks, the office's rows. */
import { cellsOfRow, isFullWidth, isLabel, type Grid } from './grid.ts';
import { isAdviceHeader, isBlank, isOfficeBegin, isOfficeLabel } from './wording.ts';

/** A column headed by 说明 whose texts are mostly advice is advice throughout. */
export function spreadAdvice(grid: Grid): void {
  for (let column = 0; column < grid.width; column += 1) {
    const cells = grid.rows.flat().filter((cell) => cell.column + cell.span === column + 1 && cell.column > 0);
    const header = cells[0];
    if (!header || !isLabel(header) || !isAdviceHeader(header.text)) continue;
    const texts = cells.slice(1).filter((cell) => cell.role === 'text' || cell.role === 'hint');
    const advice = texts.filter((cell) => cell.role === 'hint').length;
    if (advice < 3 || advice / texts.length < 0.4) continue;
    for (const cell of texts)
      if (cell.role === 'text' && isLabel(grid.at(cell.row, cell.column - 1))) cell.role = 'hint';
  }
}

/** Tick cells of one merged label are one question. */
export function joinTicks(grid: Grid): void {
  for (const cell of grid.rows.flat()) {
    if (cell.role !== 'ticks' || cell.ticks.length !== 1) continue;
    const label = grid.at(cell.row, cell.column - 1);
    if (!label || !isLabel(label) || label.rowSpan === 1 || cell.ticks[0]?.boxes.length === 1) continue;
    for (let row = cell.row + 1; row < label.row + label.rowSpan; row += 1) {
      const below = grid.at(row, cell.column);
      if (!below || below.role !== 'ticks' || below.column !== cell.column || below.ticks.some((group) => group.label))
        break;
      for (const group of below.ticks.splice(0)) {
        cell.ticks[0]?.boxes.push(...group.boxes);
        cell.ticks[0]?.paragraphs.push(...group.paragraphs);
      }
      below.role = 'text';
    }
  }
}

/** Rows that the office fills: below 以下由…填写, or in a merged block with an office's label in it. */
export function officeRows(grid: Grid, all: boolean): Set<number> {
  const rows = new Set<number>();
  if (all) grid.rows.forEach((_, row) => rows.add(row));
  for (const cell of grid.rows.flat()) {
    if (cell.role !== 'text') continue;
    if (isOfficeBegin(cell.text.trim())) {
      const last = isFullWidth(grid, cell) ? grid.rows.length : cell.row + cell.rowSpan;
      for (let row = cell.row; row < last; row += 1) rows.add(row);
    }
    if (!isOfficeLabel(cell.text)) continue;
    const group = cellsOfRow(grid, cell.row)[0];
    const block =
      group && group !== cell && group.rowSpan > 1 && (isBlank(group.text) || isOfficeLabel(group.text)) ? group : cell;
    for (let row = block.row; row < block.row + block.rowSpan; row += 1) rows.add(row);
  }
  return rows;
}
