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
  if (isInOrder(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value as object)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`);
  return `{${entries.join(',')}}`;
}

/** What the engine's own writer, several times as fast, would write in the same order. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const key in value) {
    // Keys that look like numbers come first whatever their order; such an object takes the slow way.
    if (key < before || /^\d/.test(key)) return false;
    before = key;
    if (!isInOrder((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}

/**
 * The text whose SHA-256 is the change's hash: every field but the hash itself.
 * @param valueText the value's canonical JSON, where the caller has it already
 */
export function hashedText(change: Omit<Change, 'hash'> & { hash?: string }, valueText?: string): string {
  const { hash: _hash, value, ...rest } = change;
  // `value` is the last of the fields in the order of their names.
  return `${canonicalJson(rest).slice(0, -1)},"value":${valueText ?? canonicalJson(value)}}`;
}
