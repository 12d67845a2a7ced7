/** Everything a place can be bound to: the questions of the document's forms, a contact's fields each for itself. */
import { indexPack } from '../../../../core/form/pack.ts';
import type { Column, Form, Pack, Question, Section } from '../../../../core/form/pack-schema.ts';
import { t } from '../../../strings/t.ts';
import type { ListOption } from '../../../questionnaire/fields/Combobox.tsx';

export interface Target {
  /** `question` or `question.field`, as a binding names it. */
  id: string;
  label: string;
  form: Form;
  section: Section;
  question: Question;
}

export function targetsOf(pack: Pack, forms: readonly string[]): Map<string, Target> {
  const index = indexPack(pack);
  const targets = new Map<string, Target>();
  for (const id of forms) {
    const form = index.forms.get(id);
    for (const section of form?.sections ?? [])
      for (const question of section.questions)
        for (const part of form ? partsOf(question) : [])
          targets.set(part.id, { ...part, form: form as Form, section, question });
  }
  return targets;
}

function partsOf(question: Question): { id: string; label: string }[] {
  if (question.type === 'note') return [];
  if (question.type !== 'contact') return [{ id: question.id, label: question.label }];
  return question.fields.map(({ field }) => ({
    id: `${question.id}.${field}`,
    label: t('templates.contactPart', { contact: question.label, part: t(`contact.${field}`) }),
  }));
}

/** Short name of the form and title of the section: what tells equal labels apart. */
export const whereabouts = ({ form, section }: Target): string =>
  t('templates.whereabouts', { form: form.short ?? form.title, section: section.title });

/** What a search offers: tables only for repeated rows, and only there. */
export function searchOptions(targets: ReadonlyMap<string, Target>, forRows: boolean): ListOption[] {
  return [...targets.values()]
    .filter(({ question }) => (question.type === 'table') === forRows)
    .map((target) => ({ id: target.id, label: target.label, hint: whereabouts(target) }));
}

export function columnsFor(target: Target | undefined): readonly Column[] {
  return target?.question.type === 'table' ? target.question.columns : [];
}
