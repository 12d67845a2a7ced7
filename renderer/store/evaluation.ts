/** Recomputes findings, progress and computed values after a pause in typing, when the browser is idle. */
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import { today } from './clock.ts';
import { answers, evaluation, openCasefile } from './casefile-state.ts';
import { registerStates } from './register-states.ts';

const PAUSE_MS = 120;
const LATEST_MS = 400;
let timer: number | undefined;
/** When the oldest edit not yet looked at was made; somebody who never pauses must still see questions appear. */
let waitingSince = 0;

export function scheduleEvaluation(now = false): void {
  window.clearTimeout(timer);
  if (now) {
    evaluate();
    return;
  }
  const time = performance.now();
  waitingSince ||= time;
  const pause = Math.max(0, Math.min(PAUSE_MS, waitingSince + LATEST_MS - time));
  timer = window.setTimeout(() => requestIdleCallback(evaluate, { timeout: LATEST_MS }), pause);
}

function evaluate(): void {
  waitingSince = 0;
  const open = openCasefile.get();
  if (open) evaluation.set(evaluateCasefile(open.pack, answers.get(), today(), registerStates.get()));
}

registerStates.subscribe(() => scheduleEvaluation());
