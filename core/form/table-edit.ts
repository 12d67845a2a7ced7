/** Edits of tables as one batch: pasting a block, clearing, filling down, adding and removing rows. Pure. */
import { generateNKeysBetween } from 'fractional-indexing';
import { answerKey, type AnswerValue, keyText } from '../answer/answer.ts';
import type { Edit } from '../answer/change.ts';
import { type Block, isBlankRow, matchHeader } from './clipboard.ts';
import { type NamedSubject, parseValue } from './parse.ts';
import type { Column, Pack, QuestionOf } from './pack-schema.ts';

/** A row on the screen. Printed rows have no order of their own and cannot be removed. */
export interface TableRow {
  id: string;
  /** Fractional index; '' for a printed row. */
  order: string;
  printed: boolean;
  /** Columns whose text is printed and cannot be changed. */
  locked: ReadonlySet<string>;
  /** Of a register: where the row comes from, and whether that is there no more. */
  origin?: string | undefined;
  gone?: true | undefined;
}

export interface TableScope {
  pack: Pack;
  table: QuestionOf<'table'>;
  subject: string;
  rows: readonly TableRow[];
  subjects: NamedSubject[];
  /** A fresh globally unique row id. */
  newId: () => string;
  /** Numbers that new rows get by themselves; [] for none. `after`: row they follow. */
  numbered?: { column: string; next: (after: number, count: number) => string[] };
  /** Orders for new rows after one of `rows` (−1 = before them), where these are only some of all rows. */
  ordersAfter?: (after: number, count: number) => string[];
}

export interface CellProblem {
  row: string;
  column: string;
  /** 1-based number of the row on the screen. */
  number: number;
  label: string;
  text: string;
  problem: string;
}

export interface PastePlan {
  edits: Edit[];
  addedRows: string[];
  /** Rows and columns of the table that received something: for selecting them afterwards. */
  area: { fromRow: number; toRow: number; fromColumn: number; toColumn: number };
  /** Texts that were kept as they are because they are no value of their column. */
  problems: CellProblem[];
  /** Texts that were not taken, with the reason: printed cells, computed columns, columns or rows that do not exist. */
  refused: CellProblem[];
  /** The block's first row was a heading and mapped the columns. */
  header: boolean;
  /** Titles of the heading without a column here. */
  unknownColumns: string[];
}

const MOST_ROWS = 200_000;

/** Most rows a table may have, printed ones included. A printed list without `maxRows` is closed: it takes no others. */
export function maxRows(table: QuestionOf<'table'>): number {
  const printed = table.fixedRows?.length ?? 0;
  return printed + (table.maxRows ?? (printed ? 0 : MOST_ROWS));
}

/** A cell nobody types into. */
export function isReadOnlyCell(row: TableRow | undefined, column: Column): boolean {
  return column.type === 'computed' || column.type === 'attachment' || !!row?.locked.has(column.id);
}

function lastOrder(rows: readonly TableRow[], index: number): string | null {
  for (let i = Math.min(index, rows.length - 1); i >= 0; i--) if (rows[i]?.order) return rows[i]?.order ?? null;
  return null;
}

/** New rows after row `after` (−1 = before all own rows). */
export function insertRows(scope: TableScope, after: number, count: number): { edits: Edit[]; ids: string[] } {
  const free = Math.max(0, Math.min(count, maxRows(scope.table) - scope.rows.length));
  const ids: string[] = [];
  const edits = (scope.ordersAfter?.(after, free) ?? ordersBetween(scope.rows, after, free)).map((order): Edit => {
    const id = scope.newId();
    ids.push(id);
    return { ...answerKey(scope.subject, scope.table.id, id), value: { order } };
  });
  const { numbered } = scope;
  if (numbered)
    numbered.next(after, ids.length).forEach((number, i) => {
      edits.push({ ...answerKey(scope.subject, scope.table.id, ids[i] ?? '', numbered.column), value: number });
    });
  return { edits, ids };
}

/** The last edit of each cell: what is typed or pasted into a new row replaces the number it was given. */
export function lastOfEach(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [keyText(edit), edit])).values()];
}

function ordersBetween(rows: readonly TableRow[], after: number, count: number): string[] {
  const before = lastOrder(rows, after);
  const next = rows.slice(after + 1).find((row) => row.order && (!before || row.order > before))?.order ?? null;
  return generateNKeysBetween(before, next, count);
}

/** Printed rows stay; their own cells are cleared by {@link clearCells}. */
export function removeRows(scope: TableScope, from: number, to: number): Edit[] {
  return scope.rows
    .slice(from, to + 1)
    .filter((row) => !row.printed)
    .map((row) => ({ ...answerKey(scope.subject, scope.table.id, row.id), value: null }));
}

