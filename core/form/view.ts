/** Answers of one subject as the plain values that expressions, checks and documents read. */
import { type Answer, type Answers, type ChoiceValue, type RowPresence, SUBJECT } from '../answer/answer.ts';
import type { Column, Question, QuestionOf } from './pack-schema.ts';

/** subject → question → its answers (one, or many for contacts and tables). */
export type GroupedAnswers = Map<string, Map<string, Answer[]>>;

export function groupAnswers(answers: Answers): GroupedAnswers {
  const groups: GroupedAnswers = new Map();
  for (const answer of answers.values()) {
    if (answer.question === SUBJECT) continue;
    let questions = groups.get(answer.subject);
    if (!questions) groups.set(answer.subject, (questions = new Map()));
    const list = questions.get(answer.question);
    if (list) list.push(answer);
    else questions.set(answer.question, [answer]);
  }
  return groups;
}

/** A table row as expressions see it: `_id`, `_fixed` (printed row), then one entry per column, missing ones `null`. */
export type RowView = Record<string, unknown> & { _id: string };

type Target = Record<string, unknown>;

/** Writes a choice's id under `id` and its free text under `id_other`, so that expressions never meet an object. */
function putChoice(target: Target, id: string, value: unknown): void {
  if (Array.isArray(value)) {
    const items = value as ChoiceValue[];
    target[id] = items.map((item) => (typeof item === 'string' ? item : item.option));
    const texts = items.filter((item) => typeof item !== 'string').map((item) => item.other);
    target[`${id}_other`] = texts.length ? texts.join('、') : null;
    return;
  }
  if (typeof value === 'object' && value !== null && 'option' in value) {
    const choice = value as { option: string; other: string };
    target[id] = choice.option;
    target[`${id}_other`] = choice.other || null;
    return;
  }
  target[id] = value ?? null;
  target[`${id}_other`] = null;
}

/** One value as expressions read it. */
export function putValue(target: Target, holder: Question | Column, value: unknown): void {
  if (holder.type === 'choice' || holder.type === 'multi') putChoice(target, holder.id, value);
  else target[holder.id] = value ?? null;
}

/** Rows in their order; ids break ties so that every device shows the same order. */
export function compareOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Printed rows first, in the pack's order; then the user's rows in theirs. Cells of absent rows stay in history only. */
function readTable(table: QuestionOf<'table'>, answers: readonly Answer[]): RowView[] {
  const present: { id: string; order: string }[] = [];
  const cells = new Map<string, Map<string, unknown>>();
  for (const answer of answers) {
    if (!answer.row) continue;
    if (answer.column === '') {
      present.push({ id: answer.row, order: (answer.value as RowPresence).order });
      continue;
    }
    let row = cells.get(answer.row);
    if (!row) cells.set(answer.row, (row = new Map()));
    row.set(answer.column, answer.value);
  }
  const rows: RowView[] = [];
  const fixed = table.fixedRows ?? [];
  const fixedIds = new Set(fixed.map((row) => row.id));
  const read = (id: string, printed: Record<string, unknown>): RowView => {
    const row: RowView = { _id: id };
    const own = cells.get(id);
    for (const column of table.columns) putValue(row, column, printed[column.id] ?? own?.get(column.id));
    return row;
  };
  for (const row of fixed) rows.push({ ...read(row.id, row.cells), _fixed: true });
  for (const { id } of present.filter((row) => !fixedIds.has(row.id)).sort(compareOrder)) rows.push(read(id, {}));
  return rows;
}

/** Puts the value of one question into the view. Computed questions and notes start as `null`. */
export function readQuestion(target: Target, question: Question, answers: readonly Answer[] = []): void {
  if (question.type === 'table') {
    target[question.id] = readTable(question, answers);
  } else if (question.type === 'contact') {
    const contact: Target = {};
    for (const { field } of question.fields)
      contact[field] = answers.find((answer) => answer.row === '' && answer.column === field)?.value ?? null;
    target[question.id] = contact;
  } else if (question.type === 'computed' || question.type === 'note') {
    target[question.id] = null;
  } else {
    putValue(target, question, answers.find((answer) => answer.row === '' && answer.column === '')?.value);
  }
}
