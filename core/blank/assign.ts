/**
 * From a person's values, keyed by label paths, to places: what goes where, what fits nowhere, what fits several places.
 * Nothing is guessed: two places that fit equally well get nothing.
 */
import { findByLabel, nearestLabels } from './find-place.ts';
import { Finder } from './finder.ts';
import {
  type BlankColumn,
  type BlankPlace,
  type FillReport,
  type FillRow,
  type FillValue,
  UNTOUCHABLE,
} from './place.ts';
import { periodOf } from './period.ts';
import { fitValue, isImage, isRows } from './value.ts';

export interface Assignment {
  /** {@link BlankPlace.id} */
  place: string;
  value: FillValue;
}

/** What a format's filling step answers; keys are joined to it by place. */
export interface FillOutcome {
  bytes: Uint8Array;
  report: {
    placed: { place: string; at: string; text: string }[];
    refused: { place: string; at: string; reason: string }[];
    mismatched: { place: string; at: string; expected: string; found: string }[];
  };
}

export interface Assigned {
  /** At most one for each place, in the order of the places. */
  assignments: Assignment[];
  /** Keys behind each assigned place. */
  keys: Map<string, string[]>;
  unplaced: FillReport['unplaced'];
  ambiguous: FillReport['ambiguous'];
  refused: FillReport['refused'];
}

const REASONS: Partial<Record<BlankPlace['kind'], string>> = {
  sign: '这里要由本人签字或盖章，不能代填。',
  'office-use': '这里由受理单位填写，不能代填。',
  formula: '这里由公式计算，不能填写。',
  protected: '这里被工作表保护锁定，不能填写。',
};

class Assigner {
  readonly result: Assigned = { assignments: [], keys: new Map(), unplaced: [], ambiguous: [], refused: [] };
  private readonly values = new Map<string, FillValue>();
  private readonly finder: Finder;
  private readonly places: readonly BlankPlace[];

  constructor(places: readonly BlankPlace[]) {
    this.places = places;
    this.finder = new Finder(places);
  }

  run(values: Record<string, FillValue>): Assigned {
    for (const [key, value] of Object.entries(values)) this.key(key, value);
    for (const place of this.places) {
      const value = this.values.get(place.id);
      if (value !== undefined) this.result.assignments.push({ place: place.id, value });
    }
    return this.result;
  }

  private key(key: string, value: FillValue): void {
    const found = this.finder.find(key, value);
    const period = periodOf(found, this.places, value);
    if (period) return period.forEach(([place, date]) => this.single(key, place, date));
    const [target, second] = found;
    if (!target) return this.nowhere(key);
    if (second) {
      const candidates = found.map((each) => ({
        place: each.place.id,
        at: each.of === 'column' ? each.column.at : each.place.at,
        label: each.of === 'column' ? [...each.place.label, ...each.column.label] : each.place.label,
      }));
      this.result.ambiguous.push({ key, candidates });
      return;
    }
    const { place } = target;
    const why = UNTOUCHABLE.has(place.kind) ? REASONS[place.kind] : undefined;
    if (why !== undefined) return this.refuse(key, place.at, why);
    if (target.of === 'column') return this.column(key, place, target.column, value);
    if (target.of === 'option') return this.option(key, place, target.option, value === true);
    if (place.kind === 'row') return this.rows(key, place, value);
    this.single(key, place, value);
  }

  private single(key: string, place: BlankPlace, value: FillValue): void {
    const fitted = fitValue(place, value);
    if ('reason' in fitted) return this.refuse(key, place.at, fitted.reason);
    this.set(key, place, fitted.value);
  }

  private nowhere(key: string): void {
    const near = this.finder.near(key);
    const reason = near.length > 0 ? `没有这个标签，相近的有：${near.join('；')}。` : '没有这个标签。';
    this.result.unplaced.push({ key, reason });
  }

  private refuse(key: string, at: string, reason: string): void {
    this.result.refused.push({ key, at, reason });
  }

  private set(key: string, place: BlankPlace, value: FillValue): void {
    const keys = this.result.keys.get(place.id);
    if (keys) return this.refuse(key, place.at, `这里已由「${keys.join('」「')}」填写。`);
    this.values.set(place.id, value);
    this.result.keys.set(place.id, [key]);
  }

  /** Ticks given one by one under the options' own names. */
  private option(key: string, place: BlankPlace, option: string, on: boolean): void {
    const before = this.values.get(place.id);
    const ticked = Array.isArray(before) ? before.filter((each) => typeof each === 'string') : [];
    const now = on ? [...ticked, option] : ticked;
    if (place.kind === 'tick-one' && now.length > 1) return this.refuse(key, place.at, '只能选一项。');
    this.values.set(place.id, now);
    this.result.keys.set(place.id, [...(this.result.keys.get(place.id) ?? []), key]);
  }

