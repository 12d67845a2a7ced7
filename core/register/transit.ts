/**
 * States of registers on their way to the window. The values of a set may be 100,000 texts: they go along only when the
 * window has not met this very set.
 */
import type { RegisterState } from './call-results.ts';
import { stampOf } from './outside.ts';
import type { SummaryValue, SummaryView } from './summary.ts';

export type RegisterStateData = Omit<RegisterState, 'summary'> & {
  summary: Record<string, Exclude<SummaryValue, ReadonlySet<string>>> & { count: number };
  /** Summary → its set; without values where the window has them. */
  sets?: Record<string, { stamp: number; values?: string[] }>;
};

const isSet = (value: SummaryValue): value is ReadonlySet<string> => value instanceof Set;

/** @param known stamps of sets the window has */
export function packState(state: RegisterState, known: ReadonlySet<number>): RegisterStateData {
  const entries = Object.entries(state.summary);
  const plain = entries.filter(([, value]) => !isSet(value));
  const sets = entries.flatMap(([id, value]) => {
    if (!isSet(value)) return [];
    const stamp = stampOf(value);
    return [[id, known.has(stamp) ? { stamp } : { stamp, values: [...value] }] as const];
  });
  const summary = Object.fromEntries(plain) as RegisterStateData['summary'];
  return { ...state, summary, ...(sets.length > 0 ? { sets: Object.fromEntries(sets) } : {}) };
}

/** @param known sets met so far, by stamp; those no state names any more are forgotten */
export function unpackStates(
  list: readonly RegisterStateData[],
  known: Map<number, ReadonlySet<string>>,
): RegisterState[] {
  const met = new Set<number>();
  const states = list.map(({ sets = {}, ...state }): RegisterState => {
    const revived = Object.entries(sets).map(([id, { stamp, values }]) => {
      if (values) known.set(stamp, new Set(values));
      met.add(stamp);
      return [id, known.get(stamp) ?? new Set<string>()] as const;
    });
    return { ...state, summary: { ...state.summary, ...Object.fromEntries(revived) } as SummaryView };
  });
  for (const stamp of known.keys()) if (!met.has(stamp)) known.delete(stamp);
  return states;
}
