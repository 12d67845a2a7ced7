/** Findings by question and by cell. Pure. */
import type { Evaluation } from '../../../core/form/evaluate.ts';
import type { Finding } from '../../../core/form/finding.ts';

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