  private rows(key: string, place: BlankPlace, value: FillValue): void {
    // No rows are none to write.
    if (Array.isArray(value) && value.length === 0) return;
    if (isImage(value) || !isRows(value)) {
      const columns = place.columns ?? [];
      const [only] = columns;
      if (only && columns.length === 1 && !isImage(value)) return this.column(key, place, only, value);
      const names = columns.map((column) => `「${column.label.join(' / ')}」`).join('');
      return this.refuse(key, place.at, `这里是表格，请给出若干行，列名：${names}。`);
    }
    const fits = place.limit === undefined ? value : value.slice(0, place.limit);
    value.slice(fits.length).forEach((_row, index) => {
      const number = fits.length + index + 1;
      this.refuse(`${key}（第 ${number} 行）`, place.at, `限 ${fits.length} 项，这一行没有写入。`);
    });
    const rows = fits.map((row, index) => this.row(key, place, row, index));
    this.set(key, place, rows);
  }

  private row(key: string, place: BlankPlace, row: FillRow, index: number): FillRow {
    const columns = place.columns ?? [];
    const fitted: FillRow = {};
    for (const [name, value] of Object.entries(row)) {
      const where = `${key} / ${name}`;
      const found = findByLabel(name, columns);
      const [column] = found;
      if (!column) {
        const near = nearestLabels(name, columns);
        const hint = near.length > 0 ? `，相近的有：${near.join('；')}` : '';
        if (index === 0) this.result.unplaced.push({ key: where, reason: `表格没有这一列${hint}。` });
      } else if (found.length > 1) {
        const candidates = found.map(({ at, label }) => ({ place: place.id, at, label: [...place.label, ...label] }));
        if (index === 0) this.result.ambiguous.push({ key: where, candidates });
      } else this.cell(`${where}（第 ${index + 1} 行）`, place, column, value, fitted);
    }
    return fitted;
  }

  private cell(key: string, place: BlankPlace, column: BlankColumn, value: FillValue, row: FillRow): void {
    const why = REASONS[column.kind];
    if (why !== undefined) return this.refuse(key, column.at, why);
    const fitted = fitValue(column, value);
    if ('reason' in fitted) return this.refuse(key, column.at, fitted.reason);
    if (isImage(fitted.value) || isRows(fitted.value)) return this.refuse(key, column.at, '表格里不能放图片或表格。');
    row[columnName(place, column)] = fitted.value as FillRow[string];
  }

  /** One column by its own name: a list goes down the rows, a single value into the first. */
  private column(key: string, place: BlankPlace, column: BlankColumn, value: FillValue): void {
    if (isRows(value) || isImage(value)) return this.refuse(key, column.at, '这里是表格的一列，请给出一个值或一列值。');
    const items =
      Array.isArray(value) && !/^tick/.test(column.kind) ? value.filter((each) => typeof each === 'string') : [value];
    const fits = place.limit === undefined ? items : items.slice(0, place.limit);
    items.slice(fits.length).forEach((_item, index) => {
      const number = fits.length + index + 1;
      this.refuse(`${key}（第 ${number} 行）`, column.at, `限 ${fits.length} 项，这一行没有写入。`);
    });
    const before = this.values.get(place.id);
    const rows: FillRow[] = before !== undefined && isRows(before) ? [...before] : [];
    const name = columnName(place, column);
    if (rows.some((row) => name in row)) return this.refuse(key, column.at, '这一列已经填写。');
    fits.forEach((item, index) => {
      const row = { ...(rows[index] ?? {}) };
      this.cell(key, place, column, item, row);
      rows[index] = row;
    });
    this.values.set(place.id, rows);
    this.result.keys.set(place.id, [...(this.result.keys.get(place.id) ?? []), key]);
  }
}

/** The name a row's value is handed on under: the column's label, or its cell where two columns share one. */
export function columnName(place: BlankPlace, column: BlankColumn): string {
  const name = column.label.join(' / ');
  const same = (place.columns ?? []).filter((each) => each.label.join(' / ') === name);
  return same.length > 1 ? column.at : name;
}

/** The column that `name` (of {@link columnName}) means. */
export const columnNamed = (place: BlankPlace, name: string): BlankColumn | undefined =>
  (place.columns ?? []).find((column) => columnName(place, column) === name || column.at === name);

export const assignValues = (places: readonly BlankPlace[], values: Record<string, FillValue>): Assigned =>
  new Assigner(places).run(values);
