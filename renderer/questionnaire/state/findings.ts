/** Findings by question and by cell. Blocks re-render only when their own findings change. */
import type { Finding } from '../../../core/form/finding.ts';
import type { Evaluation, SubjectState } from '../../../core/form/evaluate.ts';
import { evaluation } from '../../store/casefile-state.ts';
import { useStable } from './use-stable.ts';

const NONE: Finding[] = [];
const byQuestion = new WeakMap<Evaluation, Map<string, Finding[]>>();

/** Findings may point at another subject than the one they were computed for; `also` places count as well. */
function indexOf(state: Evaluation): Map<string, Finding[]> {
  const known = byQuestion.get(state);
  if (known) return known;
  const index = new Map<string, Finding[]>();
  for (const finding of state.findings) {
    const places = new Set([finding.at, ...(finding.also ?? [])].map((at) => `${at.subject}/${at.question}`));
    for (const place of places) {
      const list = index.get(place);
      if (list) list.push(finding);
      else index.set(place, [finding]);
    }
  }
  byQuestion.set(state, index);
  return index;
}

export function findingsOf(state: Evaluation | null, subject: string, question: string): Finding[] {
  return (state && indexOf(state).get(`${subject}/${question}`)) ?? NONE;
}

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

/** `row/column` → findings of that cell. */
export function findingsByCell(findings: Finding[], subject: string, question: string): Map<string, Finding[]> {
  const cells = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const at of [finding.at, ...(finding.also ?? [])]) {
      if (at.subject !== subject || at.question !== question || !at.row) continue;
      const key = `${at.row}/${at.column ?? ''}`;
      const list = cells.get(key);
      if (list) list.push(finding);
      else cells.set(key, [finding]);
    }
  }
  return cells;
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

export function readSubjectState(subject: string): SubjectState | undefined {
  return evaluation.get()?.subjects.get(subject);
}
