/** Whether the tables and columns a register names for its filings exist and can hold what is written to them. */
import { columnOf, type PackIndex, type RowHolder } from '../form/pack.ts';
import type { ChangeRule } from '../form/schema/register.ts';

interface Problem {
  /** Inside `change`. */
  at: (string | number)[];
  message: string;
}

const WRITABLE = ['text', 'longtext', 'number', 'date', 'choice'];

/** @param kind of subject that holds the register */
export function filingProblems(index: PackIndex, { baseline, report }: ChangeRule, kind: string): Problem[] {
  const problems: Problem[] = [];
  if (baseline) {
    const table = holder(index, baseline.table, kind, ['table']);
    if (typeof table === 'string') problems.push({ at: ['baseline', 'table'], message: table });
    else {
      problems.push(...column(table, baseline.file, ['baseline', 'file'], ['attachment']));
      problems.push(...column(table, baseline.date, ['baseline', 'date'], ['date']));
      for (const id of Object.keys(baseline.set ?? {})) problems.push(...column(table, id, ['baseline', 'set', id]));
    }
  }
  if (report) {
    const into = holder(index, report.into, kind, ['table', 'register']);
    if (typeof into === 'string') problems.push({ at: ['report', 'into'], message: into });
    else
      for (const [name, id] of Object.entries(report.columns))
        problems.push(...column(into, id, ['report', 'columns', name], WRITABLE));
  }
  return problems;
}

/** The table, or what is wrong with it. */
export function holder(index: PackIndex, id: string, kind: string, types: readonly string[]): RowHolder | string {
  const entry = index.questions.get(id);
  if (!entry) return `没有编号为“${id}”的问题`;
  if (entry.form.subject !== kind) return `问题“${id}”属于“${entry.form.subject}”，不属于“${kind}”`;
  const { question } = entry;
  const isHolder = question.type === 'table' || question.type === 'register';
  return isHolder && types.includes(question.type) ? question : `问题“${id}”的类型应为 ${types.join(' 或 ')}`;
}

function column(table: RowHolder, id: string | undefined, at: Problem['at'], types?: readonly string[]): Problem[] {
  if (id === undefined) return [];
  const found = columnOf(table, id);
  if (!found) return [{ at, message: `「${table.label}」没有编号为“${id}”的列` }];
  return types && !types.includes(found.type) ? [{ at, message: `列“${id}”的类型应为 ${types.join(' 或 ')}` }] : [];
}
