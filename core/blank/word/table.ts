/** The places of a table: repeated rows first, then cell by cell with the labels left of and above each. */
import { answerPlaces, inlinePlaces, isSignCell, place, roomBelow, type PlaceContext } from './cells.ts';
import type { WordTable } from './form.ts';
import {
  cellsOfRow,
  hasRoomBetween,
  isAnswer,
  isFullWidth,
  isLabel,
  makeGrid,
  type Grid,
  type GridCell,
} from './grid.ts';
import { labelCells, labelText, leftPath, pathOf } from './labels.ts';
import { rowGroupAt } from './rows.ts';
import { hintsAsLabels, joinBoxes, joinDigits, joinTicks, officeRows, skipExamples, spreadAdvice } from './prepare.ts';
import type { FoundPlace } from './slot.ts';
import { placeContext, rowPlace, type TableContext, type TableState } from './table-rows.ts';
import {
  characterLimit,
  cleanLabel,
  endsWithColon,
  isApplicantReviewer,
  isBlank,
  isCounter,
  isDateLabel,
  isImagePrompt,
  isIntroduction,
  isOfficeLabel,
  isSign,
} from './wording.ts';

/** The words beside a box that stands alone in its cell. */
function besideBox(grid: Grid, cell: GridCell): string {
  const right = grid.at(cell.row, cell.column + cell.span);
  const left = cell.column > 0 ? grid.at(cell.row, cell.column - 1) : undefined;
  const named = right && (isLabel(right) || right.role === 'mixed');
  const beside = named ? right : left && isLabel(left) && !isCounter(left.text) ? left : undefined;
  const line = beside?.paragraphs.find((paragraph) => !isBlank(paragraph.text))?.text ?? '';
  return cleanLabel(line);
}

const untouched = (context: PlaceContext, kind: 'sign' | 'office-use', cell: GridCell): FoundPlace =>
  place(context, kind, cell.text.trim(), { kind: 'none' });

/** A frame names itself unless a label for pictures stands beside it. */
const imageLabels = (grid: Grid, cell: GridCell): GridCell[] =>
  leftPath(grid, cell.row, cell.column).filter(
    (one) => one.column + one.span === cell.column || isImagePrompt(one.text),
  );

/** 签字 ____ 日期 ____: who signs writes the date as well; a date control is meant to be filled. */
function isSignDate(grid: Grid, cell: GridCell, nearest: GridCell | undefined): boolean {
  if (!nearest || cell.role === 'control' || !isDateLabel(nearest.text)) return false;
  const above = grid.at(nearest.row - 1, nearest.column);
  const signs = (one: GridCell | undefined): boolean => one !== undefined && isLabel(one) && isSign(one.text);
  return signs(above) || cellsOfRow(grid, cell.row).some((one) => one.column < cell.column && signs(one));
}

/** 整改后截图: a picture goes beside it. */
const SHOWN = /(?:截图|截屏)(?:[（(][^（()）]*[）)])?[：:]?$/;

/** An empty cell behind an answer, with only a group at the far left: it closes the row. */
function isBeyondAnswer(grid: Grid, cell: GridCell, labels: GridCell[]): boolean {
  const left = cell.column > 0 ? grid.at(cell.row, cell.column - 1) : undefined;
  const group = labels.every((one) => one.rowSpan > 1 && one.row <= cell.row && one.column + one.span < cell.column);
  return left?.row === cell.row && (left.role === 'blank' || left.role === 'mixed') && labels.length > 0 && group;
}

