/**
 * Answers and registers read one another: a computed question may read a register's score, and rows of another register
 * that question. They are reckoned in turn until nothing changes any more, starting from what was so last time.
 */
import type { Evaluation } from '../form/evaluate.ts';
import type { RegisterState } from './call-results.ts';

/** More turns than packs have registers that hang together through questions. */
const MOST = 12;

export interface Settled {
  evaluation: Evaluation;
  states: readonly RegisterState[];
}

/** Work in steps that can be interrupted. */
export type Steps<T> = Generator<void, T, void>;

const same = (a: readonly RegisterState[], b: readonly RegisterState[]): boolean =>
  a.length === b.length && a.every((state, i) => state === b[i]);

export function* settleRegisters(
  evaluate: (states: readonly RegisterState[]) => Evaluation,
  reckon: (evaluation: Evaluation) => Steps<readonly RegisterState[]>,
  before: readonly RegisterState[],
): Steps<Settled> {
  let states = before;
  for (let turn = 0; ; turn++) {
    const evaluation = evaluate(states);
    const next = yield* reckon(evaluation);
    if (same(states, next) || turn === MOST) return { evaluation, states: next };
    states = next;
  }
}

/** All steps, one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
