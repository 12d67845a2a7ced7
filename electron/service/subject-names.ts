/** Subjects of the open casefile by the names people gave them, for reading references. */
import { answerKey, keyText, subjectsOf } from '../../core/answer/answer.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { NamedSubject } from '../../core/form/parse.ts';
import { plainAnswers } from './evaluation.ts';
import type { OpenCasefile } from './session.ts';

export function subjectNames(open: OpenCasefile): NamedSubject[] {
  const answers = plainAnswers(open);
  const { kinds } = indexPack(open.pack.pack);
  return subjectsOf(answers).map(({ id, kind }) => {
    const known = kinds.get(kind);
    const name = answers.get(keyText(answerKey(id, known?.nameQuestion ?? '')))?.value;
    return { id, kind, name: typeof name === 'string' && name !== '' ? name : (known?.title ?? kind) };
  });
}
