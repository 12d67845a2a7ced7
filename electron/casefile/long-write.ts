/**
 * A write of many rows in slices: still one transaction, so nothing of it is there until all of it is on the disk, but
 * the program answers between the slices. SQLite gives a file's connection one transaction at a time, and another write
 * would become part of this one, to be taken back with it; so others are refused, and callers that can wait ask `idle`.
 */
import { setImmediate as breath } from 'node:timers/promises';
import { WorkbenchError } from '../../core/contract.ts';

export interface LongWriteOptions {
  signal?: AbortSignal | undefined;
  /** @param share done, 0–1 */
  report?: ((share: number) => void) | undefined;
}

export class LongWrite {
  #ended: Promise<void> | undefined;

  get isRunning(): boolean {
    return this.#ended !== undefined;
  }

  /** Resolves when no long write is under way. */
  async idle(): Promise<void> {
    while (this.#ended) await this.#ended;
  }

  /** @throws WorkbenchError CONFLICT while a long write is under way */
  refuseOthers(): void {
    if (this.#ended)
      throw new WorkbenchError(
        'CONFLICT',
        '案卷正在写入一批数据，这一步没有执行。',
        '请等写入完成，或取消写入后再试。',
      );
  }

  /** @throws WorkbenchError CANCELLED; what the slices throw. Nothing is written then. */
  async run<T>(steps: Generator<number, T>, { signal, report }: LongWriteOptions): Promise<T> {
    this.refuseOthers();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = promise;
    try {
      let step = steps.next();
      while (!step.done) step = await next(steps, step.value, { signal, report });
      return step.value;
    } finally {
      this.#ended = undefined;
      resolve();
    }
  }
}

/** All slices at once, for callers that nobody waits beside. */
export function atOnce<T>(steps: Generator<number, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Whatever goes wrong between two slices, the slices learn of it and take themselves back. */
async function next<T>(
  steps: Generator<number, T>,
  share: number,
  { signal, report }: LongWriteOptions,
): Promise<IteratorResult<number, T>> {
  try {
    report?.(share);
    await breath();
    if (signal?.aborted) throw calledOff();
  } catch (error) {
    return steps.throw(error);
  }
  return steps.next();
}

function calledOff(): WorkbenchError {
  return new WorkbenchError('CANCELLED', '已取消，没有写入任何内容。', '需要时重新开始。');
}
