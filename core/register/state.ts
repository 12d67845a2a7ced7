/** A register as a whole: its numbers, and what is wrong in it gathered by rule and column. */
import type { Finding, Location } from '../form/finding.ts';
import type { Check, Pack } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';
import type { RegisterProblem, RegisterState } from './call-results.ts';
import { duplicates, type RegisterChecker, type RowProblem } from './check-rows.ts';
import { outsideText, rowExpressions } from './outside.ts';
import type { RegisterRows } from './register.ts';
import { ScoreTally, type ScoreView } from './score.ts';
import { Summing, type SummaryView } from './summary.ts';

/** Rows between two looks at the clock. */
const STEP = 250;
/** Rows named in a problem; the grid finds the others by its filter. */
const NAMED = 200;

type Context = Record<string, unknown>;

class Gathering {
  readonly #found = new Map<string, RegisterProblem>();

  add(problem: RowProblem, row: string): void {
    const key = `${problem.rule}/${problem.column}/${problem.level}`;
    const known = this.#found.get(key);
    if (!known) {
      this.#found.set(key, { ...problem, count: 1, rows: [row] });
      return;
    }
    known.count += 1;
    if (known.rows.length < NAMED) known.rows.push(row);
  }

  get problems(): RegisterProblem[] {
    return [...this.#found.values()];
  }
}

export interface LookedThrough {
  summary: SummaryView;
  scores: Record<string, ScoreView>;
  problems: RegisterProblem[];
  views: RowView[];
}

/**
 * `ids` in order, in steps that can be interrupted. The checker remembers rows it has seen: the second look after a small
 * change is quick.
 */
export function* lookThrough(
  pack: Pack,
  checker: RegisterChecker,
  register: Register,
  rows: RegisterRows,
  ids: readonly string[],
): Generator<void, LookedThrough, void> {
  const gathering = new Gathering();
  const views: RowView[] = [];
  const summing = new Summing(register);
  const tallies = (register.scores ?? []).map((score) => ({
    id: score.id,
    tally: new ScoreTally(pack, register, score),
  }));
  for (let i = 0; i < ids.length; i++) {
    if (i % STEP === STEP - 1) yield;
    const id = ids[i] ?? '';
    const row = rows.get(id);
    if (!row) continue;
    const { view, problems, counts } = checker.check(id, row);
    views.push(view);
    for (const problem of problems) gathering.add(problem, id);
    summing.add(view, counts);
    for (const { tally } of tallies) tally.update(null, view);
  }
  for (const [column, groups] of duplicates(register, rows, ids)) {
    const label = register.columns.find(({ id }) => id === column)?.label ?? column;
    for (const group of groups)
      for (const id of group.slice(1))
        gathering.add(
          { rule: 'unique', level: 'error', missing: false, column, message: `「${label}」与前面的行重复` },
          id,
        );
  }
  const scores = Object.fromEntries(tallies.map(({ id, tally }) => [id, tally.result]));
  return { summary: summing.result, scores, problems: gathering.problems, views };
}

/** What expressions see as `q.<register>`. */
export const registerView = (state: RegisterState | undefined): Context | null =>
  state ? { ...state.summary, ...state.scores, ...(state.change ? { change: state.change } : {}) } : null;

/** What its rows read outside of them; see {@link outsideText}. */
export const outsideOf = (register: Register, context: Context): string =>
  outsideText(rowExpressions(register), context);

/** One finding for each kind of problem, at the first row it is found in. */
export function registerFindings(
  register: Register,
  at: Location,
  problems: readonly RegisterProblem[],
  also: (check: Check, at: Location) => Location[],
): Finding[] {
  return problems.map(({ rule, level, missing, column, message, count, rows }) => {
    const check = register.rowChecks?.find(({ id }) => id === rule);
    const row = { ...at, ...(rows[0] === undefined ? {} : { row: rows[0] }) };
    const others = check ? also(check, row) : [];
    return {
      id: `${rule}@${at.subject}/${at.question}//${column}`,
      level,
      kind: missing ? 'required' : rule === 'unique' ? 'format' : 'check',
      message: `「${register.label}」${count > 1 ? `有 ${count} 行：` : ''}${message}`,
      at: { ...row, ...(column === '' ? {} : { column }) },
      ...(others.length ? { also: others } : {}),
      ...(check ? { check: check.id } : {}),
      ...(check?.source ? { source: check.source } : {}),
    };
  });
}
