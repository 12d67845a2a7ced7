/** One column changed in many rows: what would become of them, before anything is written. Pure, in steps. */
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import type { Column, Level, Pack } from '../form/pack-schema.ts';
import { type NamedSubject, parseValue } from '../form/parse.ts';
import { keepText } from '../form/table-edit.ts';
import type { RowEdit } from './call-results.ts';
import { editedRow, sameRow } from './edits.ts';
import { lockedColumns } from './origin.ts';
import type { RowProblem } from './check-rows.ts';
import { numberAt, seriesOf } from './row-numbers.ts';
import { type Rows, STEP, type Steps } from './view-sort.ts';
import type { RowReader } from './view-text.ts';

export type BatchChange =
  | { kind: 'set'; value: CellValue }
  /** Only empty cells. */
  | { kind: 'fill'; value: CellValue }
  | { kind: 'replace'; find: string; by: string }
  | { kind: 'clear' }
  /** Empty cells get the numbers from this one on that no row has. */
  | { kind: 'number'; from: string }
  /** What the register's rules propose. */
  | { kind: 'proposal' };

export interface BatchPlan {
  edits: RowEdit[];
  /** Rows that stay as they are. */
  same: number;
  /** The first of the rows changed. */
  samples: { id: string; before: string; after: string }[];
  /** Problems that rows would have and have not now. */
  problems: { level: Level; message: string; count: number }[];
}

export interface BatchInput {
  pack: Pack;
  reader: RowReader;
  column: Column;
  change: BatchChange;
  rows: Rows;
  ids: readonly string[];
  subjects: NamedSubject[];
  problems(id: string, row: RegisterRow): readonly RowProblem[];
  proposed(id: string, row: RegisterRow): string | undefined;
}

const SAMPLES = 8;

export function* planBatch(input: BatchInput): Steps<BatchPlan> {
  const { reader, column, rows, ids } = input;
  const plan: BatchPlan = { edits: [], same: 0, samples: [], problems: [] };
  const found = new Map<string, BatchPlan['problems'][number]>();
  const nextNumber = numberer(input);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? '';
    const row = rows.get(id);
    if (i % (STEP / 20) === 0) yield;
    if (!row) continue;
    const value = changedValue(input, id, row, nextNumber);
    const edit: RowEdit = { row: id, cells: { [column.id]: value ?? null } };
    const next = value === undefined ? row : editedRow(row, edit);
    if (!next || sameRow(row, next)) {
      plan.same += 1;
      continue;
    }
    plan.edits.push(edit);
    if (plan.samples.length < SAMPLES)
      plan.samples.push({ id, before: reader.text(column, id, row), after: reader.text(column, id, next) });
    const known = new Set(input.problems(id, row).map(keyOf));
    for (const problem of input.problems(id, next)) {
      if (known.has(keyOf(problem)) || problem.level === 'hint') continue;
      const own = found.get(keyOf(problem));
      if (own) own.count += 1;
      else found.set(keyOf(problem), { level: problem.level, message: problem.message, count: 1 });
    }
  }
  plan.problems = [...found.values()];
  return plan;
}

const keyOf = ({ rule, column, level }: RowProblem): string => `${rule}/${column}/${level}`;

type NextNumber = () => string | undefined;

function numberer({ change, column, rows }: BatchInput): NextNumber {
  const first = change.kind === 'number' ? seriesOf(change.from) : undefined;
  if (!first) return () => undefined;
  const taken = new Set([...rows.values()].map(({ cells }) => cells[column.id]));
  let offset = 0;
  return () => {
    let number = numberAt(first, offset++);
    while (taken.has(number)) number = numberAt(first, offset++);
    return number;
  };
}

/** `undefined` = the cell stays as it is. */
function changedValue(
  input: BatchInput,
  id: string,
  row: RegisterRow,
  nextNumber: NextNumber,
): CellValue | null | undefined {
  const { pack, reader, column, change, subjects } = input;
  if (lockedColumns(reader.register, id).has(column.id)) return undefined;
  switch (change.kind) {
    case 'set':
      return change.value;
    case 'fill':
      return row.cells[column.id] === undefined ? change.value : undefined;
    case 'number':
      return row.cells[column.id] === undefined ? nextNumber() : undefined;
    case 'clear':
      return null;
    case 'proposal':
      return input.proposed(id, row);
    case 'replace': {
      const text = reader.text(column, id, row);
      if (!change.find || !text.includes(change.find)) return undefined;
      const next = text.replaceAll(change.find, () => change.by);
      const parsed = parseValue(pack, column, next, subjects);
      return ('value' in parsed ? parsed.value : keepText(column, next)) as CellValue | null;
    }
  }
}
