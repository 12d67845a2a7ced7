/** The history of a question: from its heads back along the parents, which reach every change of every cell. */
import type { ChangeAction } from '../../core/answer/change.ts';
import type { HistoryEntry } from '../../core/contract.ts';
import { type ChangeRow, toValue } from './changes.ts';
import { type Db, sql } from './connection.ts';
import type { Names } from './names.ts';

interface HistoryRow extends ChangeRow {
  author: number;
  device: number;
  at: number;
  reason: string;
  action: ChangeAction;
}

const NEWEST_HEADS = 'SELECT seq FROM heads WHERE subject = ? AND question = ? ORDER BY seq DESC LIMIT ?';
const CHANGE = `SELECT c.*, b.author, b.device, b.at, b.reason, b.action
  FROM changes c JOIN batches b USING (batch) WHERE c.seq = ?`;

/** Newest first, rows and cells of a table included. */
export function readHistory(db: Db, names: Names, subject: string, question: string, limit: number): HistoryEntry[] {
  const numbers = [names.find(subject), names.find(question)];
  if (numbers.includes(undefined)) return [];
  const newest = sql(db, NEWEST_HEADS).all(...numbers, limit) as { seq: number }[];
  const heads = new Set(newest.map(({ seq }) => seq));
  const waiting = new Waiting(heads);
  const entries: HistoryEntry[] = [];
  for (let seq = waiting.take(); seq !== undefined && entries.length < limit; seq = waiting.take()) {
    const row = sql(db, CHANGE).get(seq) as HistoryRow;
    entries.push(toEntry(names, row, heads.has(seq)));
    if (row.parents) for (const parent of row.parents.split(' ')) waiting.add(Number(parent));
  }
  return entries;
}

function toEntry(names: Names, row: HistoryRow, isHead: boolean): HistoryEntry {
  return {
    id: row.id,
    row: names.text(row.row),
    column: names.text(row.col),
    value: toValue(row.value),
    author: names.text(row.author),
    device: names.text(row.device),
    at: new Date(row.at).toISOString(),
    reason: row.reason,
    action: row.action,
    isHead,
  };
}

/** Change numbers, greatest first, each once. A parent is always older than its child, so none comes too late. */
class Waiting {
  readonly #sorted: number[];
  constructor(seqs: Iterable<number>) {
    this.#sorted = [...seqs].sort((a, b) => a - b);
  }
  take(): number | undefined {
    return this.#sorted.pop();
  }
  add(seq: number): void {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]! < seq) low = middle + 1;
      else high = middle;
    }
    if (this.#sorted[low] !== seq) this.#sorted.splice(low, 0, seq);
  }
}
