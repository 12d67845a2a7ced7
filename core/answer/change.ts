/**
 * A change is one immutable step in the life of one answer. Changes are only ever appended; the answers are the heads
 * (changes that no other change replaces). History, undo, audit and merge are all read from this one log.
 */
import type { AnswerKey, AnswerValue } from './answer.ts';

/** `create` is the casefile's own first step (its single subjects); it cannot be taken back. */
export type ChangeAction = 'create' | 'edit' | 'undo' | 'redo' | 'import' | 'resolve';

export interface Change extends AnswerKey {
  id: string;
  /** `null` clears the answer. */
  value: AnswerValue | null;
  /** Ids of the changes this one replaces (the heads of the key when it was made). */
  parents: string[];
  author: string;
  device: string;
  /** ISO 8601 with milliseconds, UTC. */
  at: string;
  reason: string;
  /** Changes made as one step share a batch: undo takes back the whole batch. */
  batch: string;
  action: ChangeAction;
  /** For undo and redo: the batch taken back or brought again. */
  reverts: string;
  /** Position in this device's chain, from 1. */
  deviceSeq: number;
  /** Hash of this device's previous change; '' for its first. */
  prevHash: string;
  hash: string;
}

/** What a caller asks for; the casefile adds identity, parents and hashes. */
export interface Edit extends AnswerKey {
  value: AnswerValue | null;
}

/** Key-sorted JSON, so that a hash does not depend on how an object was built. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The text whose SHA-256 is the change's hash: every field but the hash itself. */
export function hashedText(change: Omit<Change, 'hash'> & { hash?: string }): string {
  const { hash: _hash, ...rest } = change;
  return canonicalJson(rest);
}
