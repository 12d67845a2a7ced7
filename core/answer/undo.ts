/** Undo and redo, derived from the log: no stack is stored anywhere, so it survives closing the casefile. */
import type { ChangeAction } from './change.ts';

export interface BatchStep {
  batch: string;
  action: ChangeAction;
  reverts: string;
}

export interface UndoState {
  /** Batch that undo would take back next, or '' */
  undo: string;
  /** Batch that redo would bring again next, or '' */
  redo: string;
}

/** Follows a log step by step, so that a long history need not be read again after every edit. */
export class UndoTracker {
  readonly #done: string[] = [];
  readonly #undone: string[] = [];

  push(step: BatchStep): void {
    if (step.action === 'undo') {
      remove(this.#done, step.reverts);
      this.#undone.push(step.reverts);
    } else if (step.action === 'redo') {
      remove(this.#undone, step.reverts);
      this.#done.push(step.reverts);
    } else if (step.action !== 'create') {
      this.#done.push(step.batch);
      this.#undone.length = 0;
    }
  }

  /** Forgets a batch that can no longer be taken back, e.g. because another device has gone on from it. */
  drop(batch: string): void {
    remove(this.#done, batch);
    remove(this.#undone, batch);
  }

  state(): UndoState {
    return { undo: this.#done.at(-1) ?? '', redo: this.#undone.at(-1) ?? '' };
  }
}

/**
 * @param steps the batches of one device in the order they were made. Only edits of this device can be undone by it.
 */
export function undoState(steps: Iterable<BatchStep>): UndoState {
  const tracker = new UndoTracker();
  for (const step of steps) tracker.push(step);
  return tracker.state();
}

function remove(list: string[], item: string): void {
  const index = list.lastIndexOf(item);
  if (index >= 0) list.splice(index, 1);
}
