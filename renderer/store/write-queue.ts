/** Writes one after another, in the order they were made. The first failure stops the line; nothing is dropped. */
import type { Edit } from '../../core/answer/change.ts';
import type { WorkbenchError } from '../../core/contract.ts';
import { toWorkbenchError } from '../api.ts';
import type { RegisterWrite } from './register-tables.ts';

export interface Write {
  /** What the screen already shows for this write; [] for undo and redo. */
  edits: readonly Edit[];
  /** The same for rows of a register. */
  rows?: RegisterWrite;
  run(): Promise<void>;
}

export interface WriteQueue {
  add(write: Write): void;
  /** Edits not yet known to be on disk, oldest first. */
  pendingEdits(): Edit[];
  pendingRows(): RegisterWrite[];
  isEmpty(): boolean;
  isStopped(): boolean;
  retry(): void;
  clear(): void;
  /** Resolves when all writes of now are done; rejects with the failure that stops them. */
  settled(): Promise<void>;
}

export function createWriteQueue(options: {
  onState(state: 'saved' | 'saving' | 'failed', error: WorkbenchError | null): void;
  /** When a line that stood still sets off; at once where this is left out. Whoever waits for the line starts it. */
  whenToStart?(start: () => void): void;
}): WriteQueue {
  let waiting: Write[] = [];
  let running: Write | undefined;
  let failure: WorkbenchError | null = null;
  /** Grows when the queue is cleared: a write that answers after that no longer counts. */
  let generation = 0;
  let isStarting = false;
  let watchers: { resolve(): void; reject(error: WorkbenchError): void }[] = [];

  function notify(): void {
    options.onState(failure ? 'failed' : waiting.length || running ? 'saving' : 'saved', failure);
    if (waiting.length && !failure) return;
    if (running && !failure) return;
    const done = watchers;
    watchers = [];
    for (const watcher of done)
      if (failure) watcher.reject(failure);
      else watcher.resolve();
  }

  async function drain(): Promise<void> {
    if (running || failure) return;
    const mine = generation;
    while (waiting.length && generation === mine) {
      // Taken off before it runs: its answer is applied over the edits still waiting, not over its own.
      const write = (running = waiting.shift()!);
      try {
        await write.run();
      } catch (error) {
        if (generation !== mine) return;
        waiting.unshift(write);
        failure = toWorkbenchError(error);
        break;
      } finally {
        if (generation === mine) running = undefined;
      }
    }
    if (generation === mine) notify();
  }

  function start(): void {
    if (running || failure || isStarting) return;
    if (!options.whenToStart) {
      void drain();
      return;
    }
    isStarting = true;
    options.whenToStart(() => {
      isStarting = false;
      void drain();
    });
  }

  return {
    add(write) {
      waiting.push(write);
      notify();
      start();
    },
    pendingEdits: () => waiting.flatMap((write) => write.edits),
    pendingRows: () => waiting.flatMap((write) => write.rows ?? []),
    isEmpty: () => waiting.length === 0 && !running,
    isStopped: () => failure !== null,
    retry() {
      failure = null;
      notify();
      void drain();
    },
    clear() {
      generation++;
      waiting = [];
      running = undefined;
      failure = null;
      notify();
    },
    settled: () =>
      new Promise((resolve, reject) => {
        if (failure) reject(failure);
        else if (waiting.length === 0 && !running) resolve();
        else {
          watchers.push({ resolve, reject });
          void drain();
        }
      }),
  };
}
