/** Whether what a binding names is still asked by the pack: packs change, bindings outlive them. */
import type { Form, Question } from '../form/pack-schema.ts';
import type { BindingPlace } from './binding-file.ts';

export function findQuestion(forms: readonly Form[], id: string): Question | undefined {
  for (const form of forms)
    for (const section of form.sections)
      for (const question of section.questions) if (question.id === id) return question;
  return undefined;
}

/** One Chinese sentence; '' when the question, its field and its columns are there (or none is named). */
export function questionProblem(entry: BindingPlace, forms: readonly Form[]): string {
  if (entry.question === undefined) return '';
  const [id = '', field] = entry.question.split('.');
  const question = findQuestion(forms, id);
  if (!question || question.type === 'note') return `问卷里已没有问题「${entry.question}」`;
  if (field !== undefined) {
    const known = question.type === 'contact' && question.fields.some((each) => each.field === field);
    if (!known) return `问题「${id}」已没有「${field}」一项`;
  }
  if (question.type !== 'table') return '';
  const columns = new Set(question.columns.map((column) => column.id));
  const gone = (entry.columns ?? []).flatMap(({ column }) => (column && !columns.has(column) ? [`「${column}」`] : []));
  return gone.length > 0 ? `表格「${question.label}」已没有列${gone.join('')}` : '';
}
