/**
 * What a register's marks come to: rows of one item (指标) on many objects are one result, results are counted, weighed
 * and gathered in groups. A row marked costs that row's item; the totals are added up when they are asked for.
 * Formulas: 符合率 = Σx ÷ 适用项 × 100; 得分 = 100 × Σ(w·x̄) ÷ Σw, x̄ the mean over an item's objects.
 */
import { displayValue } from '../form/display.ts';
import { isFilled } from '../form/functions.ts';
import { optionsOf } from '../form/pack.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import type { Score } from '../form/schema/row-source.ts';
import type { RowView } from '../form/view.ts';
import { addItem, addSums, noSums, numbersOf, type ScoreSums } from './score-sums.ts';

export interface ScoreNumbers {
  /** Items; those not wholly marked; those not applicable; the rest, which count. */
  total: number;
  open: number;
  excluded: number;
  applicable: number;
  /** Option → items with that result. */
  counts: Record<string, number>;
  /** Per cent of the results, each item alike; `null` while nothing is applicable. */
  rate: number | null;
  /** Out of 100, by weight and by the mean over objects. */
  score: number | null;
}

export interface ScoreItem {
  key: string;
  /** Option; `null` while a row of it is open. */
  result: string | null;
  /** Of the result; `null` for items open or not applicable. */
  x: number | null;
  weight: number;
  rows: number;
  group: string;
  /** Columns of its first row that the score shows. */
  [column: string]: unknown;
}

export interface ScoreSummary extends ScoreNumbers {
  groups: (ScoreNumbers & { key: string; label: string })[];
}

export interface ScoreView extends ScoreSummary {
  items: ScoreItem[];
}

interface Tallied {
  key: string;
  group: unknown;
  weight: number;
  shown: Record<string, unknown>;
  rows: number;
  open: number;
  /** Option → rows. */
  marks: Map<string, number>;
  item: ScoreItem | undefined;
  mean: number | null;
}

interface TalliedGroup {
  key: string;
  label: string;
  items: Tallied[];
  /** `undefined` once an item of it is marked otherwise. */
  sums: ScoreSums | undefined;
}

export class ScoreTally {
  readonly #pack: Pack;
  readonly #register: Register;
  readonly #score: Score;
  readonly #options: readonly string[];
  readonly #items = new Map<string, Tallied>();
  /** In the order they are shown; `undefined` once an item came or went. */
  #groups: Map<string, TalliedGroup> | undefined;

  constructor(pack: Pack, register: Register, score: Score) {
    this.#pack = pack;
    this.#register = register;
    this.#score = score;
    const column = register.columns.find(({ id }) => id === score.column);
    this.#options = column?.type === 'choice' ? optionsOf(pack, column).map(({ id }) => id) : [];
  }

  /** A row came (`before` is null), went (`after` is null) or is marked otherwise. Items stand in the order they came. */
  update(before: RowView | null, after: RowView | null): void {
    if (after) this.#count(after, 1);
    if (before) this.#count(before, -1);
  }

