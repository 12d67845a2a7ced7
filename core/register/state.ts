/** A register as a whole: its numbers, and what is wrong in it gathered by rule and column. */
import { canonicalJson } from '../answer/change.ts';
import type { Finding, Location } from '../form/finding.ts';
import { compile } from '../form/expression.ts';
import type { Register } from '../form/schema/register.ts';
import type { RegisterProblem, RegisterState } from './call-results.ts';
import { duplicates, type RegisterChecker, type RowProblem } from './check-rows.ts';
import type { RegisterRows } from './register.ts';
import { summarize } from './summary.ts';

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

/** `ids` in order. The checker remembers rows it has seen: the second call after a small change is quick. */
export function registerState(
  checker: RegisterChecker,
  register: Register,
  rows: RegisterRows,
  ids: readonly string[],
  context: Context,
): Pick<RegisterState, 'summary' | 'problems'> {
  const gathering = new Gathering();
  const views = ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { view, problems } = checker.check(id, row);
    for (const problem of problems) gathering.add(problem, id);
    return [view];
  });
  for (const [column, groups] of duplicates(register, rows, ids)) {
    const label = register.columns.find(({ id }) => id === column)?.label ?? column;
    for (const group of groups)
      for (const id of group.slice(1))
        gathering.add(
          { rule: 'unique', level: 'error', missing: false, column, message: `「${label}」与前面的行重复` },
          id,
        );
  }
  return { summary: summarize(register, views, context), problems: gathering.problems };
}

/** What a register's expressions read outside of its rows: while these values stay, checked rows stay checked. */
export function outsideReferences(register: Register): { root: string; name: string }[] {
  const sources = [
    ...(register.rowChecks ?? []).map(({ when }) => when),
    ...(register.identify?.rules ?? []).map(({ when }) => when),
    ...(register.summaries ?? []).flatMap(({ where }) => (where === undefined ? [] : [where])),
    ...register.columns.flatMap((column) => [
      ...(column.requiredWhen === undefined ? [] : [column.requiredWhen]),
      ...(column.type === 'computed' ? [column.expression] : []),
    ]),
  ];
  const seen = new Map<string, { root: string; name: string }>();
  for (const source of sources)
    for (const reference of compile(source).references)
      if (reference.root !== 'row') seen.set(`${reference.root}.${reference.name}`, reference);
  return [...seen.values()];
}

/** What these references say at present, as one text to compare. */
export function outsideText(register: Register, context: Context): string {
  const valueAt = (root: string, name: string): unknown =>
    [...root.split('.'), name].reduce<unknown>((at, part) => (at as Context | null | undefined)?.[part], context) ??
    null;
  return canonicalJson(outsideReferences(register).map(({ root, name }) => valueAt(root, name)));
}

/** One finding for each kind of problem, at the first row it is found in. */
export function registerFindings(register: Register, at: Location, problems: readonly RegisterProblem[]): Finding[] {
  return problems.map(({ rule, level, missing, column, message, count, rows }) => ({
    id: `${rule}@${at.subject}/${at.question}//${column}`,
    level,
    kind: missing ? 'required' : rule === 'unique' ? 'format' : 'check',
    message: `「${register.label}」${count > 1 ? `有 ${count} 行：` : ''}${message}`,
    at: { ...at, ...(rows[0] === undefined ? {} : { row: rows[0] }), ...(column === '' ? {} : { column }) },
  }));
}
