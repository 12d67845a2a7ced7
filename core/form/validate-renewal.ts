/** What the rules for the next year's casefile name: questions, forms and columns that exist. */
import { columnOf, indexPack } from './pack.ts';
import type { Pack } from './pack-schema.ts';
import { compile, errorText } from './expression.ts';
import type { PackProblem, ProblemPath } from './pack-problem.ts';

/** @param file the rules as named in the manifest */
export function renewalProblems(pack: Pack, file: string | undefined): PackProblem[] {
  const { renewal } = pack;
  if (!renewal || file === undefined) return [];
  const { questions, forms } = indexPack(pack);
  const problems: PackProblem[] = [];
  const add = (path: ProblemPath, message: string): void => void problems.push({ file, path, level: 'error', message });
  for (const field of ['clear', 'keep'] as const)
    renewal[field].forEach((id, i) => {
      if (!questions.has(id)) add([field, i], `没有编号为“${id}”的问题`);
    });
  renewal.clearForms.forEach((id, i) => {
    if (!forms.has(id)) add(['clearForms', i], `没有编号为“${id}”的表单`);
  });
  renewal.registers.forEach(({ question: id, clear, copy, drop }, i) => {
    const register = questions.get(id)?.question;
    if (register?.type !== 'register') return add(['registers', i, 'question'], `没有编号为“${id}”的台账`);
    const column = (name: string, path: ProblemPath): void => {
      if (!columnOf(register, name)) add(['registers', i, ...path], `台账“${id}”没有编号为“${name}”的列`);
    };
    clear.forEach((name, at) => column(name, ['clear', at]));
    for (const [to, from] of Object.entries(copy)) {
      column(to, ['copy', to]);
      column(from, ['copy', to]);
    }
    if (drop === undefined) return;
    try {
      const unknown = compile(drop).references.find(({ root, name }) => root === 'row' && !columnOf(register, name));
      if (unknown) add(['registers', i, 'drop'], `台账“${id}”没有编号为“${unknown.name}”的列`);
    } catch (error) {
      add(['registers', i, 'drop'], `表达式有错误：${errorText(error)}`);
    }
  });
  for (const [id, source] of Object.entries(renewal.take)) {
    if (!questions.has(id)) add(['take', id], `没有编号为“${id}”的问题`);
    try {
      const unknown = compile(source).references.find(({ root, name }) => root === 'q' && !questions.has(name));
      if (unknown) add(['take', id], `没有编号为“${unknown.name}”的问题`);
    } catch (error) {
      add(['take', id], `表达式有错误：${errorText(error)}`);
    }
  }
  renewal.fill.forEach(({ into, from, columns, set }, i) => {
    const [table, register] = [questions.get(into)?.question, questions.get(from)?.question];
    if (table?.type !== 'table' && table?.type !== 'register')
      return add(['fill', i, 'into'], `没有编号为“${into}”的表格或台账`);
    if (register?.type !== 'register') return add(['fill', i, 'from'], `没有编号为“${from}”的台账`);
    for (const to of [...Object.keys(columns), ...Object.keys(set)])
      if (!columnOf(table, to)) add(['fill', i, 'columns', to], `「${table.label}」没有编号为“${to}”的列`);
    for (const [to, source] of Object.entries(columns))
      if (source !== '_id' && !columnOf(register, source))
        add(['fill', i, 'columns', to], `台账“${from}”没有编号为“${source}”的列`);
  });
  return problems;
}
