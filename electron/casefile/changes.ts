/** Tables `batches` and `changes`: the append-only log with its hash chain per device. Written by `append.ts`. */
import type { AnswerValue } from '../../core/answer/answer.ts';
import type { ChangeAction } from '../../core/answer/change.ts';
import { type Db, sql } from './connection.ts';
import type { KeyNumbers } from './heads.ts';

/** End of a device's chain. */
export interface Tip {
  seq: number;
  deviceSeq: number;
  /** Hex; '' before the first change */
  hash: string;
}

export interface BatchRow {
  batch: number;
  device: number;
  author: number;
  at: number;
  reason: string;
  action: ChangeAction;
  reverts: number;
  first: number;
  count: number;
}

export interface ChangeRow {
  seq: number;
  id: string;
  batch: number;
  subject: number;
  question: number;
  row: number;
  col: number;
  value: string | null;
  parents: string;
  prev: number;
  device_seq: number;
  hash: Uint8Array;
}

export const NO_TIP: Tip = { seq: 0, deviceSeq: 0, hash: '' };

export function lastSeq(db: Db): number {
  return (sql(db, 'SELECT coalesce(max(seq), 0) AS last FROM changes').get() as { last: number }).last;
}

export function lastBatch(db: Db): number {
  return (sql(db, 'SELECT coalesce(max(batch), 0) AS last FROM batches').get() as { last: number }).last;
}

const INSERT_BATCH = `INSERT INTO batches (batch, device, author, at, reason, action, reverts, first, count)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function insertBatch(db: Db, b: BatchRow): void {
  sql(db, INSERT_BATCH).run(b.batch, b.device, b.author, b.at, b.reason, b.action, b.reverts, b.first, b.count);
}

const INSERT_CHANGE = `INSERT INTO changes
  (seq, id, batch, subject, question, row, col, value, parents, prev, device_seq, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function insertChange(db: Db, c: ChangeRow): void {
  const key = keyOf(c);
  sql(db, INSERT_CHANGE).run(c.seq, c.id, c.batch, ...key, c.value, c.parents, c.prev, c.device_seq, c.hash);
}

/** A device's batches, newest first; the newest work of a file is mostly one device's, so no index is kept for it. */
export function* batchesOf(db: Db, device: number): IterableIterator<BatchRow> {
  yield* sql(db, 'SELECT * FROM batches WHERE device = ? ORDER BY batch DESC').iterate(
    device,
  ) as IterableIterator<BatchRow>;
}

export function batchAt(db: Db, batch: number): BatchRow {
  return sql(db, 'SELECT * FROM batches WHERE batch = ?').get(batch) as BatchRow;
}

export function changesOf(db: Db, batch: BatchRow): ChangeRow[] {
  return sql(db, 'SELECT * FROM changes WHERE seq >= ? AND seq < ? ORDER BY seq').all(
    batch.first,
    batch.first + batch.count,
  ) as ChangeRow[];
}

export function readTip(db: Db, device: number): Tip {
  for (const batch of batchesOf(db, device)) {
    const last = changesOf(db, { ...batch, first: batch.first + batch.count - 1, count: 1 })[0];
    if (last) return { seq: last.seq, deviceSeq: last.device_seq, hash: Buffer.from(last.hash).toString('hex') };
  }
  return NO_TIP;
}

export function keyOf(row: Pick<ChangeRow, 'subject' | 'question' | 'row' | 'col'>): KeyNumbers {
  return [row.subject, row.question, row.row, row.col];
}

/** Value before a change, as it was shown: of several parents the last one. */
export function valueBefore(db: Db, change: ChangeRow): AnswerValue | null {
  const parent = change.parents.split(' ').at(-1);
  if (!parent) return null;
  const { value } = sql(db, 'SELECT value FROM changes WHERE seq = ?').get(Number(parent)) as { value: string | null };
  return toValue(value);
}

export function toValue(text: string | null): AnswerValue | null {
  return text === null ? null : (JSON.parse(text) as AnswerValue);
}

/** A batch is known to the world by the id of its first change. */
export function batchId(db: Db, batch: BatchRow): string {
  const found = sql(db, 'SELECT id FROM changes WHERE seq = ?').get(batch.first) as { id: string } | undefined;
  return found?.id ?? '';
}