  #count(row: RowView, step: 1 | -1): void {
    const { per, groupBy, weight, column, show = [] } = this.#score;
    const key = per === undefined ? row._id : textOf(row[per]);
    let tallied = this.#items.get(key);
    if (!tallied) {
      const own = weight === undefined ? 1 : Number(row[weight]);
      tallied = {
        key,
        group: groupBy === undefined ? null : row[groupBy],
        // Without a weight of its own an item counts as any other.
        weight: Number.isFinite(own) && own > 0 ? own : 1,
        shown: Object.fromEntries(show.map((id) => [id, row[id] ?? null])),
        rows: 0,
        open: 0,
        marks: new Map(),
        item: undefined,
        mean: null,
      };
      this.#items.set(key, tallied);
      this.#groups = undefined;
    }
    tallied.rows += step;
    tallied.item = undefined;
    const group = this.#groups?.get(textOf(tallied.group));
    if (group) group.sums = undefined;
    const mark = row[column];
    if (!isFilled(mark)) tallied.open += step;
    else tallied.marks.set(textOf(mark), (tallied.marks.get(textOf(mark)) ?? 0) + step);
    if (tallied.rows === 0) {
      this.#items.delete(key);
      this.#groups = undefined;
    }
  }

  /** Without the items: what a screen shows after every mark. */
  get summary(): ScoreSummary {
    this.#groups ??= this.#grouped();
    const all = noSums(this.#options);
    const groups = [...this.#groups.values()].map((group) => {
      const sums = (group.sums ??= this.#sumsOf(group.items));
      addSums(all, sums);
      return { key: group.key, label: group.label, ...numbersOf(sums) };
    });
    return { ...numbersOf(all), groups: this.#groupColumn ? groups : [] };
  }

  get result(): ScoreView {
    const { summary } = this;
    return { ...summary, items: [...this.#items.values()].flatMap(({ item }) => item ?? []) };
  }

  #grouped(): Map<string, TalliedGroup> {
    const found = new Map<string, Tallied[]>();
    for (const tallied of this.#items.values()) {
      const key = textOf(tallied.group);
      const own = found.get(key);
      if (own) own.push(tallied);
      else found.set(key, [tallied]);
    }
    return new Map(
      this.#groupOrder([...found.keys()]).map((key) => {
        const items = found.get(key) ?? [];
        return [key, { key, label: this.#label(items), items, sums: undefined }];
      }),
    );
  }

  #sumsOf(items: readonly Tallied[]): ScoreSums {
    const sums = noSums(this.#options);
    for (const tallied of items) addItem(sums, this.#settle(tallied), tallied.mean);
    return sums;
  }

  #settle(tallied: Tallied): ScoreItem {
    if (tallied.item) return tallied.item;
    const { values } = this.#score;
    const marks = [...tallied.marks].filter(([, rows]) => rows > 0);
    const counted = marks.flatMap(([option, rows]) => {
      const x = values[option];
      return x === undefined ? [] : [{ option, rows, x }];
    });
    const rows = counted.reduce((sum, each) => sum + each.rows, 0);
    const isOpen = tallied.open > 0;
    tallied.mean = isOpen || rows === 0 ? null : counted.reduce((sum, each) => sum + each.x * each.rows, 0) / rows;
    const result = isOpen ? null : this.#resultOf(counted, tallied.mean, marks);
    return (tallied.item = {
      ...tallied.shown,
      key: tallied.key,
      result,
      x: result === null ? null : (values[result] ?? null),
      weight: tallied.weight,
      rows: tallied.rows,
      group: textOf(tallied.group),
    });
  }

  /** All rows alike: that option. Else something between, the option nearest to their mean; pass and fail alone give fail. */
  #resultOf(
    counted: readonly { option: string }[],
    mean: number | null,
    marks: readonly (readonly [string, number])[],
  ): string | null {
    if (counted.length === 1) return counted[0]?.option ?? null;
    if (mean === null) return marks[0]?.[0] ?? null;
    const options = Object.entries(this.#score.values);
    const between = options.filter(([, x]) => x > 0 && x < 1);
    if (between.length === 0) return options.reduce((low, each) => (each[1] < low[1] ? each : low))[0];
    return between.reduce((best, each) => (Math.abs(each[1] - mean) < Math.abs(best[1] - mean) ? each : best))[0];
  }

  /** Options in the pack's order, other values as they came; rows without a group last. */
  #groupOrder(keys: string[]): string[] {
    const column = this.#groupColumn;
    const order = column?.type === 'choice' ? optionsOf(this.#pack, column).map(({ id }) => id) : [];
    const place = (key: string): number => {
      const at = order.indexOf(key);
      return key === '' ? keys.length + order.length : at < 0 ? order.length + keys.indexOf(key) : at;
    };
    return [...keys].sort((a, b) => place(a) - place(b));
  }

  get #groupColumn(): Column | undefined {
    return this.#register.columns.find(({ id }) => id === this.#score.groupBy);
  }

  #label([first]: readonly Tallied[]): string {
    const column = this.#groupColumn;
    const value = first?.group;
    return column && isFilled(value) ? displayValue({ pack: this.#pack }, column, value) : '';
  }
}

const textOf = (value: unknown): string => (isFilled(value) ? String(value).trim() : '');
