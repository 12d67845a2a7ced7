/** Blocks re-render only when their own findings change. */
import type { Finding } from '../../../core/form/finding.ts';
import { evaluation } from '../../store/casefile-state.ts';
import { findingsOf } from './findings-index.ts';
import { useStable } from './use-stable.ts';

function sameFindings(a: Finding[], b: Finding[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(
        (finding, i) => finding.id === b[i]?.id && finding.message === b[i]?.message && finding.level === b[i]?.level,
      ))
  );
}

export function useFindings(subject: string, question: string): Finding[] {
  return useStable(evaluation, (state) => findingsOf(state, subject, question), sameFindings);
}

export interface QuestionStatus {
  visible: boolean;
  required: boolean;
}

export function useQuestionStatus(subject: string, question: string): QuestionStatus {
  return useStable(
    evaluation,
    (state) => {
      const own = state?.subjects.get(subject);
      return { visible: own?.visible.has(question) ?? false, required: own?.required.has(question) ?? false };
    },
    (a, b) => a.visible === b.visible && a.required === b.required,
  );
}

/** Value of a computed question or a table with its computed columns, as rules see it. */
export function useViewed(subject: string, question: string): unknown {
  return useStable(
    evaluation,
    (state) => state?.subjects.get(subject)?.view[question] ?? null,
    (a, b) => Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b),
  );
}
