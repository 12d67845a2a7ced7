/** Files pasted or dropped anywhere on an answer: an attachment takes them as its own, any other answer cites them. */
import type { ClipboardEvent, DragEvent } from 'react';
import { answerKey, type AnswerKey } from '../../core/answer/answer.ts';
import { evidenceKey } from '../../core/evidence/evidence.ts';
import type { Question } from '../../core/form/pack-schema.ts';
import { addFilesTo, clipboardFiles } from './store-file.ts';

/** Where files that land on a question go. */
export function landingPlace(subject: string, question: Question): AnswerKey | undefined {
  if (question.type === 'note') return undefined;
  if (question.type === 'attachment') return answerKey(subject, question.id);
  return evidenceKey(subject, question.id);
}

export const hasFiles = (data: DataTransfer): boolean => data.types.includes('Files');

/** @returns whether there were files to take */
export function takePaste(event: ClipboardEvent, at: AnswerKey): boolean {
  const files = clipboardFiles(event.clipboardData);
  if (!files.length) return false;
  event.preventDefault();
  event.stopPropagation();
  void addFilesTo(at, files, 'clipboard');
  return true;
}

export function takeDrop(event: DragEvent, at: AnswerKey): void {
  event.preventDefault();
  event.stopPropagation();
  const files = [...event.dataTransfer.files];
  if (files.length) void addFilesTo(at, files, 'file');
}

const OVER = 'ev-over';

/** Handlers for an element that stands for one answer; the class shows where a file would land. */
export function dropHandlers(at: AnswerKey | undefined) {
  if (!at) return {};
  return {
    onPaste: (event: ClipboardEvent) => {
      if (!event.defaultPrevented) takePaste(event, at);
    },
    onDragOver: (event: DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.currentTarget.classList.add(OVER);
    },
    onDragLeave: (event: DragEvent) => event.currentTarget.classList.remove(OVER),
    onDrop: (event: DragEvent) => {
      event.currentTarget.classList.remove(OVER);
      if (!event.defaultPrevented && hasFiles(event.dataTransfer)) takeDrop(event, at);
    },
  };
}