export interface Area {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

export function clearCells(scope: TableScope, area: Area): Edit[] {
  const edits: Edit[] = [];
  for (const row of scope.rows.slice(area.fromRow, area.toRow + 1))
    for (const column of scope.table.columns.slice(area.fromColumn, area.toColumn + 1))
      if (!isReadOnlyCell(row, column) || (column.type === 'attachment' && !row.locked.has(column.id)))
        edits.push({ ...answerKey(scope.subject, scope.table.id, row.id, column.id), value: null });
  return edits;
}

/** Copies the first row of the area into the rows below it. `valueAt` reads what is stored. */
export function fillDown(
  scope: TableScope,
  area: Area,
  valueAt: (row: string, column: string) => AnswerValue | null,
): Edit[] {
  const source = scope.rows[area.fromRow];
  if (!source) return [];
  const edits: Edit[] = [];
  for (const column of scope.table.columns.slice(area.fromColumn, area.toColumn + 1)) {
    const value = valueAt(source.id, column.id);
    for (const row of scope.rows.slice(area.fromRow + 1, area.toRow + 1))
      if (column.type !== 'computed' && !row.locked.has(column.id))
        edits.push({ ...answerKey(scope.subject, scope.table.id, row.id, column.id), value });
  }
  return edits;
}

/** Copies of the rows, placed after the last of them. */
export function duplicateRows(
  scope: TableScope,
  from: number,
  to: number,
  valueAt: (row: string, column: string) => AnswerValue | null,
): { edits: Edit[]; ids: string[] } {
  const originals = scope.rows.slice(from, to + 1);
  const { edits, ids } = insertRows(scope, to, originals.length);
  ids.forEach((id, i) => {
    for (const column of scope.table.columns) {
      const value = valueAt(originals[i]?.id ?? '', column.id);
      // A copy is a row of its own: it keeps the number it was given.
      if (value !== null && column.type !== 'computed' && column.id !== scope.numbered?.column)
        edits.push({ ...answerKey(scope.subject, scope.table.id, id, column.id), value });
    }
  });
  return { edits, ids };
}

/** Text that is no value of its column stays as text, so that the checks name it and nobody loses it. */
export function keepText(column: Column, text: string): AnswerValue {
  const trimmed = text.trim();
  return column.type === 'multi' && trimmed.length <= 64 ? [trimmed] : trimmed;
}

/**
 * Puts a block at the anchor cell, adding rows as needed. A heading row maps the columns by label instead.
 * A block of one cell fills the whole selection.
 */
export function planPaste(scope: TableScope, block: Block, selection: Area): PastePlan {
  const rows = trimBlankTail(block);
  const labels = scope.table.columns.map((column) => column.label);
  const heading = rows[0] && rows.length > 1 ? matchHeader(labels, rows[0]) : undefined;
  const body = heading ? rows.slice(1) : spreadOver(rows, selection);
  const targets =
    heading?.targets ?? (body[0] ? widest(body).map((_, i) => selection.fromColumn + i) : ([] as number[]));
  const plan: PastePlan = {
    edits: [],
    addedRows: [],
    area: { ...selection },
    problems: [],
    refused: [],
    header: heading !== undefined,
    unknownColumns: heading?.unknown ?? [],
  };
  const needed = selection.fromRow + body.length - scope.rows.length;
  const added = needed > 0 ? insertRows(scope, scope.rows.length - 1, needed) : { edits: [], ids: [] };
  plan.edits.push(...added.edits);
  plan.addedRows = added.ids;
  const allRows: TableRow[] = [
    ...scope.rows,
    ...added.ids.map((id) => ({ id, order: 'new', printed: false, locked: new Set<string>() })),
  ];
  body.forEach((cells, i) =>
    placeRow(scope, plan, allRows[selection.fromRow + i], selection.fromRow + i, cells, targets),
  );
  const used = targets.filter((target) => target >= 0 && target < labels.length);
  plan.area = {
    fromRow: selection.fromRow,
    toRow: Math.max(selection.fromRow, Math.min(allRows.length, selection.fromRow + body.length) - 1),
    fromColumn: used.length ? Math.min(...used) : selection.fromColumn,
    toColumn: used.length ? Math.max(...used) : selection.fromColumn,
  };
  plan.edits = lastOfEach(plan.edits);
  return plan;
}

function placeRow(
  scope: TableScope,
  plan: PastePlan,
  row: TableRow | undefined,
  index: number,
  cells: string[],
  targets: number[],
): void {
  cells.forEach((text, i) => {
    const target = targets[i] ?? -1;
    if (target < 0) return;
    const column = scope.table.columns[target];
    const note = (problem: string): CellProblem => ({
      row: row?.id ?? '',
      column: column?.id ?? '',
      number: index + 1,
      label: column?.label ?? '',
      text: text.trim(),
      problem,
    });
    const filled = text.trim() !== '';
    if (!column || !row) {
      if (filled) plan.refused.push(note(column ? '超过表格允许的行数' : '表格没有这一列'));
      return;
    }
    if (isReadOnlyCell(row, column)) {
      if (filled) plan.refused.push(note(row.locked.has(column.id) ? '印好的单元格不能改' : '此列不能粘贴'));
      return;
    }
    const parsed = parseValue(scope.pack, column, text, scope.subjects);
    const key = answerKey(scope.subject, scope.table.id, row.id, column.id);
    if ('value' in parsed) {
      // A new row has nothing to clear.
      if (parsed.value !== null || row.order !== 'new') plan.edits.push({ ...key, value: parsed.value });
      return;
    }
    plan.problems.push(note(parsed.problem));
    plan.edits.push({ ...key, value: keepText(column, text) });
  });
}

function trimBlankTail(block: Block): Block {
  let end = block.length;
  while (end > 1 && isBlankRow(block[end - 1] ?? [])) end--;
  return block.slice(0, end);
}

function widest(block: Block): string[] {
  return block.reduce((a, b) => (b.length > a.length ? b : a), []);
}

/** One cell fills the selection; anything larger keeps its own shape. */
function spreadOver(block: Block, area: Area): Block {
  if (block.length !== 1 || block[0]?.length !== 1) return block;
  const text = block[0][0] ?? '';
  return Array.from({ length: area.toRow - area.fromRow + 1 }, () =>
    Array.from({ length: area.toColumn - area.fromColumn + 1 }, () => text),
  );
}
