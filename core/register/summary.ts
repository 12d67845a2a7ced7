/** Numbers over all rows of a register, as expressions read them: `q.<register>.<id>`, and `count` always. */
import { isFilled } from '../form/functions.ts';
import type { Register, RegisterSummary } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';

export type SummaryValue = number | string | null | ReadonlySet<string>;
export type SummaryView = Record<string, SummaryValue> & { count: number };

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

  get result(): SummaryValue {
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

/** Rows come one after the other, so that a long register can be looked through in steps. */
export class Summing {
  readonly #collectors: { id: string; collector: Collector }[];
  #count = 0;

  constructor(register: Register) {
    this.#collectors = (register.summaries ?? []).map((summary) => ({
      id: summary.id,
      collector: new Collector(summary),
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
