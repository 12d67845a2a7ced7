/** What the assessor needs next, from the state of the casefile. */
import type { Evaluation, SubjectState } from '../../../core/form/evaluate.ts';
import type { Finding } from '../../../core/form/finding.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { Form, Pack, SubjectKind } from '../../../core/form/pack-schema.ts';

export type NextStep =
  | { kind: 'form'; state: SubjectState; form: Form; missing: number }
  | { kind: 'subject'; subjectKind: SubjectKind }
  | { kind: 'errors'; count: number; first: Finding }
  /** `warnings`: what may stand in a formal document but should be looked at before. */
  | { kind: 'export'; warnings: number };

/** In reading order: fill forms, add a missing subject after the kinds before it are filled, mend errors, export. */
export function nextStep(pack: Pack, evaluation: Evaluation): NextStep {
  const index = indexPack(pack);
  for (const kind of pack.subjects) {
    const states = [...evaluation.subjects.values()].filter((state) => state.subject.kind === kind.kind);
    if (states.length === 0 && pack.documents.some((document) => document.subject === kind.kind))
      return { kind: 'subject', subjectKind: kind };
    for (const state of states)
      for (const id of kind.forms) {
        const progress = state.progress.get(id);
        const form = index.forms.get(id);
        if (form && progress && progress.answered < progress.required)
          return { kind: 'form', state, form, missing: progress.required - progress.answered };
      }
  }
  const errors = evaluation.findings.filter((finding) => finding.level === 'error');
  if (errors[0]) return { kind: 'errors', count: errors.length, first: errors[0] };
  return { kind: 'export', warnings: evaluation.findings.filter(({ level }) => level === 'warning').length };
}
