import type { AnswerKey, AnswerValue } from '../../../core/answer/answer.ts';
import { put } from '../../store/casefile-store.ts';
import { readAnswerValue } from '../../store/use-casefile.ts';

export function readAnswer(at: AnswerKey): AnswerValue | null {
  return readAnswerValue(at) ?? null;
}

/** One edit, unless the answer is already this value: leaving a field unchanged is no change. */
export function putAnswer(at: AnswerKey, value: AnswerValue | null, reason?: string): void {
  const now = readAnswer(at);
  if (now === value || JSON.stringify(now) === JSON.stringify(value)) return;
  put([{ ...at, value }], reason);
}
