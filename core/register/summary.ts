/** Numbers over all rows of a register, as expressions read them: `q.<register>.<id>`, and `count` always. */
import { numberText } from '../form/display.ts';
import { isFilled } from '../form/functions.ts';
import type { Register, RegisterSummary } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';

type Single = number | string | null;
/** Of a summary `by` a column: value of that column → its own number. */
export type SummaryValue = Single | ReadonlySet<string> | Readonly<Record<string, Single | ReadonlySet<string>>>;
export type SummaryView = Record<string, SummaryValue> & { count: number };

/** One value that can be shown to people; sets and numbers by column are for expressions. */
export const isSingle = ({ of, by }: Pick<RegisterSummary, 'of' | 'by'>): boolean => of !== 'set' && by === undefined;

class Collector {
  readonly #summary: RegisterSummary;
  #count = 0;
  #sum = 0;
  #extreme: number | string | null = null;
  readonly #seen = new Set<string>();

  constructor(summary: RegisterSummary) {
    this.#summary = summary;
  }

  add(row: RowView): void {
    const { column, of } = this.#summary;
    const value = column === undefined ? undefined : row[column];
    if (of === 'count') {
      if (column === undefined || isFilled(value)) this.#count += 1;
      return;
    }
    if (!isFilled(value)) return;
    if (of === 'distinct' || of === 'set')
      for (const each of Array.isArray(value) ? value : [value]) this.#seen.add(String(each).trim());
    if (of === 'sum' && typeof value === 'number') this.#sum += value;
    if ((of === 'min' || of === 'max') && (typeof value === 'number' || typeof value === 'string')) {
      const isBetter = this.#extreme === null || (of === 'min' ? value < this.#extreme : value > this.#extreme);
      if (isBetter) this.#extreme = value;
    }
  }

  get result(): Single | ReadonlySet<string> {
    switch (this.#summary.of) {
      case 'count':
        return this.#count;
      case 'sum':
        return this.#sum;
      case 'distinct':
        return this.#seen.size;
      case 'set':
        return this.#seen;
      default:
        return this.#extreme;
    }
  }
}

/** One collector for each value of the column. */
class CollectorsBy {
  readonly #summary: RegisterSummary;
  readonly #by: string;
  readonly #collectors = new Map<string, Collector>();

  constructor(summary: RegisterSummary, by: string) {
    this.#summary = summary;
    this.#by = by;
  }

  add(row: RowView): void {
    const value = row[this.#by];
    if (!isFilled(value)) return;
    for (const each of Array.isArray(value) ? value : [value]) {
      const key = String(each).trim();
      let collector = this.#collectors.get(key);
      if (!collector) this.#collectors.set(key, (collector = new Collector(this.#summary)));
      collector.add(row);
    }
  }

  get result(): SummaryValue {
    return Object.fromEntries([...this.#collectors].map(([key, { result }]) => [key, result]));
  }
}

/** Rows come one after the other, so that a long register can be looked through in steps. */
export class Summing {
  readonly #collectors: { id: string; collector: Collector | CollectorsBy }[];
  #count = 0;

  constructor(register: Register) {
    this.#collectors = (register.summaries ?? []).map((summary) => ({
      id: summary.id,
      collector: summary.by === undefined ? new Collector(summary) : new CollectorsBy(summary, summary.by),
    }));
  }

  /** @param counts for each summary whether its `where` holds for the row */
  add(row: RowView, counts: readonly boolean[]): void {
    this.#count += 1;
    this.#collectors.forEach(({ collector }, i) => {
      if (counts[i]) collector.add(row);
    });
  }

  get result(): SummaryView {
    const values = this.#collectors.map(({ id, collector }) => [id, collector.result]);
    return { ...Object.fromEntries(values), count: this.#count };
  }
}

/** A number of a register as people read it; 「—」 where no row says anything: that is not zero. */
export function summaryText(value: number | string | null | undefined): string {
  return typeof value === 'number' ? numberText(value, { group: true }) : (value ?? '—');
}
