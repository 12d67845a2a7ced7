/** What is known of a table as a whole before its cells are read: advice columns, joined ticks, the office's rows. */
import { cellsOfRow, isFullWidth, isLabel, type Grid, type GridCell } from './grid.ts';
import { abovePath, labelText } from './labels.ts';
import {
  isAdviceHeader,
  isApplicantReviewer,
  isBlank,
  isCounter,
  isOfficeBegin,
  isOfficeLabel,
  isOthersToFill,
} from './wording.ts';

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

/** A row that shows how rows are filled: （示例）防火墙 | A-1 | 2. */
export function skipExamples(grid: Grid): void {
  for (const cells of grid.rows) {
    const words = cells.filter((cell) => !isBlank(cell.text) && !isCounter(cell.text));
    const shows = /^[（(【]?(?:示例|样例|范例|举例|例)[）)】：:\d]/.test(words[0]?.text.trim() ?? '');
    if (!shows || cells.length < 3 || words.length < 2) continue;
    for (const cell of cells) {
      cell.joined = true;
      cell.role = 'text';
    }
  }
}

/** 「明确责任人」 with an empty cell beside it names that cell, unless a label stands in front of it. */
export function hintsAsLabels(grid: Grid): void {
  for (const cell of grid.rows.flat()) {
    if (cell.role !== 'hint' || cell.paragraphs.every((one) => one.atoms.every((atom) => atom.muted))) continue;
    const left = cell.column > 0 ? grid.at(cell.row, cell.column - 1) : undefined;
    const right = grid.at(cell.row, cell.column + cell.span);
    const first = left === undefined || left.rowSpan > 1 || isCounter(left.text);
    if (first && (right?.role === 'blank' || right?.role === 'ticks')) cell.role = 'text';
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

/** Rows that a label with （由…填写） speaks of: its own, or those below a heading up to the next one. */
function noted(grid: Grid, cell: GridCell): number[] {
  let end = cell.row + cell.rowSpan;
  const heading = isFullWidth(grid, cell) && cell.paragraphs.length === 1 && !/[：:]/.test(cell.text);
  const isNext = (row: number): boolean => {
    const [first] = grid.rows[row] ?? [];
    return first !== undefined && isFullWidth(grid, first) && isLabel(first);
  };
  while (heading && end < grid.rows.length && !isNext(end)) end += 1;
  return Array.from({ length: end - cell.row }, (_, i) => cell.row + i);
}

/** Rows that the office fills: below 以下由…填写, or in a merged block with an office's label in it. */
export function officeRows(grid: Grid, all: boolean): Set<number> {
  const rows = new Set<number>();
  if (all) grid.rows.forEach((_, row) => rows.add(row));
  for (const cell of grid.rows.flat()) {
    const lead = cell.paragraphs.find((paragraph) => !isBlank(paragraph.text))?.text.trim() ?? '';
    if (cell.role !== 'text' && !(cell.role === 'mixed' && isOfficeBegin(lead))) continue;
    if (isOfficeBegin(cell.text.trim()) || isOfficeBegin(lead)) {
      const last = isFullWidth(grid, cell) ? grid.rows.length : cell.row + cell.rowSpan;
      for (let row = cell.row; row < last; row += 1) rows.add(row);
    }
    if (isOthersToFill(cell.text)) for (const row of noted(grid, cell)) rows.add(row);
    const line = cellsOfRow(grid, cell.row).map((one) => one.text);
    if (!isOfficeLabel(cell.text) || isApplicantReviewer(cell.text, line.join())) continue;
    const group = cellsOfRow(grid, cell.row)[0];
    const block =
      group && group !== cell && group.rowSpan > 1 && (isBlank(group.text) || isOfficeLabel(group.text)) ? group : cell;
    for (let row = block.row; row < block.row + block.rowSpan; row += 1) rows.add(row);
  }
  return rows;
}

const FEWEST_DIGITS = 6;

/** 身份证号 | | | | | | | – one cell for each digit. */
export function joinDigits(grid: Grid): void {
  for (const [row, cells] of grid.rows.entries()) {
    for (const [i, label] of cells.entries()) {
      if (!isLabel(label) || !/[号码]/.test(labelText(label))) continue;
      const rest = cells.slice(i + 1);
      const end = rest.findIndex((cell) => cell.role !== 'blank' || cell.rowSpan > 1 || cell.paragraphs.length > 1);
      const digits = end < 0 ? rest : rest.slice(0, end);
      const headed = digits.filter((cell) => {
        const above = grid.at(row - 1, cell.column);
        return above?.column === cell.column && above.span === cell.span && isLabel(above);
      });
      const [first, ...others] = digits;
      if (!first || digits.length < FEWEST_DIGITS || headed.length * 2 > digits.length) continue;
      first.digits = digits;
      for (const cell of others) cell.joined = true;
    }
  }
}

const isLoneBox = (cell: GridCell): boolean =>
  cell.role === 'ticks' &&
  cell.ticks.length === 1 &&
  cell.ticks[0]?.boxes.length === 1 &&
  cell.ticks[0].boxes[0]?.option === '';

/** Boxes in a row under 符合 | 不符合 | 不适用 are one question, its options in the header. */
export function joinBoxes(grid: Grid): void {
  for (const cells of grid.rows) {
    for (let i = 0; i < cells.length; i += 1) {
      const run = cells.slice(i);
      const end = run.findIndex((cell) => !isLoneBox(cell) || abovePath(grid, cell).length === 0);
      const boxes = end < 0 ? run : run.slice(0, end);
      const [first, ...others] = boxes;
      const group = first?.ticks[0];
      if (!group || others.length === 0) continue;
      const heads = boxes.flatMap((cell) => abovePath(grid, cell).slice(-1));
      group.boxes = boxes.flatMap((cell, at) => {
        const [box] = cell.ticks[0]?.boxes ?? [];
        const head = heads[at];
        return box && head ? [{ ...box, option: labelText(head) }] : [];
      });
      group.paragraphs = boxes.flatMap((cell) => cell.ticks[0]?.paragraphs ?? []);
      if (first) first.heads = heads;
      for (const cell of others) cell.joined = true;
      i += others.length;
    }
  }
}
