/**
 * Evidence (佐证) in the answer model. Two kinds of answers carry it, so that history, undo, the hash chain and
 * verification hold for it as for every answer:
 *
 * | what | key | value |
 * | --- | --- | --- |
 * | a file of the casefile | {@link CASEFILE} × {@link FILE} × row = SHA-256 | {@link EvidenceFile} |
 * | files cited by a question, or by a row of a table or register | subject × {@link EVIDENCE} × row = question × column = row id or '' | `AttachmentItem[]` |
 *
 * Attachment questions and columns cite by their own values. The bytes lie in the casefile once, by SHA-256.
 */
import type { AnswerKey, Answers, AttachmentItem, EvidenceFile } from '../answer/answer.ts';
import { answerKey, CASEFILE, EVIDENCE, FILE, keyText } from '../answer/answer.ts';

/** Where the citations of a question, or of one row of it, are kept. */
export function evidenceKey(subject: string, question: string, row = ''): AnswerKey {
  return answerKey(subject, EVIDENCE, question, row);
}

/** What an evidence key cites for. */
export function citingPlace(key: AnswerKey): { subject: string; question: string; row: string } {
  return { subject: key.subject, question: key.row, row: key.column };
}

export function fileKey(sha256: string): AnswerKey {
  return answerKey(CASEFILE, FILE, sha256);
}

/** 「E-001」; from a thousand on it grows. */
export function evidenceNumber(number: number): string {
  return `E-${String(number).padStart(3, '0')}`;
}

export function fileOf(answers: Answers, sha256: string): EvidenceFile | undefined {
  return answers.get(keyText(fileKey(sha256)))?.value as EvidenceFile | undefined;
}

/** The casefile's files by their numbers. */
export function evidenceFiles(answers: Answers): { sha256: string; file: EvidenceFile }[] {
  const files: { sha256: string; file: EvidenceFile }[] = [];
  for (const answer of answers.values())
    if (answer.question === FILE) files.push({ sha256: answer.row, file: answer.value as EvidenceFile });
  return files.sort((a, b) => a.file.number - b.file.number);
}

/** A list of files, as an attachment question, an attachment cell and a citation hold it. */
export function isFileList(value: unknown): value is AttachmentItem[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'object' && item !== null && 'sha256' in item)
  );
}

/** What can be shown as a picture in the window and, scaled down, in documents. */
const PICTURE = /^image\/(png|jpeg|gif|bmp|webp|tiff)$/;
export const isPicture = (mime: string): boolean => PICTURE.test(mime);
