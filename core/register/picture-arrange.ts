/** A tally as one looks at it: groups named and in order, the small ones of many folded into one. */
import { columnOf, optionsOf } from '../form/pack.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { NamedSubject } from '../form/parse.ts';
import type { Picture, PictureTone, Register } from '../form/schema/register.ts';
import { chineseDate } from '../form/display.ts';
import type { GroupPart, PictureGroup } from './picture-axis.ts';
import { type PictureTally, rowColumns, seriesColumn } from './picture-tally.ts';

export const MOST_GROUPS = 12;
export const MOST_SERIES = 6;
export const EMPTY_LABEL = '未填';

/** Column → values that stand for a group: a filter over the grid. */
export type PictureFilter = Record<string, string[]>;

export interface ShownGroup {
  label: string;
  /** One for each column of the axis. */
  labels: string[];
  filter: PictureFilter;
  /** Groups that were folded into this one; empty for a group of its own. */
  folded: ShownGroup[];
  isEmpty: boolean;
  tone: PictureTone | undefined;
  /** Over the whole of the other side, each row of the register once. */
  total: number;
}

export interface ShownPicture {
  rows: ShownGroup[];
  series: ShownGroup[];
  /** row → series. */
  values: number[][];
  total: number;
  /** Largest of single groups: many folded into one would make all others look small. */
  max: number;
  /** Every group, none folded: for the table. */
  all: { rows: ShownGroup[]; series: ShownGroup[]; values: number[][] };
}

interface Scope {
  pack: Pack;
  register: Register;
  subjects: readonly NamedSubject[];
}

export function arrangePicture(scope: Scope, picture: Picture, tally: PictureTally, measure: number): ShownPicture {
  const sums = tally.sums[measure] ?? [];
  const at = (r: number, c: number): number => sums[r]?.[c] ?? 0;
  const series = seriesColumn(picture);
  const rows = axis(scope, picture, rowColumns(picture), tally.rows, (r) => tally.rowTotals[measure]?.[r] ?? 0);
  const columns = axis(
    scope,
    picture,
    series === undefined ? [] : [series],
    tally.columns,
    (c) => tally.columnTotals[measure]?.[c] ?? 0,
  );
  const withOptions = series === undefined ? columns : addMissing(scope, picture, series, columns);
  const all = { rows: rows.map(shownOf), series: withOptions.map(shownOf), values: valuesOf(rows, withOptions, at) };
  const few = fold(rows, MOST_GROUPS);
  const fewSeries = fold(withOptions, MOST_SERIES);
  const values = valuesOf(few, fewSeries, at);
  return {
    rows: few.map(shownOf),
    series: fewSeries.map(shownOf),
    values,
    total: tally.totals[measure] ?? 0,
    max: Math.max(0, ...values.filter((_, r) => few[r]?.folded.length === 0).flat()),
    all,
  };
}

/** A group with the places in the tally it is made of. */
type Placed = ShownGroup & { places: number[] };

const shownOf = ({ places: _places, ...group }: Placed): ShownGroup => group;

function valuesOf(rows: Placed[], columns: Placed[], at: (r: number, c: number) => number): number[][] {
  return rows.map((row) =>
    columns.map((column) =>
      row.places.reduce((sum, r) => sum + column.places.reduce((part, c) => part + at(r, c), 0), 0),
    ),
  );
}

