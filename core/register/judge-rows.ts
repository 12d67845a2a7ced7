/** A casefile with its registers judged in one go: for rows that are at hand as a whole (samples, tests). */
import { type Answers, type RegisterRow, subjectsOf } from '../answer/answer.ts';
import { type Evaluation, evaluateCasefile, sharedViews } from '../form/evaluate.ts';
import { indexPack } from '../form/pack.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { RegisterState } from './call-results.ts';
import { type CheckedRow, RegisterChecker } from './check-rows.ts';
import { orderedIds, type RegisterRows } from './register.ts';
import { registerState } from './state.ts';

export interface JudgedRows {
  /** With what the registers add up to. */
  evaluation: Evaluation;
  states: RegisterState[];
  /** Register → its rows in order, as looked at. */
  checked: Map<string, CheckedRow[]>;
}

/** @param rows register → row id → row; of the one subject of a single kind */
export function judgeRows(
  pack: Pack,
  answers: Answers,
  rows: ReadonlyMap<string, RegisterRows>,
  today: string,
): JudgedRows {
  const index = indexPack(pack);
  const plain = evaluateCasefile(pack, answers, today);
  const shared = sharedViews(index, [...plain.subjects.values()]);
  const judged: Omit<JudgedRows, 'evaluation'> = { states: [], checked: new Map() };
  for (const { id: subject, kind } of subjectsOf(answers)) {
    const state = plain.subjects.get(subject);
    if (!state || !index.kinds.get(kind)?.single) continue;
    const context = { q: state.view, ...shared, today };
    for (const { question } of index.questionsOfKind.get(kind) ?? []) {
      if (question.type !== 'register' || !state.visible.has(question.id)) continue;
      const own = rows.get(question.id) ?? new Map<string, RegisterRow>();
      const ids = orderedIds(own);
      const checker = new RegisterChecker(pack, question, context);
      judged.states.push({ subject, question: question.id, ...registerState(checker, question, own, ids, context) });
      const looked = ids.flatMap((id) => {
        const row = own.get(id);
        return row ? [checker.check(id, row)] : [];
      });
      judged.checked.set(question.id, looked);
    }
  }
  return { evaluation: evaluateCasefile(pack, answers, today, judged.states), ...judged };
}
