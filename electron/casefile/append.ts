/** Appending to the log: edits become changes with parents, batch and hash, and the heads follow. */
import { hash } from 'node:crypto';
import { keyText } from '../../core/answer/answer.ts';
import { canonicalJson, hashedText, type ChangeAction, type Edit } from '../../core/answer/change.ts';
import { type BatchRow, batchId, insertBatch, insertChange, lastBatch, lastSeq, type Tip } from './changes.ts';
import type { Db } from './connection.ts';
import type { CasefileContext } from './context.ts';
import { type Head, headsOf, type KeyNumbers, type ReplacedHead, replaceHeads } from './heads.ts';
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
/** Edits between two breaths of a long write: a few hundredths of a second. */
const SLICE = 250;

/** What an edit replaces; its value is written out again when its turn comes, for 100,000 of them are much to hold. */
interface Pending {
  edit: Edit;
  old: Pick<Head, 'seq' | 'id'>[];
}

/** A long write in slices: yields the share done, 0–1. Until the last slice has run, nothing of it is a present answer. */
export type AppendSteps = Generator<number, Appended>;

/** Share of the time that looking for differences takes. */
const LOOKING = 0.2;

/**
 * Appends one batch. Run it to its end inside one transaction. An edit equal to the only present head makes no change.
 * Heads come last and at once: who reads answers between two slices sees none of the batch.
 */
export function* appendBatch(db: Db, names: Names, context: CasefileContext, tip: Tip, plan: BatchPlan): AppendSteps {
  const pending = yield* differing(db, names, plan.edits);
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
  const firstId = context.newId();
  const shared = {
    author: context.author,
    device: context.device,
    at: new Date(batch.at).toISOString(),
    reason: plan.reason,
    action: plan.action,
    batch: firstId,
    reverts: plan.reverts ? batchId(db, plan.reverts) : '',
  };
  const replaced: ReplacedHead[] = [];
  for (const [i, { edit, old }] of pending.entries()) {
    const chained = {
      id: i === 0 ? firstId : context.newId(),
      parents: old.map((head) => head.id),
      deviceSeq: tip.deviceSeq + 1,
      prevHash: tip.hash,
    };
    const value = edit.value === null ? null : canonicalJson(edit.value);
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
    for (const head of old) replaced.push({ key, seq: head.seq });
    tip = { seq, deviceSeq: chained.deviceSeq, hash: digest.toString('hex') };
    if ((i + 1) % SLICE === 0) yield LOOKING + ((1 - LOOKING) * (i + 1)) / pending.length;
  }
  replaceHeads(db, replaced, batch);
  return { batch, changed: pending.map(({ edit }) => edit), tip };
}

/** Of several edits of one key in a batch only the last counts. */
function* differing(db: Db, names: Names, edits: readonly Edit[]): Generator<number, Pending[]> {
  if (edits.length > MANY) names.loadAll();
  const last = new Map(edits.map((edit) => [keyText(edit), edit]));
  const pending: Pending[] = [];
  let looked = 0;
  for (const { subject, question, row, column, value } of last.values()) {
    const edit = { subject, question, row, column, value };
    const old = presentHeads(db, names, edit);
    if (!isPresent(old, value)) pending.push({ edit, old: old.map(({ seq, id }) => ({ seq, id })) });
    if (++looked % SLICE === 0) yield (LOOKING * looked) / last.size;
  }
  return pending;
}

/** Looks names up without adding them: an edit that changes nothing leaves nothing. */
export function presentHeads(db: Db, names: Names, edit: Edit): Head[] {
  const key = [edit.subject, edit.question, edit.row, edit.column].map((text) => names.find(text));
  return key.includes(undefined) ? [] : headsOf(db, key as KeyNumbers);
}

function isPresent(heads: readonly Head[], wanted: Edit['value']): boolean {
  if (heads.length === 0) return wanted === null;
  return heads.length === 1 && heads[0]!.value === (wanted === null ? null : canonicalJson(wanted));
}

function numbersOf(names: Names, edit: Edit): KeyNumbers {
  return [names.number(edit.subject), names.number(edit.question), names.number(edit.row), names.number(edit.column)];
}
