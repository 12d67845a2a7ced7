/** The way from problem to problem through one form, in reading order. */
import type { Finding, Location } from '../../../core/form/finding.ts';
import type { Evaluation } from '../../../core/form/evaluate.ts';
import type { Form } from '../../../core/form/pack-schema.ts';
import type { Place } from './focus.ts';

interface Ordered {
  finding: Finding;
  rank: [number, number, number];
}

function rankIn(
  form: Form,
  state: Evaluation,
  subject: string,
): (at: Pick<Location, 'question' | 'row' | 'column'>) => Ordered['rank'] {
  const questions = form.sections.flatMap((section) => section.questions);
  const place = new Map(questions.map((question, i) => [question.id, i]));
  const view = state.subjects.get(subject)?.view ?? {};
  const rowsOf = new Map<string, Map<string, number>>();
  const rowIndex = (question: string, row: string): number => {
    let rows = rowsOf.get(question);
    if (!rows) {
      const list = view[question];
      rows = new Map(Array.isArray(list) ? list.map((item: { _id?: string }, i) => [item?._id ?? '', i]) : []);
      rowsOf.set(question, rows);
    }
    return rows.get(row) ?? -1;
  };
  return ({ question, row, column }) => {
    const at = place.get(question) ?? -1;
    const asked = questions[at];
    const columns =
      asked?.type === 'table'
        ? asked.columns.map((c) => c.id)
        : asked?.type === 'contact'
          ? asked.fields.map((f) => f.field as string)
          : [];
    return [at, row ? rowIndex(question, row) : -1, column ? columns.indexOf(column) : -1];
  };
}

function compare(a: Ordered['rank'], b: Ordered['rank']): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Errors and warnings of the form; hints are read where they stand. */
export function problemsOf(form: Form, state: Evaluation | null, subject: string): Finding[] {
  return (state?.findings ?? []).filter(
    (finding) => finding.at.subject === subject && finding.at.form === form.id && finding.level !== 'hint',
  );
}

/** The next place with a problem after (or before) `here`, around the end; `null` when there is none. */
export function nextProblem(
  form: Form,
  state: Evaluation | null,
  subject: string,
  here: Place,
  step: 1 | -1,
): Finding | null {
  if (!state) return null;
  const rank = rankIn(form, state, subject);
  const all = problemsOf(form, state, subject)
    .map((finding): Ordered => ({ finding, rank: rank(finding.at) }))
    .sort((a, b) => compare(a.rank, b.rank));
  const now = here.question ? rank(here) : ([-1, -1, -1] as Ordered['rank']);
  const found =
    step > 0
      ? (all.find((item) => compare(item.rank, now) > 0) ?? all[0])
      : (all.findLast((item) => compare(item.rank, now) < 0) ?? all.at(-1));
  return found?.finding ?? null;
}
