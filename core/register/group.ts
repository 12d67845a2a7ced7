/** Groups of rows with counts and sums, and the sums over all rows shown. */
import { roundHalfUp } from '../form/functions.ts';
import type { Column } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import { type Rows, STEP, type Steps } from './view-sort.ts';
import type { RowReader } from './view-text.ts';

/** By column id; only number columns. */
export type Sums = Record<string, number>;

export interface Group {
  /** 0 = outer. */
  level: number;
  /** Names the group: values from the outer one inwards. */
  path: string;
  column: string;
  label: string;
  count: number;
  sums: Sums;
  /** First and last row in the view. */
  from: number;
  to: number;
}

/** A number between two bounds is a grade or a share: those do not add up. */
export const summedColumns = (register: Register): Column[] =>
  register.columns.filter(
    (column) => column.type === 'number' && (column.min === undefined || column.max === undefined),
  );

/** Sums over rows; texts that are no numbers are left out. */
export function* sumsOf(register: Register, rows: Rows, ids: readonly string[]): Steps<Sums> {
  const columns = summedColumns(register).map(({ id }) => id);
  const sums: Sums = Object.fromEntries(columns.map((id) => [id, 0]));
  for (let i = 0; i < ids.length; i++) {
    add(sums, columns, rows.get(ids[i] ?? '')?.cells);
    if (i % STEP === 0) yield;
  }
  return rounded(sums);
}

function add(sums: Sums, columns: readonly string[], cells: Record<string, unknown> | undefined): void {
  for (const column of columns) {
    const value = cells?.[column];
    if (typeof value === 'number') sums[column] = (sums[column] ?? 0) + value;
  }
}

/** Without the noise of binary fractions. */
function rounded(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).map(([column, sum]) => [column, roundHalfUp(sum, 8)]));
}

/** Groups of rows that lie together already; outer before inner, in the order of their first rows. */
export function* groupsOf(
  reader: RowReader,
  columns: readonly Column[],
  rows: Rows,
  ids: readonly string[],
): Steps<Group[]> {
  const summed = summedColumns(reader.register).map(({ id }) => id);
  const groups: Group[] = [];
  const open: (Group | undefined)[] = columns.map(() => undefined);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? '';
    const row = rows.get(id);
    if (!row) continue;
    let path = '';
    let isNew = false;
    columns.forEach((column, level) => {
      const label = reader.text(column, id, row);
      path += `\u0001${label}`;
      isNew ||= open[level]?.path !== path;
      if (isNew) {
        const sums = Object.fromEntries(summed.map((each) => [each, 0]));
        const group: Group = { level, path, column: column.id, label, count: 0, sums, from: i, to: i };
        open[level] = group;
        groups.push(group);
      }
      const group = open[level];
      if (!group) return;
      group.count += 1;
      group.to = i;
      add(group.sums, summed, row.cells);
    });
    if (i % STEP === 0) yield;
  }
  return groups.map((group) => ({ ...group, sums: rounded(group.sums) }));
}

export interface Folded {
  ids: string[];
  /** Index in `ids` → groups whose headings stand above that row; at `ids.length` those after the last row. */
  headings: Map<number, Group[]>;
}

/** The view with the rows of closed groups left out. */
export function foldGroups(ids: readonly string[], groups: readonly Group[], closed: ReadonlySet<string>): Folded {
  const shown: string[] = [];
  const headings = new Map<number, Group[]>();
  let next = 0;
  let skipTo = -1;
  for (const group of groups) {
    while (next < group.from) {
      if (next > skipTo) shown.push(ids[next] ?? '');
      next += 1;
    }
    if (group.from <= skipTo) continue;
    const at = headings.get(shown.length);
    if (at) at.push(group);
    else headings.set(shown.length, [group]);
    if (closed.has(group.path)) skipTo = Math.max(skipTo, group.to);
  }
  for (; next < ids.length; next++) if (next > skipTo) shown.push(ids[next] ?? '');
  return { ids: shown, headings };
}
