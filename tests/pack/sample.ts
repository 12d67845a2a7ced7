/** The shipped sample as answers, and small changes to it: what would a check say if this one answer were different? */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { convertAnswers, readAnswersFile } from '../../core/answer/answers-file.ts';
import {
  answerKey,
  type Answer,
  type Answers,
  type AnswerValue,
  keyText,
  type RowPresence,
  subjectsOf,
  toAnswers,
} from '../../core/answer/answer.ts';
import { evaluateCasefile, type Evaluation } from '../../core/form/evaluate.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { loadPack } from '../../electron/pack/load.ts';

export const root = path.resolve(import.meta.dirname, '../..');
export const packFolder = path.join(root, 'templates/shanghai-2025');
/** The sample's own autumn: its 90-day and 30-day rules are met on this day. */
export const SAMPLE_TODAY = '2025-11-10';

export function loadedPack(folder: string): Pack {
  const { pack, problems } = loadPack(folder);
  if (!pack) throw new Error(JSON.stringify(problems));
  return pack;
}

/** Reads an answers file of a pack; missing attachments are an error. */
export function answersOf(pack: Pack, text: string, folder: string): Answers {
  const read = readAnswersFile(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const files = new Map(
    [...read.file.files.keys()].map((name) => {
      const bytes = fs.readFileSync(path.join(folder, name));
      return [name, { sha256: crypto.createHash('sha256').update(bytes).digest('hex'), name: path.basename(name) }];
    }),
  );
  let next = 0;
  const converted = convertAnswers({ pack, answers: new Map(), file: read.file, files, newId: () => `n${++next}` });
  if ('problems' in converted) throw new Error(JSON.stringify(converted.problems));
  return toAnswers(converted.edits.filter((edit): edit is Answer => edit.value !== null));
}

export function sampleAnswers(pack: Pack): Answers {
  const folder = path.join(packFolder, 'sample');
  return answersOf(pack, fs.readFileSync(path.join(folder, 'answers.yaml'), 'utf8'), folder);
}

/** Position of the subject in the sample: 0 enterprise, 1 TSP, 2 infotainment, 3 OTA. */
export interface Change {
  subject: number;
  question: string;
  /** Number of the user's row from 0, or the id of a printed row. `'new'` adds a row. */
  row?: number | 'new' | string;
  column?: string;
  value: AnswerValue | null;
}

export function changed(base: Answers, changes: Change[]): Answers {
  const answers = new Map(base);
  const subjects = subjectsOf(base);
  for (const change of changes) {
    const subject = subjects[change.subject]?.id ?? '';
    const row = rowId(answers, subject, change);
    const key = answerKey(subject, change.question, row, change.column ?? '');
    if (change.value === null) answers.delete(keyText(key));
    else answers.set(keyText(key), { ...key, value: change.value });
  }
  return answers;
}

function rowId(answers: Map<string, Answer>, subject: string, change: Change): string {
  if (change.row === undefined) return '';
  if (typeof change.row === 'string' && change.row !== 'new') return change.row;
  const rows = [...answers.values()].filter((a) => a.subject === subject && a.question === change.question && a.row);
  const present = rows
    .filter((a) => a.column === '')
    .sort((a, b) => ((a.value as RowPresence).order < (b.value as RowPresence).order ? -1 : 1));
  if (typeof change.row === 'number') return present[change.row]?.row ?? 'no-such-row';
  const key = answerKey(subject, change.question, 'added');
  answers.set(keyText(key), { ...key, value: { order: 'zz' } });
  return 'added';
}

export function judge(pack: Pack, answers: Answers, today = SAMPLE_TODAY): Evaluation {
  return evaluateCasefile(pack, answers, today);
}
