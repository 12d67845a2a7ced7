/** Which file is looked at, and whose files are being edited: both in dialogs over whatever page is shown. */
import type { AnswerKey } from '../../core/answer/answer.ts';
import { createSignal } from '../store/signal.ts';

/** SHA-256, or ''. */
export const shownFile = createSignal('');
export const showFile = (sha256: string): void => shownFile.set(sha256);

export interface OpenFiles {
  at: AnswerKey;
  /** What the files belong to, in words. */
  title: string;
  readOnly: boolean;
}
export const openFiles = createSignal<OpenFiles | null>(null);