function axis(
  scope: Scope,
  picture: Picture,
  columns: readonly string[],
  groups: readonly PictureGroup[],
  total: (i: number) => number,
): Placed[] {
  const namers = columns.map((id) => namer(scope, id));
  const placed = groups.map((group, i): Placed & { rank: number[] } => {
    const parts = group.parts.map((part, p) => namers[p]?.(part) ?? { label: '', rank: 0 });
    const [first] = group.parts[0]?.keys ?? [];
    return {
      label: parts.map(({ label }) => label).join(' · '),
      labels: parts.map(({ label }) => label),
      rank: parts.map(({ rank }) => rank),
      filter: Object.fromEntries(group.parts.map(({ column, keys }) => [column, keys])),
      folded: [],
      isEmpty: group.parts.length > 0 && group.parts.every(({ keys }) => keys.every((key) => key.trim() === '')),
      tone: picture.tones?.[first ?? ''],
      total: total(i),
      places: [i],
    };
  });
  // Options in the pack's order, numbers in theirs, texts by how much there is of them; what is empty comes last.
  return placed
    .sort((a, b) => compareRanks(a.rank, b.rank) || b.total - a.total || (a.label < b.label ? -1 : 1))
    .map(({ rank: _rank, ...group }) => group);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((rank, place) => rank !== b[place]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}

/** How a column's values are named and ordered. */
function namer({ pack, register, subjects }: Scope, id: string): (part: GroupPart) => { label: string; rank: number } {
  const column = columnOf(register, id);
  const known = new Map<string, { label: string; rank: number }>();
  if (column?.type === 'choice' || column?.type === 'multi')
    optionsOf(pack, column).forEach(({ id: key, label }, rank) => known.set(key, { label, rank }));
  if (column?.type === 'reference') for (const { id: key, name } of subjects) known.set(key, { label: name, rank: 0 });
  if (column?.type === 'yesno' || column?.type === 'computed')
    known.set('true', { label: '是', rank: 0 }).set('false', { label: '否', rank: 1 });
  const isNumeric = column?.type === 'number' || column?.type === 'computed';
  // Behind all numbers: a word among them is a mistake or a remark.
  const others = isNumeric ? Number.MAX_VALUE : known.size;
  return ({ keys: [key = ''] }) => {
    const text = key.trim();
    if (text === '') return { label: EMPTY_LABEL, rank: Infinity };
    const own = known.get(text);
    if (own) return own;
    const number = isNumeric ? Number(text) : NaN;
    if (Number.isFinite(number)) return { label: text, rank: number };
    return { label: column?.type === 'date' ? chineseDate(text) : text, rank: others };
  };
}

/** Options nothing falls on stand in a short legend, too: that there is no core data is worth seeing. */
function addMissing(scope: Scope, picture: Picture, id: string, groups: Placed[]): Placed[] {
  const column = columnOf(scope.register, id);
  const options = column?.type === 'choice' || column?.type === 'multi' ? optionsOf(scope.pack, column) : [];
  if (options.length > MOST_SERIES) return groups;
  const known = new Map(groups.map((group) => [group.filter[id]?.[0] ?? '', group]));
  const ordered = options.map(
    ({ id: key, label }): Placed =>
      known.get(key) ?? {
        label,
        labels: [label],
        filter: { [id]: [key] },
        folded: [],
        isEmpty: false,
        tone: picture.tones?.[key],
        total: 0,
        places: [],
      },
  );
  const ids = new Set(options.map(({ id: key }) => key));
  return [...ordered, ...groups.filter((group) => !ids.has(group.filter[id]?.[0] ?? ''))];
}

/** Keeps the largest; empty ones stay by themselves, because they are work to be done. */
function fold(groups: Placed[], most: number): Placed[] {
  if (groups.length <= most) return groups;
  const empty = groups.filter(({ isEmpty }) => isEmpty);
  const filled = groups.filter(({ isEmpty }) => !isEmpty);
  const kept = new Set(filled.toSorted((a, b) => b.total - a.total).slice(0, most - 1 - empty.length));
  const rest = filled.filter((group) => !kept.has(group));
  const filter: PictureFilter = {};
  for (const group of rest)
    for (const [column, keys] of Object.entries(group.filter)) (filter[column] ??= []).push(...keys);
  for (const column of Object.keys(filter)) filter[column] = [...new Set(filter[column])];
  const label = `其他（合并 ${rest.length} 项）`;
  const others: Placed = {
    label,
    labels: [label],
    filter,
    folded: rest.map(shownOf),
    isEmpty: false,
    tone: undefined,
    total: rest.reduce((sum, { total }) => sum + total, 0),
    places: rest.flatMap(({ places }) => places),
  };
  return [...filled.filter((group) => kept.has(group)), others, ...empty];
}
