/** What every field of the open form knows. Stable while a form is open, so that memoised fields stay as they are. */
import { createContext, use } from 'react';
import type { NamedSubject } from '../../../core/form/parse.ts';
import type { Evaluation } from '../../../core/form/evaluate.ts';
import type { Form, Pack } from '../../../core/form/pack-schema.ts';
import { evaluation } from '../../store/casefile-state.ts';
import { useStable } from './use-stable.ts';

export interface QuestionnaireScope {
  pack: Pack;
  form: Form;
  /** Id of the subject the form is about. */
  subject: string;
  readOnly: boolean;
}

export const ScopeContext = createContext<QuestionnaireScope | null>(null);

/** @throws outside a questionnaire page. */
export function useScope(): QuestionnaireScope {
  const scope = use(ScopeContext);
  if (!scope) throw new Error('No questionnaire scope');
  return scope;
}

function namedSubjects(state: Evaluation | null): NamedSubject[] {
  return [...(state?.subjects.values() ?? [])].map(({ subject, name }) => ({
    id: subject.id,
    kind: subject.kind,
    name,
  }));
}

/** Every subject of the casefile by name; the same list while no name changes. */
export function useNamedSubjects(): NamedSubject[] {
  return useStable(
    evaluation,
    namedSubjects,
    (a, b) => a.length === b.length && a.every((s, i) => s.id === b[i]?.id && s.name === b[i]?.name),
  );
}

/** For handlers that need the names once. */
export const readNamedSubjects = (): NamedSubject[] => namedSubjects(evaluation.get());
