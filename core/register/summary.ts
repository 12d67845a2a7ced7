/** Numbers over all rows of a register, as expressions read them: `q.<register>.<id>`, and `count` always. */
import { holds } from '../form/expression.ts';
import { isFilled } from '../form/functions.ts';
import type { Register, RegisterSummary } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';

export type SummaryView = Record<string, number | string | null> & { count: number };

class Collector {
  readonly #summary: RegisterSummary;
  #count = 0;
  #sum = 0;
  #extreme: number | string | null = null;
  readonly #seen = new Set<string>();

  constructor(summary: RegisterSummary) {
    this.#summary = summary;
  }

  add(row: RowView, context: Record<string, unknown>): void {
    const { where, column, of } = this.#summary;
    if (where !== undefined && !holds(where, { ...context, row })) return;
    const value = column === undefined ? undefined : row[column];
    if (of === 'count') {
      if (column === undefined || isFilled(value)) this.#count += 1;
      return;
    }
    if (!isFilled(value)) return;
    if (of === 'distinct')
      for (const each of Array.isArray(value) ? value : [value]) this.#seen.add(String(each).trim());
    if (of === 'sum' && typeof value === 'number') this.#sum += value;
    if ((of === 'min' || of === 'max') && (typeof value === 'number' || typeof value === 'string')) {
      const isBetter = this.#extreme === null || (of === 'min' ? value < this.#extreme : value > this.#extreme);
      if (isBetter) this.#extreme = value;
    }
  }

  get result(): number | string | null {
    switch (this.#summary.of) {
      case 'count':
        return this.#count;
      case 'sum':
        return this.#sum;
      case 'distinct':
        return this.#seen.size;
      default:
        return this.#extreme;
    }
  }
}

export function summarize(register: Register, rows: Iterable<RowView>, context: Record<string, unknown>): SummaryView {
  const collectors = (register.summaries ?? []).map((summary) => ({
    id: summary.id,
    collector: new Collector(summary),
  }));
  let count = 0;
  for (const row of rows) {
    count += 1;
    for (const { collector } of collectors) collector.add(row, context);
  }
  return { ...Object.fromEntries(collectors.map(({ id, collector }) => [id, collector.result])), count };
}
