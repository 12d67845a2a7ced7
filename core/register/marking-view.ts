/** Which rows are shown while marking, in which groups, and where one goes from a row. Pure. */
import type { RegisterRow } from '../answer/answer.ts';
import type { MarkBoard } from './marking-board.ts';
import type { RegisterRows } from './register.ts';
import type { RowReader } from './view-text.ts';

export interface MarkFilter {
  /** Options, '' for rows not marked; none = all. */
  results: readonly string[];
  /** Only rows without evidence. */
  bare: boolean;
  /** Column → key of {@link RowReader.keys}. */
  columns: Readonly<Record<string, string>>;
  /** Every word must occur somewhere in the row. */
  search: string;
}

export const NO_FILTER: MarkFilter = { results: [], bare: false, columns: {}, search: '' };

export function isFiltering({ results, bare, columns, search }: MarkFilter): boolean {
  return results.length > 0 || bare || Object.keys(columns).length > 0 || search.trim() !== '';
}

export interface ViewGroup {
  key: string;
  ids: readonly string[];
}

export interface MarkView {
  /** Rows in groups, whether folded or not. */
  groups: readonly ViewGroup[];
  count: number;
}

export type Line = { group: string; id?: undefined } | { group: string; id: string };

export function markView(
  board: MarkBoard,
  reader: RowReader,
  rows: RegisterRows,
  ids: readonly string[],
  filter: MarkFilter,
): MarkView {
  const test = markTest(board, reader, filter);
  const groups = new Map<string, string[]>(board.groups.map(({ key }) => [key, []]));
  let count = 0;
  for (const id of ids) {
    const row = rows.get(id);
    if (!row || !test(id, row)) continue;
    groups.get(board.group(id))?.push(id);
    count += 1;
  }
  return {
    groups: [...groups].flatMap(([key, own]) => (own.length ? [{ key, ids: own }] : [])),
    count,
  };
}

function markTest(board: MarkBoard, reader: RowReader, filter: MarkFilter): (id: string, row: RegisterRow) => boolean {
  const results = new Set(filter.results);
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const columns = Object.entries(filter.columns).flatMap(([id, key]) => {
    const column = reader.register.columns.find((candidate) => candidate.id === id);
    return column ? [{ column, key }] : [];
  });
  return (id, row) =>
    (results.size === 0 || results.has(board.result(id))) &&
    (!filter.bare || board.isBare(id)) &&
    columns.every(({ column, key }) => reader.keys(column, id, row).includes(key)) &&
    (words.length === 0 || words.every((word) => reader.folded(id, row).includes(word)));
}

/** Headings and the rows of groups that are open, one below the other. A single group without a name has no heading. */
export function linesOf(view: MarkView, closed: ReadonlySet<string>): Line[] {
  const lines: Line[] = [];
  const isBare = view.groups.length === 1 && view.groups[0]?.key === '';
  for (const { key, ids } of view.groups) {
    if (!isBare) lines.push({ group: key });
    if (!closed.has(key)) for (const id of ids) lines.push({ group: key, id });
  }
  return lines;
}

/** Rows between two lines, both counted; a heading alone stands for its group. */
export function rowsBetween(view: MarkView, lines: readonly Line[], from: number, to: number): string[] {
  if (from === to) {
    const line = lines[from];
    if (!line) return [];
    return line.id === undefined ? [...(view.groups.find(({ key }) => key === line.group)?.ids ?? [])] : [line.id];
  }
  return lines.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap(({ id }) => id ?? []);
}

/** The next row (or the one before) that passes, around the end; `undefined` where there is no other. */
export function nextWhere(
  ids: readonly string[],
  from: string,
  test: (id: string) => boolean,
  step: 1 | -1 = 1,
): string | undefined {
  const { length } = ids;
  const start = ids.indexOf(from);
  const first = start < 0 && step < 0 ? 0 : start;
  for (let i = 1; i <= length; i++) {
    const id = ids[(((first + i * step) % length) + length) % length];
    if (id !== undefined && id !== from && test(id)) return id;
  }
  return undefined;
}
