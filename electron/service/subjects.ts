/** Subjects come and go as answers to the pseudo-question {@link SUBJECT}. */
import { generateKeyBetween } from 'fractional-indexing';
import { answerKey, SUBJECT, subjectsOf } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { subjectCalls } from '../../core/contract/answers.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack, SubjectKind } from '../../core/form/pack-schema.ts';
import { plainAnswers } from './evaluation.ts';
import type { Handlers } from './handlers.ts';

export const subjectHandlers: Handlers<typeof subjectCalls> = {
  'subject.add': ({ open, options }, { kind: wanted, name }) => {
    const { casefile, pack } = open;
    const kind = indexPack(pack.pack).kinds.get(wanted);
    if (!kind) throw new WorkbenchError('BAD_INPUT', '规范包里没有这种对象。', '请重新选择。', wanted);
    const subjects = subjectsOf(plainAnswers(open));
    if (kind.single && subjects.some((subject) => subject.kind === kind.kind))
      throw new WorkbenchError('EXISTS', `每个案卷只能有一个「${kind.title}」。`, '请直接修改已有的那一个。');
    const subject = options.newId();
    const edits = subjectEdits(kind, subject, name, subjects.at(-1)?.order);
    return { subject, ...casefile.put(edits, { reason: '添加对象' }) };
  },
  'subject.remove': ({ open }, { subject }) => {
    const { casefile, pack } = open;
    const found = subjectsOf(plainAnswers(open)).find(({ id }) => id === subject);
    if (!found) throw new WorkbenchError('NOT_FOUND', '这个对象已经不在案卷中。', '');
    const kind = indexPack(pack.pack).kinds.get(found.kind);
    if (kind?.single) throw new WorkbenchError('BAD_INPUT', `「${kind.title}」是案卷的主体，不能删除。`, '');
    const edit = { ...answerKey(subject, SUBJECT), value: null };
    return casefile.put([edit], { reason: '删除对象' });
  },
};

/** The subjects every casefile of the pack has once; the first of them is the enterprise, which gets the name. */
export function singleSubjectEdits(pack: Pack, enterpriseName: string, newId: () => string): Edit[] {
  let order: string | undefined;
  return pack.subjects
    .filter((kind) => kind.single)
    .flatMap((kind, index) => {
      const edits = subjectEdits(kind, newId(), index === 0 ? enterpriseName : '', order);
      order = generateKeyBetween(order ?? null, null);
      return edits;
    });
}

function subjectEdits(kind: SubjectKind, subject: string, name: string, after: string | undefined): Edit[] {
  const presence = { kind: kind.kind, order: generateKeyBetween(after ?? null, null) };
  return [
    { ...answerKey(subject, SUBJECT), value: presence },
    ...(name ? [{ ...answerKey(subject, kind.nameQuestion), value: name }] : []),
  ];
}
