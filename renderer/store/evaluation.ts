/** Recomputes findings, progress and computed values after a pause in typing, when the browser is idle. */
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import { today } from './clock.ts';
import { answers, evaluation, openCasefile } from './casefile-state.ts';

const PAUSE_MS = 120;
const LATEST_MS = 1000;
let timer: number | undefined;

export function scheduleEvaluation(now = false): void {
  window.clearTimeout(timer);
  if (now) evaluate();
  else timer = window.setTimeout(() => requestIdleCallback(evaluate, { timeout: LATEST_MS }), PAUSE_MS);
}

function evaluate(): void {
  const open = openCasefile.get();
  if (open) evaluation.set(evaluateCasefile(open.pack, answers.get(), today()));
}
