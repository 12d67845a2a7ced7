/** Adding up all rows for one picture: how much falls on each pair of groups, for each measure. */
import { holds } from '../form/expression.ts';
import { roundHalfUp } from '../form/functions.ts';
import { columnOf } from '../form/pack.ts';
import type { Picture, Register } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';
import { PictureAxis, type PictureGroup } from './picture-axis.ts';

export interface PictureTally {
  rows: PictureGroup[];
  /** One group without parts where the picture has no second column. */
  columns: PictureGroup[];
  /** measure → row → column; where nothing falls, there may be nothing. */
  sums: number[][][];
  /** For each measure, rows whose cell holds no number. */
  missing: number[];
  /** Rows of the register that are in the picture. */
  count: number;
  /** A row may stand in several groups (multiple choice): the groups' sums exceed the whole. */
  overlapping: boolean;
  /** measure → sum over all rows, each once. */
  totals: number[];
  /** measure → sum over the rows of each group, each row once. */
  rowTotals: number[][];
  columnTotals: number[][];
}

/** Rows between two looks at the clock. */
const STEP = 2000;

export const rowColumns = (picture: Picture): string[] =>
  picture.kind === 'flow' ? [...(picture.from === undefined ? [] : [picture.from]), ...picture.to] : [picture.rows];

export const seriesColumn = (picture: Picture): string | undefined =>
  picture.kind === 'flow' ? picture.status : picture.columns;

/** @param context what `where` may read beside `row` */
export function* tallyPicture(
  register: Register,
  picture: Picture,
  views: Iterable<RowView>,
  context: Record<string, unknown>,
): Generator<void, PictureTally, void> {
  const series = seriesColumn(picture);
  const rows = new PictureAxis(rowColumns(picture));
  const columns = new PictureAxis(series === undefined ? [] : [series]);
  const measures = picture.measures.map(({ column }) => column);
  const sums: number[][][] = measures.map(() => []);
  const missing = measures.map(() => 0);
  const totals = measures.map(() => 0);
  const amounts = measures.map(() => 0);
  const rowTotals = measures.map((): number[] => []);
  const columnTotals = measures.map((): number[] => []);
  const add = (r: number, c: number): void => {
    for (let m = 0; m < amounts.length; m++) {
      const own = ((sums[m] ??= [])[r] ??= []);
      own[c] = (own[c] ?? 0) + (amounts[m] ?? 0);
    }
  };
  const addTo = (sides: number[][], place: number): void => {
    for (let m = 0; m < amounts.length; m++) {
      const own = (sides[m] ??= []);
      own[place] = (own[place] ?? 0) + (amounts[m] ?? 0);
    }
  };
  let count = 0;
  let seen = 0;
  for (const view of views) {
    if (++seen % STEP === 0) yield;
    if (picture.where !== undefined && !holds(picture.where, { ...context, row: view })) continue;
    count += 1;
    for (let m = 0; m < measures.length; m++) {
      const column = measures[m];
      const value = column === undefined ? 1 : view[column];
      if (typeof value !== 'number') missing[m] = (missing[m] ?? 0) + 1;
      amounts[m] = typeof value === 'number' ? value : 0;
      totals[m] = (totals[m] ?? 0) + (amounts[m] ?? 0);
    }
    const r = rows.placeOf(view);
    const c = columns.placeOf(view);
    if (r >= 0 && c >= 0) {
      add(r, c);
      addTo(rowTotals, r);
      addTo(columnTotals, c);
      continue;
    }
    const down = r >= 0 ? [r] : rows.placesOf(view);
    const across = c >= 0 ? [c] : columns.placesOf(view);
    for (const each of down) addTo(rowTotals, each);
    for (const each of across) addTo(columnTotals, each);
    for (const row of down) for (const each of across) add(row, each);
  }
  const rounded = (list: readonly number[]): number[] => Array.from(list, (sum) => roundHalfUp(sum ?? 0, 8));
  const isMulti = (id: string): boolean => columnOf(register, id)?.type === 'multi';
  return {
    rows: rows.groups,
    columns: columns.groups.length ? columns.groups : [{ parts: [] }],
    sums: sums.map((measure) => measure.map(rounded)),
    missing,
    count,
    overlapping: [...rowColumns(picture), ...(series === undefined ? [] : [series])].some(isMulti),
    totals: rounded(totals),
    rowTotals: rowTotals.map(rounded),
    columnTotals: columnTotals.map(rounded),
  };
}
