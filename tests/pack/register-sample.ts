/** Registers of a pack in tests: rows as plain cells, judged as the desk judges them. */
import { answerKey, type Answers, type CellValue, keyText, subjectsOf } from '../../core/answer/answer.ts';
import type { Evaluation } from '../../core/form/evaluate.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { RegisterState } from '../../core/register/call-results.ts';
import type { CheckedRow } from '../../core/register/check-rows.ts';
import { judgeRows } from '../../core/register/judge-rows.ts';

export type Cells = Readonly<Record<string, CellValue>>;
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

export function judgeRegisters(pack: Pack, answers: Answers, rows: Rows, today: string): Judged {
  const byRegister = new Map(
    Object.entries(rows).map(([id, own]) => [
      id,
      new Map(own.map((cells, at) => [`r${at}`, { order: String(at).padStart(6, '0'), cells }])),
    ]),
  );
  const { evaluation, states, checked } = judgeRows(pack, answers, byRegister, today);
  return {
    evaluation,
    states: Object.fromEntries(states.map((state) => [state.question, state])),
    checked: Object.fromEntries(checked),
  };
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
