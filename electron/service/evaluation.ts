/** The open casefile's answers, and everything computed from them. */
import type { Answer } from '../../core/answer/answer.ts';
import { evaluateCasefile, type Evaluation } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import type { RegisterState } from '../../core/register/call-results.ts';
import type { Settled } from '../../core/register/settle.ts';
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
export function settled(open: OpenCasefile, today: string, register?: string): Settled {
  const { pack } = open.pack;
  const answers = plainAnswers(open);
  if (registersOf(pack).size === 0) return { evaluation: evaluateCasefile(pack, answers, today), states: [] };
  return open.registerStates.settle((states) => evaluateCasefile(pack, answers, today, states), today, register);
}

export const registerStates = (open: OpenCasefile, today: string): readonly RegisterState[] =>
  settled(open, today).states;

export const evaluateOpen = (open: OpenCasefile, today: string): Evaluation => settled(open, today).evaluation;
