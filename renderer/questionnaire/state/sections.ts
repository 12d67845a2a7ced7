import type { Evaluation } from '../../../core/form/evaluate.ts';
import type { Form, Section } from '../../../core/form/pack-schema.ts';
import { evaluation } from '../../store/casefile-state.ts';
import { useStable } from './use-stable.ts';

export interface SectionStatus {
  id: string;
  title: string;
  required: number;
  answered: number;
  errors: number;
  warnings: number;
}

function statusOf(form: Form, subject: string, state: Evaluation | null): SectionStatus[] {
  const own = state?.subjects.get(subject);
  if (!own)
    return form.sections.map(({ id, title }) => ({ id, title, required: 0, answered: 0, errors: 0, warnings: 0 }));
  const missing = new Set<string>();
  const errors = new Map<string, number>();
  const warnings = new Map<string, number>();
  for (const { at, level, kind } of state?.findings ?? []) {
    if (at.subject !== subject) continue;
    if (kind === 'required') missing.add(at.question);
    if (level === 'error') errors.set(at.question, (errors.get(at.question) ?? 0) + 1);
    if (level === 'warning') warnings.set(at.question, (warnings.get(at.question) ?? 0) + 1);
  }
  const sum = (section: Section, counts: Map<string, number>): number =>
    section.questions.reduce((total, { id }) => total + (counts.get(id) ?? 0), 0);
  return form.sections
    .filter((section) => own.visible.has(`section:${section.id}`))
    .map((section) => {
      const required = section.questions.filter(({ id }) => own.required.has(id));
      return {
        id: section.id,
        title: section.title,
        required: required.length,
        answered: required.filter(({ id }) => !missing.has(id)).length,
        errors: sum(section, errors),
        warnings: sum(section, warnings),
      };
    });
}

/** Sections asked now, with what is done and what is wrong in each. */
export function useSections(form: Form, subject: string): SectionStatus[] {
  return useStable(
    evaluation,
    (state) => statusOf(form, subject, state),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
}
