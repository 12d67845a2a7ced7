/** Checks: their condition, their sentence, the questions or columns they point at. */
import { columnOf, type RowHolder } from './pack.ts';
import { inside, type PackProblems, type Spot } from './pack-problem.ts';
import type { Check, SubjectCheck } from './pack-schema.ts';
import type { Vocabulary } from './vocabulary.ts';

export function validateCheck(problems: PackProblems, spot: Spot, check: Check, vocabulary: Vocabulary): void {
  problems.expression(inside(spot, 'when'), check.when, vocabulary);
  problems.text(inside(spot, 'message'), '提示文字', check.message, vocabulary);
  const named = [['at', check.at] as const, ...(check.also ?? []).map((id) => ['also', id] as const)];
  for (const [key, id] of named)
    if (id && !problems.index.questions.has(id)) problems.add(inside(spot, key), `没有编号为“${id}”的问题`);
}

/** Once for each row; it points at a column. */
export function validateRowChecks(
  problems: PackProblems,
  spot: Spot,
  table: RowHolder & { rowChecks?: Check[] | undefined },
  kind: string,
): void {
  table.rowChecks?.forEach((check, i) => {
    const at = inside(spot, 'rowChecks', i);
    validateCheck(problems, at, { ...check, at: undefined, also: undefined }, { kind, table });
    if (check.at && !columnOf(table, check.at)) problems.add(inside(at, 'at'), `没有编号为“${check.at}”的列`);
    for (const id of check.also ?? [])
      if (!columnOf(table, id) && !problems.index.questions.has(id))
        problems.add(inside(at, 'also'), `没有编号为“${id}”的列或问题`);
  });
}

/** Across questions, forms and subjects. */
export function validateSubjectCheck(problems: PackProblems, spot: Spot, check: SubjectCheck): void {
  problems.kind(inside(spot, 'subject'), check.subject);
  problems.unique(inside(spot, 'id'), '检查', check.id);
  validateCheck(problems, spot, check, { kind: check.subject });
}
