/** Which documents a casefile can make, and how far each is. */
import { offeredDocuments } from '../../../core/document/offered.ts';
import { documentFindings } from '../../../core/document/build-model.ts';
import { shownQuestions } from '../../../core/document/shown-questions.ts';
import type { Evaluation, SubjectState } from '../../../core/form/evaluate.ts';
import type { Finding } from '../../../core/form/finding.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { DocumentDefinition, Form, Pack } from '../../../core/form/pack-schema.ts';
import { today } from '../../store/clock.ts';

export interface Readiness {
  document: DocumentDefinition;
  subject: SubjectState;
  required: number;
  answered: number;
  /** What keeps the document from being final. */
  errors: Finding[];
  /** Of these, contradictions and wrong formats; the rest is only not filled in yet. */
  wrong: number;
  warnings: Finding[];
  formal: boolean;
}

/** One entry per document and subject of its kind, in the pack's order. */
export function readinessOf(pack: Pack, evaluation: Evaluation): Readiness[] {
  return offeredDocuments(pack, evaluation, today()).map(({ document, subject }) =>
    readiness(pack, evaluation, document, subject),
  );
}

function readiness(pack: Pack, evaluation: Evaluation, document: DocumentDefinition, subject: SubjectState): Readiness {
  const index = indexPack(pack);
  const findings = documentFindings(index, evaluation, document, subject);
  const errors = findings.filter((finding) => finding.level === 'error');
  const warnings = findings.filter((finding) => finding.level === 'warning');
  /** Whose answers to a form the document shows: the subject's own, or those of the one of a single kind. */
  const holder = (form: Form | undefined): SubjectState | undefined => {
    if (!form || form.subject === subject.subject.kind) return subject;
    const single = index.kinds.get(form.subject)?.single === true;
    return single ? [...evaluation.subjects.values()].find((state) => state.subject.kind === form.subject) : undefined;
  };
  let required = 0;
  let answered = 0;
  for (const form of document.forms) {
    const progress = holder(index.forms.get(form))?.progress.get(form);
    required += progress?.required ?? 0;
    answered += progress?.answered ?? 0;
  }
  const missing = new Set(errors.flatMap(({ kind, at }) => (kind === 'required' ? [at.question] : [])));
  for (const [question, { needed }] of shownQuestions(document)) {
    const form = index.questions.get(question)?.form;
    if (!needed || !form || document.forms.includes(form.id) || !holder(form)?.required.has(question)) continue;
    required += 1;
    if (!missing.has(question)) answered += 1;
  }
  const wrong = errors.filter((finding) => finding.kind !== 'required').length;
  return { document, subject, required, answered, errors, wrong, warnings, formal: errors.length === 0 };
}