function answerCell(state: TableState, cell: GridCell): FoundPlace[] {
  const { grid } = state;
  const ownName = cell.ticks[0]?.label !== undefined || cell.ticks[0]?.lead !== undefined;
  const alone = cell.ticks.length === 1 && cell.ticks[0]?.boxes.length === 1;
  const beside = cell.role === 'control' || alone ? besideBox(grid, cell) : '';
  const labels =
    cell.role === 'image'
      ? imageLabels(grid, cell)
      : cell.heads
        ? labelCells(grid, cell).filter((one) => !cell.heads?.includes(one))
        : ownName || (alone && beside !== '')
          ? leftPath(grid, cell.row, cell.column)
          : labelCells(grid, cell);
  const context = placeContext(state, cell, labels);
  const lead =
    leftPath(grid, cell.row, cell.column).length === 0 && isLabel(grid.at(cell.row, cell.column + cell.span));
  // The corner of a header row, or a group cell without a name.
  const corner = lead && cellsOfRow(grid, cell.row).every((one) => one === cell || isLabel(one));
  if (cell.role === 'blank' && lead && (corner || cell.rowSpan > 1)) return [];
  if (cell.role === 'blank' && isBeyondAnswer(grid, cell, labels)) return [];
  if (state.office.has(cell.row)) return [untouched(context, 'office-use', cell)];
  const nearest = labels.at(-1);
  if (nearest && cell.role === 'blank' && nearest.row >= cell.row - 1) {
    if (isSign(nearest.text)) return [untouched(context, 'sign', cell)];
    const line = cellsOfRow(grid, cell.row).map((one) => one.text);
    if (isOfficeLabel(nearest.text) && !isApplicantReviewer(nearest.text, line.join()))
      return [untouched(context, 'office-use', cell)];
  }
  if (isSignCell(cell)) return [untouched(context, 'sign', cell)];
  if (isSignDate(grid, cell, nearest)) return [untouched(context, 'sign', cell)];
  if (nearest && cell.role === 'blank' && (isImagePrompt(nearest.text) || SHOWN.test(nearest.text.trim())))
    return [place(context, 'image', '', { kind: 'image', paragraphs: cell.paragraphs, cell: cell.cell })];
  // A blank with nothing to name it (a corner, a spacer) asks for nothing, unless it is the table's only cell in its row.
  if (labels.length === 0 && cell.role === 'blank' && !isFullWidth(grid, cell)) return [];
  if (labels.length === 0 && cell.role === 'blank' && state.context.section.length === 0) return [];
  const last = isFullWidth(grid, cell) && cell.row + cell.rowSpan === grid.rows.length;
  const limit = last ? characterLimit(state.context.note) : undefined;
  return answerPlaces(cell, context, beside).map((one) => (limit && !one.limit ? { ...one, limit } : one));
}

const PROMPT = /(?:情况|说明|描述|措施|计划|理由|原因|建议|意见|问题|方案|吗|[？?])[）)。；;]?\s*$/;

/** A numbered list of prompts without a column for the answers: each answer goes under its prompt. */
function isPromptList(grid: Grid): boolean {
  const cells = grid.rows.slice(1).flat();
  const prompts = cells.filter((cell) => PROMPT.test(cell.text));
  const numbered = grid.rows.slice(1).filter((row) => isCounter(row[0]?.text ?? '') && row[0]?.column === 0).length;
  return numbered >= 2 && prompts.length >= 2 && cells.every((cell) => cell.role === 'text' || cell.role === 'ticks');
}

/** Empty lines under the words of a cell. */
const hasRoom = (cell: GridCell): boolean => cell.paragraphs.length > 1 && isBlank(cell.paragraphs.at(-1)?.text ?? 'x');

/** A date or a line to write on with nothing in front of it answers the label to its left. */
const opensBlank = (cell: GridCell): boolean =>
  cell.role === 'mixed' && /^[\s\u3000_＿]*(?:(?:20)?[\s\u3000_＿]+年|自|$|[_＿]{2,})/.test(cell.text.trimEnd());

/** A header over empty cells: 签名 above a column. */
const headsColumn = (grid: Grid, cell: GridCell): boolean => {
  const below = grid.at(cell.row + cell.rowSpan, cell.column);
  return (
    cell.paragraphs.length === 1 &&
    !endsWithColon(cell.text) &&
    below?.role === 'blank' &&
    below.column === cell.column &&
    below.span === cell.span &&
    !isFullWidth(grid, cell) &&
    cellsOfRow(grid, cell.row).every((one) => one.role === 'text')
  );
};

/** 备注： alone in its cell asks for remarks; before a text it would introduce one. */
const isRemark = (cell: GridCell): boolean =>
  /^(?:备注|(?:补充|情况|其[他它])?说明|其[他它]?需要?说明的?(?:情况|事项|问题))[：:]$/.test(
    cell.text.replace(/[\s\u3000]+/g, ''),
  );

/** 「评审意见：」, empty lines, and the line to sign on: the lines are written, whoever signs. */
function aboveInk(cell: GridCell, context: PlaceContext): FoundPlace | undefined {
  const ink = cell.paragraphs.findIndex((paragraph) => isSign(paragraph.text));
  const head = cell.paragraphs.slice(0, ink).findLastIndex((paragraph) => !isBlank(paragraph.text));
  const first = cell.paragraphs[head];
  const room = cell.paragraphs.slice(head + 1, ink);
  if (!first || head !== 0 || room.length === 0 || !endsWithColon(first.text)) return undefined;
  const name = cleanLabel(first.text);
  if (name.length > 40 || OTHERS_WORD.test(name)) return undefined;
  const slot = { kind: 'block' as const, paragraphs: room, replaces: false, fit: true };
  return place({ ...context, label: [...context.label, name] }, 'after-label', cell.text.trim(), slot);
}

