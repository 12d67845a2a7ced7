/** Appending to the log: edits become changes with parents, batch and hash, and the heads follow. */
import { hash } from 'node:crypto';
import { keyText } from '../../core/answer/answer.ts';
import { canonicalJson, hashedText, type ChangeAction, type Edit } from '../../core/answer/change.ts';
import { type BatchRow, batchId, insertBatch, insertChange, lastBatch, lastSeq, type Tip } from './changes.ts';
import type { Db } from './connection.ts';
import type { CasefileContext } from './context.ts';
import { type Head, headsOf, type KeyNumbers, replaceHeads } from './heads.ts';
import type { Names } from './names.ts';

export interface BatchPlan {
  edits: readonly Edit[];
  action: ChangeAction;
  reason: string;
  /** For undo and redo: the batch it is about, else `null` */
  reverts: BatchRow | null;
}

export interface Appended {
  /** `null` when no edit made a difference; nothing was written then. */
  batch: BatchRow | null;
  changed: Edit[];
  tip: Tip;
}

/** From here on reading all names at once is cheaper than asking for each. */
const MANY = 1000;

interface Pending {
  edit: Edit;
  value: string | null;
  old: Head[];
}

/** Appends one batch. Call inside a transaction. An edit equal to the only present head makes no change. */
export function appendBatch(db: Db, names: Names, context: CasefileContext, tip: Tip, plan: BatchPlan): Appended {
  const pending = differing(db, names, plan.edits);
  if (pending.length === 0) return { batch: null, changed: [], tip };
  const batch: BatchRow = {
    batch: lastBatch(db) + 1,
    device: names.number(context.device),
    author: names.number(context.author),
    at: context.now().getTime(),
    reason: plan.reason,
    action: plan.action,
    reverts: plan.reverts?.batch ?? 0,
    first: lastSeq(db) + 1,
    count: pending.length,
  };
  insertBatch(db, batch);
  const ids = pending.map(() => context.newId());
  const shared = {
    author: context.author,
    device: context.device,
    at: new Date(batch.at).toISOString(),
    reason: plan.reason,
    action: plan.action,
    batch: ids[0]!,
    reverts: plan.reverts ? batchId(db, plan.reverts) : '',
  };
  pending.forEach(({ edit, value, old }, i) => {
    const chained = {
      id: ids[i]!,
      parents: old.map((head) => head.id),
      deviceSeq: tip.deviceSeq + 1,
      prevHash: tip.hash,
    };
    const digest = hash('sha256', hashedText({ ...shared, ...chained, ...edit }, value ?? 'null'), 'buffer');
    const key = numbersOf(names, edit);
    const seq = batch.first + i;
    insertChange(db, {
      seq,
      id: chained.id,
      batch: batch.batch,
      subject: key[0],
      question: key[1],
      row: key[2],
      col: key[3],
      value,
      parents: old.map((head) => head.seq).join(' '),
      prev: tip.seq,
      device_seq: chained.deviceSeq,
      hash: digest,
    });
    replaceHeads(db, key, old, seq);
    tip = { seq, deviceSeq: chained.deviceSeq, hash: digest.toString('hex') };
  });
  return { batch, changed: pending.map(({ edit }) => edit), tip };
}

/** Of several edits of one key in a batch only the last counts. */
function differing(db: Db, names: Names, edits: readonly Edit[]): Pending[] {
  if (edits.length > MANY) names.loadAll();
  const last = new Map(edits.map((edit) => [keyText(edit), edit]));
  const pending: Pending[] = [];
  for (const { subject, question, row, column, value: wanted } of last.values()) {
    const edit = { subject, question, row, column, value: wanted };
    const old = presentHeads(db, names, edit);
    const value = wanted === null ? null : canonicalJson(wanted);
    if (!isPresent(old, value)) pending.push({ edit, value, old });
  }
  return pending;
}

/** Looks names up without adding them: an edit that changes nothing leaves nothing. */
export function presentHeads(db: Db, names: Names, edit: Edit): Head[] {
  const key = [edit.subject, edit.question, edit.row, edit.column].map((text) => names.find(text));
  return key.includes(undefined) ? [] : headsOf(db, key as KeyNumbers);
}

function isPresent(heads: readonly Head[], value: string | null): boolean {
  return heads.length === 0 ? value === null : heads.length === 1 && heads[0]!.value === value;
}

function numbersOf(names: Names, edit: Edit): KeyNumbers {
  return [names.number(edit.subject), names.number(edit.question), names.number(edit.row), names.number(edit.column)];
}
