/** Which rows of a register are shown. */
import type { RegisterRow } from '../answer/answer.ts';
import type { Column, Level } from '../form/pack-schema.ts';
import { type Rows, STEP, type Steps } from './view-sort.ts';
import type { RowReader } from './view-text.ts';

export type ColumnFilter =
  /** Keys of {@link RowReader.keys}; '' = empty cells. */
  | { kind: 'values'; keys: readonly string[] }
  | { kind: 'text'; contains: string }
  /** Both ends count; numbers, or dates as `YYYY-MM-DD`. */
  | { kind: 'range'; from: number | string | null; to: number | string | null }
  | { kind: 'empty' }
  | { kind: 'filled' };

export interface ProblemKind {
  rule: string;
  column: string;
  level: Level;
  /** Of its first row, for showing. */
  message: string;
}

/** Filters over whole rows. */
export interface RowsWanted {
  /** With findings; of one kind when it names a rule and a column. */
  problem?: true | ProblemKind;
  notReviewed?: true;
  /** Changed in this window. */
  touched?: true;
}

export interface RowFacts {
  hasProblem(id: string, row: RegisterRow, which: true | ProblemKind): boolean;
  isTouched(id: string): boolean;
}

type Test = (id: string, row: RegisterRow) => boolean;

export interface FilterSpec {
  /** By column id. */
  columns: Readonly<Record<string, ColumnFilter>>;
  rows: RowsWanted;
  /** Every word must occur somewhere in the row. */
  search: string;
}

/** Cheap tests first: looking for problems costs most. `undefined` where every row passes. */
export function rowTest(reader: RowReader, spec: FilterSpec, facts: RowFacts): Test | undefined {
  const { register } = reader;
  const { problem, notReviewed, touched } = spec.rows;
  const tests: Test[] = [];
  if (touched) tests.push((id) => facts.isTouched(id));
  const { reviewed } = register;
  if (notReviewed && reviewed !== undefined) tests.push((_id, row) => row.cells[reviewed] !== true);
  for (const column of register.columns) {
    const filter = spec.columns[column.id];
    if (filter) tests.push(columnTest(reader, column, filter));
  }
  const words = spec.search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length)
    tests.push((id, row) => {
      const text = reader.folded(id, row);
      return words.every((word) => text.includes(word));
    });
  if (problem) tests.push((id, row) => facts.hasProblem(id, row, problem));
  if (tests.length === 0) return undefined;
  return tests.length === 1 ? tests[0] : (id, row) => tests.every((test) => test(id, row));
}

function columnTest(reader: RowReader, column: Column, filter: ColumnFilter): Test {
  switch (filter.kind) {
    case 'empty':
      return (id, row) => reader.value(column, id, row) === null;
    case 'filled':
      return (id, row) => reader.value(column, id, row) !== null;
    case 'text': {
      const wanted = filter.contains.toLowerCase();
      return (id, row) => reader.text(column, id, row).toLowerCase().includes(wanted);
    }
    case 'values': {
      const keys = new Set(filter.keys);
      return (id, row) => reader.keys(column, id, row).some((key) => keys.has(key));
    }
    case 'range': {
      const { from, to } = filter;
      return (id, row) => {
        const value = reader.value(column, id, row);
        if (typeof value !== 'number' && typeof value !== 'string') return false;
        // Text that could not be read as a number lies in no range.
        if (typeof (from ?? to) !== typeof value) return false;
        return (from === null || value >= from) && (to === null || value <= to);
      };
    }
  }
}

/**
 * Places in `ids` of rows where the text occurs in a cell.
 * @param among places to look at, where more of the text was typed after a search; all rows without
 */
export function* findRows(
  reader: RowReader,
  rows: Rows,
  ids: readonly string[],
  text: string,
  among?: readonly number[],
): Steps<number[]> {
  const wanted = text.toLowerCase();
  const found: number[] = [];
  const count = among?.length ?? ids.length;
  for (let i = 0; i < count; i++) {
    const place = among ? (among[i] ?? 0) : i;
    const id = ids[place] ?? '';
    const row = rows.get(id);
    if (row && reader.folded(id, row).includes(wanted)) found.push(place);
    if (i % STEP === 0) yield;
  }
  return found;
}

/** Makes the rows' text for searching, so that the first search need not. */
export function* warmRows(reader: RowReader, rows: Rows, ids: readonly string[]): Steps<void> {
  for (const [i, id] of ids.entries()) {
    const row = rows.get(id);
    if (row) reader.folded(id, row);
    if (i % (STEP / 20) === 0) yield;
  }
}

/** The next row after place `from` (or before it) that passes, around the end; the row itself comes last. */
export function* nextRow(
  ids: readonly string[],
  from: number,
  step: 1 | -1,
  test: (id: string) => boolean,
): Steps<string | undefined> {
  const { length } = ids;
  const start = from < 0 && step < 0 ? 0 : from;
  for (let i = 1; i <= length; i++) {
    const id = ids[(((start + i * step) % length) + length) % length] ?? '';
    if (test(id)) return id;
    if (i % (STEP / 20) === 0) yield;
  }
  return undefined;
}

export interface ValueCount {
  key: string;
  label: string;
  count: number;
}

/** Values of one column with how often they occur: options in the pack's order, others by count; empty last. */
export function valueCounts(
  reader: RowReader,
  column: Column,
  rows: Iterable<readonly [string, RegisterRow]>,
): ValueCount[] {
  const counts = new Map<string, number>();
  for (const [id, row] of rows)
    for (const key of reader.keys(column, id, row)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const order = new Map(reader.options(column)?.map((key, i) => [key, i]));
  const rank = (key: string): number => order.get(key) ?? order.size;
  return [...counts]
    .map(([key, count]) => ({ key, count, label: reader.label(column, key) }))
    .sort(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        rank(a.key) - rank(b.key) ||
        b.count - a.count ||
        (a.label < b.label ? -1 : 1),
    );
}
