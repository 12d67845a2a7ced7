/** Subjects and answers of the open casefile. */
import * as z from 'zod';
import type { AnswerValue } from '../answer/answer.ts';
import type { ChangeAction } from '../answer/change.ts';
import { call, id, nothing, path, questionKey, reason } from './call.ts';
import { answerValueSchema } from './values.ts';

const editSchema = z.strictObject({
  ...questionKey,
  // Rows made from rows that are made from rows carry the names of all their sources.
  row: z.string().max(300),
  // What a row of a register cites is kept under the row's id as a column.
  column: z.string().max(300),
  value: answerValueSchema.nullable(),
});

export const subjectCalls = {
  'subject.add': call<ChangeResult & { subject: string }>()(
    z.strictObject({ kind: id, name: z.string().trim().min(1).max(200) }),
  ),
  'subject.remove': call<ChangeResult>()(z.strictObject({ subject: id })),
};

export const answerCalls = {
  /** One batch: all or nothing, on disk when the call returns. */
  'answer.put': call<ChangeResult>()(
    z.strictObject({ edits: z.array(editSchema).min(1).max(200_000), reason: reason.optional() }),
  ),
  /** An answers file (docs/answers-file.md) with its attachments, as one batch; nothing when it has any problem. */
  'answer.import': call<ChangeResult>()(z.strictObject({ path })),
  'answer.undo': call<ChangeResult>()(nothing),
  'answer.redo': call<ChangeResult>()(nothing),
  /** Newest first; rows and cells of a table included. */
  'answer.history': call<HistoryEntry[]>()(
    z.strictObject({ subject: id, question: id, limit: z.int().min(1).max(1000).optional() }),
  ),
};

export interface ChangeResult {
  /** What became of the touched answers, `null` value = cleared. */
  changed: { subject: string; question: string; row: string; column: string; value: AnswerValue | null }[];
  canUndo: boolean;
  canRedo: boolean;
  revision: number;
}

export interface HistoryEntry {
  id: string;
  row: string;
  column: string;
  value: AnswerValue | null;
  author: string;
  device: string;
  at: string;
  reason: string;
  action: ChangeAction;
  isHead: boolean;
}
