/** Needs of forms and registers that are not met yet: what to answer first, and where. */
import type { Subject } from '../answer/answer.ts';
import { holds } from './expression.ts';
import type { PackIndex } from './pack.ts';
import type { Need } from './schema/need.ts';

export interface OpenNeed {
  text: string;
  /** Where to answer it. */
  subject: string;
  form: string;
  question: string;
}

/**
 * @param subjects all subjects of the casefile: a need may ask for an answer of the one enterprise
 * @returns by form id and register id, only those with something open
 */
export function openNeeds(
  index: PackIndex,
  subject: Subject,
  subjects: readonly Subject[],
  context: Record<string, unknown>,
): Map<string, OpenNeed[]> {
  const open = new Map<string, OpenNeed[]>();
  const look = (id: string, needs: readonly Need[] | undefined): void => {
    const list = (needs ?? []).flatMap((need) => {
      const entry = index.questions.get(need.ask);
      if (!entry || holds(need.unless, context)) return [];
      const holder =
        entry.form.subject === subject.kind ? subject : subjects.find(({ kind }) => kind === entry.form.subject);
      return holder ? [{ text: need.text, subject: holder.id, form: entry.form.id, question: need.ask }] : [];
    });
    if (list.length) open.set(id, list);
  };
  for (const id of index.kinds.get(subject.kind)?.forms ?? []) look(id, index.forms.get(id)?.needs);
  for (const { question } of index.questionsOfKind.get(subject.kind) ?? [])
    if (question.type === 'register') look(question.id, question.needs);
  return open;
}
