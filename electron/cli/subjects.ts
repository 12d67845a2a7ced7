/** Subjects by the names people call them. */
import { keyText, answerKey, subjectsOf, toAnswers, type Answers } from '../../core/answer/answer.ts';
import { WorkbenchError, type CasefileState } from '../../core/contract.ts';
import { indexPack } from '../../core/form/pack.ts';
import { foldLabel, type NamedSubject } from '../../core/form/parse.ts';
import type { Pack } from '../../core/form/pack-schema.ts';

export function namedSubjects(pack: Pack, answers: Answers): (NamedSubject & { kindTitle: string })[] {
  const { kinds } = indexPack(pack);
  return subjectsOf(answers).map(({ id, kind }) => {
    const known = kinds.get(kind);
    const name = answers.get(keyText(answerKey(id, known?.nameQuestion ?? '')))?.value;
    const kindTitle = known?.title ?? kind;
    return { id, kind, kindTitle, name: typeof name === 'string' && name ? name : kindTitle };
  });
}

/** The one subject meant by `wanted` (name or id). Errors: `NOT_FOUND` with the names there are, `BAD_INPUT` when two share it. */
export function findSubject(pack: Pack, state: CasefileState, wanted: string, kind?: string): NamedSubject {
  const all = namedSubjects(pack, toAnswers(state.answers)).filter((subject) => !kind || subject.kind === kind);
  const byId = all.find((subject) => subject.id === wanted);
  if (byId) return byId;
  const matches = all.filter((subject) => foldLabel(subject.name) === foldLabel(wanted));
  if (matches.length === 1 && matches[0]) return matches[0];
  if (matches.length)
    throw new WorkbenchError(
      'BAD_INPUT',
      `有 ${matches.length} 个对象名为「${wanted}」。`,
      `请改用编号：${matches.map((m) => m.id).join('、')}`,
    );
  throw new WorkbenchError(
    'NOT_FOUND',
    `案卷里没有对象「${wanted}」。`,
    `现有：${all.map((s) => s.name).join('、') || '无'}`,
  );
}
