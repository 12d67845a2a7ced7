/** A casefile with its registers judged in one go: for rows that are at hand as a whole (samples, tests). */
import { type Answers, type RegisterRow, subjectsOf } from '../answer/answer.ts';
import { type Evaluation, evaluateCasefile } from '../form/evaluate.ts';
import { indexPack } from '../form/pack.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { RegisterState } from './call-results.ts';
import type { CheckedRow } from './check-rows.ts';
import { orderedIds, type RegisterRows } from './register.ts';
import { atOnce, settleRegisters } from './settle.ts';
import { RegisterWorld, type StoredRegister } from './world.ts';

export interface JudgedRows {
  /** With what the registers add up to. */
  evaluation: Evaluation;
  states: readonly RegisterState[];
  /** Register → its rows in order, as looked at; of the first subject of its kind. */
  checked: Map<string, CheckedRow[]>;
  /** All rows, of any subject. */
  world: RegisterWorld;
}

const EMPTY: ReadonlyMap<string, RegisterRow> = new Map();

/** @param rows register → row id → row as stored; of the first subject of its kind */
export function judgeRows(
  pack: Pack,
  answers: Answers,
  rows: ReadonlyMap<string, RegisterRows>,
  today: string,
): JudgedRows {
  const { questions } = indexPack(pack);
  const first = new Map<string, string>();
  for (const { id, kind } of subjectsOf(answers)) if (!first.has(kind)) first.set(kind, id);
  const subjectOf = (question: string): string => first.get(questions.get(question)?.form.subject ?? '') ?? '';
  const stored = (subject: string, question: string): StoredRegister => {
    const own = (subject === subjectOf(question) ? rows.get(question) : undefined) ?? EMPTY;
    return { rows: own, ids: orderedIds(own), version: 1 };
  };
  const world = new RegisterWorld({ pack, stored });
  const evaluate = (states: readonly RegisterState[]): Evaluation => evaluateCasefile(pack, answers, today, states);
  const { evaluation, states } = atOnce(settleRegisters(evaluate, (settled) => world.update(settled, today), []));
  const checked = new Map<string, CheckedRow[]>();
  for (const { subject, question } of states)
    if (subject === subjectOf(question)) checked.set(question, world.checked(subject, question));
  return { evaluation, states, checked, world };
}
