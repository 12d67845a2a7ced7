/** Table `heads`: the present answers, an index derived from the log. */
import type { Answer, AnswerValue, RegisterRow } from '../../core/answer/answer.ts';
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

export interface ReplacedHead {
  key: KeyNumbers;
  seq: number;
}

const NEW_HEADS = `INSERT INTO heads (subject, question, row, col, seq)
  SELECT subject, question, row, col, seq FROM changes WHERE seq >= ? AND seq < ?`;

/** The changes of a batch are the present answers from now on. */
export function replaceHeads(
  db: Db,
  old: readonly ReplacedHead[],
  { first, count }: { first: number; count: number },
): void {
  const gone = sql(db, `DELETE FROM heads WHERE ${WHERE_KEY} AND seq = ?`);
  for (const { key, seq } of old) gone.run(...key, seq);
  sql(db, NEW_HEADS).run(first, first + count);
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

const HEADS = `SELECT c.subject, c.question, c.row, c.col, c.value, b.at, c.id
  FROM heads h CROSS JOIN changes c USING (seq) CROSS JOIN batches b USING (batch)`;
const IN_ORDER = 'ORDER BY h.subject, h.question, h.row, h.col';

/**
 * Where two devices disagree (two heads), the later one is shown until a person decides.
 * @param registers questions whose rows are read by {@link readRegister} when they are needed, not here
 */
export function readAnswers(db: Db, names: Names, registers: ReadonlySet<string> = new Set()): Map<string, Answer> {
  names.loadAll();
  const answers = new Map<string, Answer>();
  const skipped = [...registers].map((id) => names.find(id)).filter((number) => number !== undefined);
  // Numbers of our own table, never text: nothing to quote.
  const where = skipped.length > 0 ? `WHERE h.question NOT IN (${skipped.join(',')})` : '';
  const query = sql(db, `${HEADS} ${where} ${IN_ORDER}`);
  let shown: AnswerRow | undefined;
  for (const row of query.iterate() as IterableIterator<AnswerRow>) {
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

/** The rows of one register by row id; removed ones are absent. */
export function readRegister(db: Db, names: Names, subject: string, question: string): Map<string, RegisterRow> {
  names.loadAll();
  const rows = new Map<string, RegisterRow>();
  const [subjectNumber, questionNumber] = [names.find(subject), names.find(question)];
  if (subjectNumber === undefined || questionNumber === undefined) return rows;
  const query = sql(db, `${HEADS} WHERE h.subject = ? AND h.question = ? ${IN_ORDER}`);
  let shown: AnswerRow | undefined;
  for (const row of query.iterate(subjectNumber, questionNumber) as IterableIterator<AnswerRow>) {
    if (shown && sameKey(shown, row) && !isLater(row, shown)) continue;
    shown = row;
    const id = names.text(row.row);
    if (row.value === null) rows.delete(id);
    else rows.set(id, JSON.parse(row.value) as RegisterRow);
  }
  return rows;
}

function sameKey(a: AnswerRow, b: AnswerRow): boolean {
  return a.subject === b.subject && a.question === b.question && a.row === b.row && a.col === b.col;
}

function isLater(a: AnswerRow, b: AnswerRow): boolean {
  return a.at !== b.at ? a.at > b.at : a.id > b.id;
}