/** A seal below these: who recommends or approves writes there, or what is promised is printed. */
const OTHERS_WORD =
  /(?:推荐|初审|审核|审批|审查|主管|上级|归口|监管|受理|单位|部门|机构|学校|院系|领导|党委|公安|网信)[^：:]{0,8}意见|承诺|声明/;

function textCell(state: TableState, cell: GridCell, prompts: boolean): FoundPlace[] {
  const { grid } = state;
  // 地址： | 电话： – the answer to the first stands in its own cell.
  const group = leftPath(grid, cell.row, cell.column).filter(
    (one) => one.rowSpan > 1 || !endsWithColon(one.text) || opensBlank(cell),
  );
  const context = placeContext(state, cell, group);
  const right = grid.at(cell.row, cell.column + cell.span);
  const below = grid.at(cell.row + cell.rowSpan, cell.column);
  const full = isFullWidth(grid, cell);
  const answered =
    (right &&
      right.row <= cell.row + cell.rowSpan &&
      (isAnswer(right) || (endsWithColon(cell.text) && opensBlank(right)))) ||
    (full && below && below.role !== 'ticks' && isAnswer(below) && isFullWidth(grid, below) && !hasRoom(cell));
  const heads =
    isFullWidth(grid, cell) &&
    cell.paragraphs.length === 1 &&
    !/[：:_]/.test(cell.text) &&
    cell.row + 1 < grid.rows.length;
  if (isSignCell(cell) && (headsColumn(grid, cell) || (!heads && answered))) return [];
  if (isSignCell(cell) && !heads) {
    const ink = untouched(context, state.office.has(cell.row) ? 'office-use' : 'sign', cell);
    const words = ink.kind === 'sign' ? aboveInk(cell, context) : undefined;
    return words ? [words, ink] : [ink];
  }
  const found: FoundPlace[] = inlinePlaces(
    cell.paragraphs,
    cell.ticks,
    context,
    hasRoomBetween(cell.text) || (!answered && cell.paragraphs.length > 1),
  );
  const last = cell.paragraphs.findLast((paragraph) => !isBlank(paragraph.text));
  const lastTaken = found.some((one) => one.slot.kind === 'range' && one.slot.paragraph === last);
  if (!answered) {
    const room = roomBelow(cell, context, full);
    if (room && room.slot.kind === 'block' && lastTaken) found.pop();
    if (room && (!lastTaken || room.slot.kind === 'block')) found.push(room);
  }
  const leaf = !right && cell.row > 0 && !isCounter(cell.text) && (last?.text.trim().length ?? 0) > 0;
  if (found.length === 0 && prompts && leaf && (PROMPT.test(cell.text) || group.some((one) => PROMPT.test(one.text)))) {
    const slot = {
      kind: 'range' as const,
      paragraph: last ?? cell.paragraphs[0]!,
      from: last?.text.length ?? 0,
      to: last?.text.length ?? 0,
      how: 'below' as const,
    };
    found.push(
      place({ ...context, label: [...context.label, labelText(cell)] }, 'after-label', cell.text.trim(), { ...slot }),
    );
  }
  const kept = found.filter(
    (one) => one.kind !== 'after-label' || isRemark(cell) || !isIntroduction(one.label.at(-1) ?? ''),
  );
  if (!state.office.has(cell.row)) return kept;
  return kept.length > 0 ? [untouched(context, 'office-use', cell)] : [];
}

export function findInTable(
  table: WordTable,
  context: TableContext,
  nested: (table: WordTable, labels: string[]) => FoundPlace[],
): FoundPlace[] {
  const grid = makeGrid(table, context.controls);
  skipExamples(grid);
  hintsAsLabels(grid);
  spreadAdvice(grid);
  joinTicks(grid);
  joinBoxes(grid);
  joinDigits(grid);
  const state: TableState = { grid, context, office: officeRows(grid, context.office) };
  const prompts = isPromptList(grid);
  const places: FoundPlace[] = [];
  const used = new Set<number>();
  for (let row = 0; row < grid.rows.length; row += 1) {
    if (used.has(row)) continue;
    const group = state.office.has(row) ? undefined : rowGroupAt(grid, row);
    const repeated = group && rowPlace(state, group);
    if (group && repeated) {
      places.push(repeated);
      group.body.forEach((one) => used.add(one));
      continue;
    }
    for (const cell of grid.rows[row] ?? []) {
      if (cell.joined) continue;
      places.push(...(isAnswer(cell) ? answerCell(state, cell) : textCell(state, cell, prompts)));
      for (const inner of cell.nested)
        places.push(...nested(inner, pathOf([...labelCells(grid, cell), ...(isLabel(cell) ? [cell] : [])])));
    }
  }
  return places;
}
