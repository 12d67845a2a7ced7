import { EVIDENCE, SUBJECT, subjectsOf } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import { WorkbenchError, type ChangeResult } from '../../core/contract.ts';
import type { answerCalls } from '../../core/contract/answers.ts';
import { isFileList } from '../../core/evidence/evidence.ts';
import { indexPack } from '../../core/form/pack.ts';
import { importAnswers } from './answers-import.ts';
import { takeEdits } from './composed-rows.ts';
import { plainAnswers } from './evaluation.ts';
import type { Handlers } from './handlers.ts';
import { absolute } from './paths.ts';
import type { OpenCasefile } from './session.ts';

const HISTORY_LIMIT = 200;

export const answerHandlers: Handlers<typeof answerCalls> = {
  'answer.put': ({ open }, { edits, reason = '' }) => {
    refuseStrayEdits(open, edits);
    return open.casefile.put(edits, { reason });
  },
  'answer.import': ({ open, options }, { path }) =>
    importAnswers(open.casefile, open.pack.pack, absolute(path), options.newId),
  'answer.undo': ({ open }) => taken(open, open.casefile.undo()),
  'answer.redo': ({ open }) => taken(open, open.casefile.redo()),
  'answer.history': ({ open }, { subject, question, limit = HISTORY_LIMIT }) =>
    open.casefile.history(subject, question, limit),
};

/** Registers keep rows in memory; what undo brought back must be there too. */
function taken(open: OpenCasefile, result: ChangeResult): ChangeResult {
  return { ...result, changed: takeEdits(open, result.changed) };
}

/**
 * An answer to a question the pack does not ask would be kept for ever and seen by nobody, so it is refused here
 * rather than lost. What the value says is not judged: half-typed and wrong values are saved too, and found by the checks.
 */
function refuseStrayEdits(open: OpenCasefile, edits: readonly Edit[]): void {
  const { questions } = indexPack(open.pack.pack);
  for (const { subject, question: own, row, value } of edits) {
    const cites = own === EVIDENCE;
    // What is cited beside an answer is kept apart from it, and belongs to its question all the same.
    const question = cites ? row : own;
    if (cites && value !== null && !isFileList(value)) throw stray('佐证应是一组文件，没有保存。', question);
    if (question === SUBJECT) throw stray('对象只能用添加和删除来改变。', question);
    if (!questions.has(question)) throw stray('规范包里没有这个问题，没有保存。', question);
    if (!cites && questions.get(question)?.question.type === 'register')
      throw stray('台账的行要在台账页面修改。', question);
    refuseUnknownSubject(open, subject);
  }
}

/** @throws WorkbenchError NOT_FOUND */
export function refuseUnknownSubject(open: OpenCasefile, subject: string): void {
  if (open.knownSubjects.has(subject)) return;
  // Read again only for a subject never met: this runs at every keystroke that is saved.
  for (const { id } of subjectsOf(plainAnswers(open))) open.knownSubjects.add(id);
  if (!open.knownSubjects.has(subject))
    throw new WorkbenchError('NOT_FOUND', '这个对象已经不在案卷中，没有保存。', '请刷新窗口。');
}

function stray(message: string, detail: string): WorkbenchError {
  return new WorkbenchError('BAD_INPUT', message, '请刷新窗口后重试。', detail);
}
