/** Registers of a pack in tests: rows as plain cells, judged as the desk judges them. */
import {
  answerKey,
  type Answers,
  type CellValue,
  keyText,
  type RegisterRow,
  subjectsOf,
} from '../../core/answer/answer.ts';
import { evaluateCasefile, sharedViews, type Evaluation } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { RegisterState } from '../../core/register/call-results.ts';
import { RegisterChecker, type CheckedRow } from '../../core/register/check-rows.ts';
import { registerState } from '../../core/register/state.ts';

export type Cells = Record<string, CellValue>;
/** Register → rows in order. */
export type Rows = Readonly<Record<string, readonly Cells[]>>;

export interface Judged {
  evaluation: Evaluation;
  states: Record<string, RegisterState>;
  /** Register → its rows as looked at. */
  checked: Record<string, CheckedRow[]>;
}

export function registersOf(pack: Pack): QuestionOf<'register'>[] {
  return pack.forms.flatMap(({ sections }) =>
    sections.flatMap(({ questions }) => questions.filter((question) => question.type === 'register')),
  );
}

/** For packs whose only subject is single: the first subject owns every register. */
export function judgeRegisters(pack: Pack, answers: Answers, rows: Rows, today: string): Judged {
  const subject = subjectsOf(answers)[0]?.id ?? '';
  const plain = evaluateCasefile(pack, answers, today);
  const shared = sharedViews(indexPack(pack), [...plain.subjects.values()]);
  const context = { q: plain.subjects.get(subject)?.view ?? {}, ...shared, today };
  const judged: Judged = { evaluation: plain, states: {}, checked: {} };
  for (const register of registersOf(pack)) {
    if (!plain.subjects.get(subject)?.visible.has(register.id)) continue;
    const own = new Map<string, RegisterRow>(
      (rows[register.id] ?? []).map((cells, at) => [`r${at}`, { order: String(at).padStart(6, '0'), cells }]),
    );
    const checker = new RegisterChecker(pack, register, context);
    const state = registerState(checker, register, own, [...own.keys()], context);
    judged.states[register.id] = { subject, question: register.id, ...state };
    judged.checked[register.id] = [...own].map(([id, row]) => checker.check(id, row));
  }
  judged.evaluation = evaluateCasefile(pack, answers, today, Object.values(judged.states));
  return judged;
}

/** The answers with single ones changed; `null` takes one away. */
export function withAnswers(base: Answers, changes: Readonly<Record<string, CellValue | null>>): Answers {
  const answers = new Map(base);
  const subject = subjectsOf(base)[0]?.id ?? '';
  for (const [name, value] of Object.entries(changes)) {
    const [question = '', column = ''] = name.split('.');
    const key = answerKey(subject, question, '', column);
    if (value === null) answers.delete(keyText(key));
    else answers.set(keyText(key), { ...key, value });
  }
  return answers;
}
