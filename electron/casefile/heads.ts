/** Table `heads`: the present answers, an index derived from the log. */
import type { Answer, AnswerValue } from '../../core/answer/answer.ts';
import { keyText } from '../../core/answer/answer.ts';
import { type Db, sql } from './connection.ts';
import type { Names } from './names.ts';

/** An answer key by numbers of `names`. */
export type KeyNumbers = [subject: number, question: number, row: number, col: number];

export interface Head {
  seq: number;
  id: string;
  /** Canonical JSON; `null` = cleared */
  value: string | null;
  device: number;
  author: number;
}

const WHERE_KEY = 'subject = ? AND question = ? AND row = ? AND col = ?';

export function headsOf(db: Db, key: KeyNumbers): Head[] {
  const seqs = sql(db, `SELECT seq FROM heads WHERE ${WHERE_KEY}`).all(...key) as { seq: number }[];
  return seqs.map(({ seq }) => headAt(db, seq));
}

function headAt(db: Db, seq: number): Head {
  return sql(
    db,
    'SELECT c.seq, c.id, c.value, b.device, b.author FROM changes c JOIN batches b USING (batch) WHERE c.seq = ?',
  ).get(seq) as Head;
}

export function replaceHeads(db: Db, key: KeyNumbers, old: readonly Head[], seq: number): void {
  for (const head of old) sql(db, `DELETE FROM heads WHERE ${WHERE_KEY} AND seq = ?`).run(...key, head.seq);
  sql(db, 'INSERT INTO heads (subject, question, row, col, seq) VALUES (?, ?, ?, ?, ?)').run(...key, seq);
}

interface AnswerRow {
  subject: number;
  question: number;
  row: number;
  col: number;
  value: string | null;
  at: number;
  id: string;
}

const ALL_HEADS = `SELECT c.subject, c.question, c.row, c.col, c.value, b.at, c.id
  FROM heads h CROSS JOIN changes c USING (seq) CROSS JOIN batches b USING (batch)
  ORDER BY h.subject, h.question, h.row, h.col`;

/** Where two devices disagree (two heads), the later one is shown until a person decides. */
export function readAnswers(db: Db, names: Names): Map<string, Answer> {
  names.loadAll();
  const answers = new Map<string, Answer>();
  let shown: AnswerRow | undefined;
  for (const row of sql(db, ALL_HEADS).iterate() as IterableIterator<AnswerRow>) {
    if (shown && sameKey(shown, row) && !isLater(row, shown)) continue;
    shown = row;
    const key = {
      subject: names.text(row.subject),
      question: names.text(row.question),
      row: names.text(row.row),
      column: names.text(row.col),
    };
    if (row.value === null) answers.delete(keyText(key));
    else answers.set(keyText(key), { ...key, value: JSON.parse(row.value) as AnswerValue });
  }
  return answers;
}

function sameKey(a: AnswerRow, b: AnswerRow): boolean {
  return a.subject === b.subject && a.question === b.question && a.row === b.row && a.col === b.col;
}

function isLater(a: AnswerRow, b: AnswerRow): boolean {
  return a.at !== b.at ? a.at > b.at : a.id > b.id;
}
