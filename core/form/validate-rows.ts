/** Tables and registers: columns, printed rows, rows from elsewhere, filings. */
import { circles } from '../register/dependencies.ts';
import { filingProblems, holder } from '../register/filing-rules.ts';
import { rowRules } from '../register/row-rules.ts';
import { registerRules } from '../register/rules.ts';
import type { RowHolder } from './pack.ts';
import { inside, type PackProblems, type Spot } from './pack-problem.ts';
import type { Column, QuestionOf } from './pack-schema.ts';
import { validateRowChecks } from './validate-checks.ts';
import { validateNeeds } from './validate-needs.ts';
import { optionProblems } from './validate-options.ts';
import type { Vocabulary } from './vocabulary.ts';

export function validateTable(problems: PackProblems, spot: Spot, table: QuestionOf<'table'>, kind: string): void {
  const columns = validateColumns(problems, spot, table, { kind, table });
  const rows = new Set<string>();
  table.fixedRows?.forEach((row, i) => {
    const at = inside(spot, 'fixedRows', i);
    if (rows.has(row.id)) problems.add(inside(at, 'id'), `固定行编号“${row.id}”重复`);
    rows.add(row.id);
    for (const column of Object.keys(row.cells))
      if (!columns.has(column)) problems.add(inside(at, 'cells', column), `固定行引用了不存在的列“${column}”`);
  });
  validateRowChecks(problems, spot, table, kind);
}

export function validateRegister(
  problems: PackProblems,
  spot: Spot,
  register: QuestionOf<'register'>,
  kind: string,
): void {
  const inRow: Vocabulary = { kind, table: register };
  validateColumns(problems, spot, register, inRow);
  validateNeeds(problems, inside(spot, 'needs'), register.needs, kind);
  const rules = [...registerRules(register), ...rowRules(problems.index, register, kind)];
  for (const { at, message, source, words, table } of rules) {
    if (message) problems.add(inside(spot, ...at), message);
    problems.expression(inside(spot, ...at), source, table ? { kind, table } : words ? { kind, ...words } : inRow);
  }
  for (const message of circles(problems.pack, kind, register)) problems.add(spot, message);
  validateFilings(problems, inside(spot, 'change'), register, kind);
  validateRowChecks(problems, spot, register, kind);
}

function validateFilings(problems: PackProblems, spot: Spot, { change }: QuestionOf<'register'>, kind: string): void {
  if (!change) return;
  problems.addAll(spot, filingProblems(problems.index, change, kind));
  problems.expression(inside(spot, 'occurred'), change.occurred, { kind });
  const table = change.baseline && holder(problems.index, change.baseline.table, kind, ['table']);
  if (typeof table === 'object')
    problems.expression(inside(spot, 'baseline', 'when'), change.baseline?.when, { kind, table });
}

/** @returns the ids of the columns. */
function validateColumns(problems: PackProblems, spot: Spot, table: RowHolder, inRow: Vocabulary): Set<string> {
  const columns = new Set<string>();
  table.columns.forEach((column: Column, i) => {
    const at = inside(spot, 'columns', i);
    if (columns.has(column.id)) problems.add(inside(at, 'id'), `表格「${table.label}」的列编号“${column.id}”重复`);
    columns.add(column.id);
    problems.expression(inside(at, 'requiredWhen'), column.requiredWhen, inRow);
    if (column.type === 'choice' || column.type === 'multi') problems.addAll(at, optionProblems(problems.pack, column));
    if (column.type === 'reference') problems.kind(inside(at, 'kind'), column.kind);
    if (column.type === 'computed') problems.expression(inside(at, 'expression'), column.expression, inRow);
  });
  return columns;
}
