/** The open casefile's answers, and everything computed from them. */
import type { Answer } from '../../core/answer/answer.ts';
import { evaluateCasefile, type Evaluation } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import type { RegisterState } from '../../core/register/call-results.ts';
import { atOnce, type Settled, type Steps } from '../../core/register/settle.ts';
import type { Casefile } from '../casefile/casefile.ts';
import type { OpenCasefile } from './session.ts';

const registerIds = new WeakMap<Pack, ReadonlySet<string>>();

/** Ids of a pack's registers: their rows are left out where answers are read as a whole. */
function registersOf(pack: Pack): ReadonlySet<string> {
  const known = registerIds.get(pack);
  if (known) return known;
  const entries = [...indexPack(pack).questions.values()];
  const ids = new Set(entries.flatMap(({ question }) => (question.type === 'register' ? [question.id] : [])));
  registerIds.set(pack, ids);
  return ids;
}

/** All answers but the rows of registers. */
export const plainAnswersOf = (casefile: Casefile, pack: Pack): Map<string, Answer> =>
  casefile.answers(registersOf(pack));

export const plainAnswers = (open: OpenCasefile): Map<string, Answer> => plainAnswersOf(open.casefile, open.pack.pack);

/**
 * Everything reckoned as of now.
 * @param register only what leads to its rows; other registers say what they said last
 */
export const settled = (open: OpenCasefile, today: string, register?: string): Settled =>
  atOnce(settling(open, today, register));

function* settling(open: OpenCasefile, today: string, register?: string): Steps<Settled> {
  const { pack } = open.pack;
  const answers = plainAnswers(open);
  if (registersOf(pack).size === 0) return { evaluation: evaluateCasefile(pack, answers, today), states: [] };
  const evaluate = (states: readonly RegisterState[]): Evaluation => evaluateCasefile(pack, answers, today, states);
  return yield* open.registerStates.settle(evaluate, today, register);
}

/** Longer than this the program does not keep others waiting while it looks through rows. */
const SLICE_MS = 30;

/** In slices, so that what is typed meanwhile is saved at once. */
export async function registerStates(open: OpenCasefile, today: string): Promise<readonly RegisterState[]> {
  const steps = settling(open, today);
  for (let began = performance.now(); ;) {
    const step = steps.next();
    if (step.done) return step.value.states;
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}

export const evaluateOpen = (open: OpenCasefile, today: string): Evaluation => settled(open, today).evaluation;
