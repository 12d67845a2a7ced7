/** Rules that propose a column's value (重要数据识别): which a row meets, what they propose, and where a person must decide. */
import { holds } from '../form/expression.ts';
import { isFilled } from '../form/functions.ts';
import type { Identify } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';

export interface Identified {
  /** Rules met, in the pack's order. */
  met: { id: string; title: string; proposes: string; hint: boolean }[];
  /** Option proposed: the highest that a rule asks for, else the register's `otherwise`. */
  proposed: string;
  /**
   * `agreed`: the row says what is proposed. `open`: it says nothing yet. `lower`, `higher`: a person has decided
   * otherwise and must say why; `reasoned` when he has. `conflict`: rules that are met propose different options.
   */
  state: 'agreed' | 'open' | 'lower' | 'higher' | 'reasoned' | 'conflict';
}

export function identify(rules: Identify, row: RowView, context: Record<string, unknown>): Identified {
  const scope = { ...context, row };
  const met = rules.rules
    .filter((rule) => holds(rule.when, scope))
    .map(({ id, title, proposes, hint }) => ({ id, title, proposes, hint: hint === true }));
  const rank = (option: string): number => rules.order.indexOf(option);
  const binding = met.filter((rule) => !rule.hint);
  const proposed = binding.reduce(
    (best, { proposes }) => (rank(proposes) > rank(best) ? proposes : best),
    rules.otherwise,
  );
  return { met, proposed, state: stateOf(rules, row, binding, proposed, rank) };
}

function stateOf(
  rules: Identify,
  row: RowView,
  met: Identified['met'],
  proposed: string,
  rank: (option: string) => number,
): Identified['state'] {
  const own = row[rules.column];
  const isReasoned = rules.reason !== undefined && isFilled(row[rules.reason]);
  if (!isFilled(own)) return new Set(met.map(({ proposes }) => proposes)).size > 1 ? 'conflict' : 'open';
  if (own === proposed) return 'agreed';
  if (isReasoned) return 'reasoned';
  return rank(String(own)) < rank(proposed) ? 'lower' : 'higher';
}
