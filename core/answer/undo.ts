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

/**
 * @param steps the batches of one device in the order they were made. Only edits of this device can be undone by it.
 */
export function undoState(steps: Iterable<BatchStep>): UndoState {
  const done: string[] = [];
  const undone: string[] = [];
  for (const step of steps) {
    if (step.action === 'undo') {
      remove(done, step.reverts);
      undone.push(step.reverts);
    } else if (step.action === 'redo') {
      remove(undone, step.reverts);
      done.push(step.reverts);
    } else {
      done.push(step.batch);
      undone.length = 0;
    }
  }
  return { undo: done.at(-1) ?? '', redo: undone.at(-1) ?? '' };
}

function remove(list: string[], item: string): void {
  const index = list.lastIndexOf(item);
  if (index >= 0) list.splice(index, 1);
}
