/** What a schema cannot say about duties: ids unique, kinds, questions and documents exist, expressions can be known. */
import { compile, errorText } from '../form/expression.ts';
import { indexPack, type PackIndex } from '../form/pack.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { PackProblem, ProblemPath } from '../form/pack-problem.ts';
import { unknownReference } from '../form/vocabulary.ts';
import type { Duty } from './duty-schema.ts';

/** `parts`: each file with the place of its duties in the pack's list. */
export function dutyProblems(
  pack: Pack,
  parts: readonly { file: string; from: number; count: number }[],
): PackProblem[] {
  const seen = new Map<string, string>();
  const index = indexPack(pack);
  return parts.flatMap(({ file, from, count }) =>
    (pack.duties ?? []).slice(from, from + count).flatMap((duty, i) => {
      const problems: PackProblem[] = [];
      const add = (path: ProblemPath, message: string): void =>
        void problems.push({ file, path: ['duties', i, ...path], level: 'error', message });
      const before = seen.get(duty.id);
      if (before === undefined) seen.set(duty.id, file);
      else add(['id'], `义务编号“${duty.id}”重复（已在 ${before} 中使用）`);
      named(index, duty, add);
      for (const [path, source] of expressionsOf(duty)) {
        const message = expressionProblem(index, source, duty.subject);
        if (message) add(path, message);
      }
      return problems;
    }),
  );
}

type Add = (path: ProblemPath, message: string) => void;

function named(index: PackIndex, duty: Duty, add: Add): void {
  if (!index.kinds.has(duty.subject)) add(['subject'], `没有名为“${duty.subject}”的对象类别`);
  duty.documents.forEach((id, i) => {
    if (!index.documents.has(id)) add(['documents', i], `没有编号为“${id}”的文书`);
  });
  if (duty.at === undefined) return;
  const entry = index.questions.get(duty.at);
  if (!entry) add(['at'], `没有编号为“${duty.at}”的问题`);
  else if (entry.form.subject !== duty.subject)
    add(['at'], `问题“${duty.at}”属于“${entry.form.subject}”，不属于“${duty.subject}”`);
}

function expressionsOf({ when, done, due }: Duty): [ProblemPath, string][] {
  const found: [ProblemPath, string | undefined][] = [
    [['when'], when],
    [['done'], done],
  ];
  if ('fixed' in due) found.push([['due', 'year'], due.year]);
  if ('after' in due) found.push([['due', 'after'], due.after]);
  if ('before' in due) found.push([['due', 'before'], due.before]);
  return found.flatMap(([path, source]) => (source === undefined ? [] : [[path, source]]));
}

function expressionProblem(index: PackIndex, source: string, kind: string): string | undefined {
  try {
    for (const reference of compile(source).references) {
      const problem = unknownReference(index, reference, { kind });
      if (problem) return problem;
    }
    return undefined;
  } catch (error) {
    return `表达式有误：${errorText(error)}（${source}）`;
  }
}
