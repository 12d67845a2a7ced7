/** The rows of a register as a person wants to see them: filtered, sorted, grouped. In steps; see {@link ./view-sort.ts}. */
import type { Column } from '../form/pack-schema.ts';
import { type FilterSpec, type RowFacts, rowTest } from './filter.ts';
import { type Group, groupsOf } from './group.ts';
import { placeOf } from './edits.ts';
import { compareRanks, ranksOf, type Rows, sortInSteps, STEP, type Steps } from './view-sort.ts';
import type { RowReader } from './view-text.ts';

export interface SortBy {
  column: string;
  descending: boolean;
}

export interface ViewSpec extends FilterSpec {
  /** The first counts most. */
  sorts: readonly SortBy[];
  /** Up to two columns, the outer one first. */
  groups: readonly string[];
}

export const ALL_ROWS: ViewSpec = { columns: {}, rows: {}, search: '', sorts: [], groups: [] };

export function isFiltered({ columns, rows, search }: FilterSpec): boolean {
  return Object.keys(columns).length > 0 || Object.values(rows).some(Boolean) || search.trim() !== '';
}

/** All rows in their own order. */
export function isPlain(spec: ViewSpec): boolean {
  return !isFiltered(spec) && spec.sorts.length === 0 && spec.groups.length === 0;
}

export interface View {
  ids: readonly string[];
  groups: readonly Group[];
}

/** @param ids all rows in their order */
export function* buildView(
  reader: RowReader,
  rows: Rows,
  ids: readonly string[],
  spec: ViewSpec,
  facts: RowFacts,
): Steps<View> {
  const passing = yield* filterRows(reader, rows, ids, spec, facts);
  const groupColumns = spec.groups.flatMap((id) => columnOf(reader, id) ?? []);
  const sorts = [
    // Sorting by a grouped column turns its groups round.
    ...groupColumns.map(
      ({ id }) => spec.sorts.find(({ column }) => column === id) ?? { column: id, descending: false },
    ),
    ...spec.sorts.filter(({ column }) => !spec.groups.includes(column)),
  ];
  const sorted = yield* sortRows(reader, rows, passing, sorts);
  const groups = groupColumns.length ? yield* groupsOf(reader, groupColumns, rows, sorted) : [];
  return { ids: sorted, groups };
}

export function* filterRows(
  reader: RowReader,
  rows: Rows,
  ids: readonly string[],
  spec: FilterSpec,
  facts: RowFacts,
): Steps<readonly string[]> {
  const test = rowTest(reader, spec, facts);
  if (!test) return ids;
  const passing: string[] = [];
  // Looking a row's problems up for the first time costs far more than reading its text.
  const step = spec.rows.problem ? STEP / 20 : STEP;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? '';
    const row = rows.get(id);
    if (row && test(id, row)) passing.push(id);
    if (i % step === 0) yield;
  }
  return passing;
}

function* sortRows(
  reader: RowReader,
  rows: Rows,
  ids: readonly string[],
  sorts: readonly SortBy[],
): Steps<readonly string[]> {
  const keys: { ranks: Float64Array; descending: boolean }[] = [];
  for (const { column: id, descending } of sorts) {
    const column = columnOf(reader, id);
    if (column) keys.push({ ranks: yield* ranksOf(reader, column, rows, ids), descending });
  }
  if (keys.length === 0) return ids;
  const places = yield* sortInSteps(
    ids.map((_, i) => i),
    (a, b) => {
      for (const { ranks, descending } of keys) {
        const order = compareRanks(ranks[a] ?? NaN, ranks[b] ?? NaN, descending);
        if (order !== 0) return order;
      }
      return 0;
    },
  );
  return places.map((place) => ids[place] ?? '');
}

function columnOf(reader: RowReader, id: string): Column | undefined {
  return reader.register.columns.find((column) => column.id === id);
}

/**
 * A view made a while ago over the rows of now: rows that went are left out, rows that came stand behind the row before
 * them, edited ones stay where they are until the view is made again.
 * @param before all rows when the view was made
 */
export function carryView(
  view: readonly string[],
  rows: Rows,
  before: ReadonlySet<string>,
  ids: readonly string[],
): readonly string[] {
  const fresh = ids.filter((id) => !before.has(id));
  const kept = view.some((id) => !rows.has(id)) ? view.filter((id) => rows.has(id)) : view;
  if (fresh.length === 0) return kept;
  const shown = new Set(kept);
  const behind = new Map<string, string[]>();
  const last: string[] = [];
  for (const id of fresh) {
    const previous = ids[placeOf(rows, ids, id) - 1] ?? '';
    const own = shown.has(previous) ? behind.get(previous) : last;
    if (own) own.push(id);
    else behind.set(previous, [id]);
    shown.add(id);
  }
  const carried: string[] = [];
  const take = (id: string): void => {
    // Long pastes follow one another: no recursion over them.
    for (const waiting = [id]; waiting.length;) {
      const next = waiting.pop() ?? '';
      carried.push(next);
      waiting.push(...(behind.get(next) ?? []).toReversed());
    }
  };
  for (const id of [...kept, ...last]) take(id);
  return carried;
}
