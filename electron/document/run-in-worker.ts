/** Rendering off the window's thread: progress comes back, and it can be called off at any moment. */
import { Worker } from 'node:worker_threads';
import { WorkbenchError, type ErrorData } from '../../core/contract.ts';
import type { DocumentModel, StreamCell } from '../../core/document/model.ts';
import type { Rendered } from './render.ts';
import { cellsOf, type RowStreams } from './row-batches.ts';

export type FromWorker =
  | { type: 'rows'; source: string; from: number; to: number }
  | { type: 'progress'; fraction: number; step: string }
  | { type: 'done'; rendered: Rendered }
  | { type: 'failed'; error: ErrorData };

export type ToWorker =
  | { type: 'render'; model: DocumentModel; template: Uint8Array; images: ReadonlyMap<string, Uint8Array> }
  /** The batch asked for last; without cells it could not be made. */
  | { type: 'rows'; cells: StreamCell[] | undefined };

export interface WorkerRenderInput {
  model: DocumentModel;
  template: Uint8Array;
  /** Bytes of every picture the model shows, by SHA-256; one that is missing here counts as lost. */
  images: ReadonlyMap<string, Uint8Array>;
  /** Rows of the model's streams: they stay here, and go over as they are asked for. */
  streams?: RowStreams | undefined;
  onProgress?(fraction: number, step: string): void;
  signal?: AbortSignal;
}

const cancelled = (): WorkbenchError => new WorkbenchError('CANCELLED', '已取消，没有写出文件。');

function crashed(detail: string): WorkbenchError {
  return new WorkbenchError('INTERNAL', '生成文书的后台线程意外结束，没有写出文件。', '请重试。', detail);
}

/** A failure here is not the worker's, and is told at once. */
function batchOf(
  streams: RowStreams | undefined,
  { source, from, to }: Extract<FromWorker, { type: 'rows' }>,
  fail: (detail: string) => void,
): StreamCell[] | undefined {
  try {
    return cellsOf(streams, source, from, to);
  } catch (error) {
    fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return undefined;
  }
}

/**
 * A thread that renders one document after the other; loading it takes longer than a small document. It writes nothing
 * to disk, so ending it leaves nothing. After a call was called off or crashed it is of no more use.
 */
export class RenderThread {
  readonly #worker: Worker;

  /**
   * @param entry where the worker lies when the program is bundled; from source it is found by itself.
   * @param streaming long registers are to be written: short-lived values are then cleared away early, which saves a
   *   third of the memory and costs some of the time.
   */
  constructor(entry: URL = new URL('./worker.ts', import.meta.url), streaming = false) {
    this.#worker = new Worker(entry, streaming ? { resourceLimits: { maxYoungGenerationSizeMb: 8 } } : {});
  }

  /** As {@link renderDocument}. One at a time. */
  render(input: WorkerRenderInput): Promise<Rendered> {
    const { model, template, images, streams, signal } = input;
    if (signal?.aborted) return Promise.reject(cancelled());
    const worker = this.#worker;
    return new Promise<Rendered>((resolve, reject) => {
      const onAbort = (): void => {
        stopListening();
        reject(cancelled());
        void worker.terminate();
      };
      const send = (message: ToWorker): void => worker.postMessage(message);
      const onMessage = (message: FromWorker): void => {
        if (message.type === 'rows') return send({ type: 'rows', cells: batchOf(streams, message, fail) });
        if (message.type === 'progress') return input.onProgress?.(message.fraction, message.step);
        stopListening();
        if (message.type === 'done') return resolve(message.rendered);
        reject(WorkbenchError.from(message.error));
      };
      const onError = (error: Error): void => fail(String(error));
      const onExit = (code: number): void => fail(`exit code ${code}`);
      const fail = (detail: string): void => {
        stopListening();
        reject(crashed(detail));
      };
      const stopListening = (): void => {
        signal?.removeEventListener('abort', onAbort);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      send({ type: 'render', model, template, images });
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** As {@link renderDocument}, in a thread of its own. */
export async function renderInWorker({ worker, ...input }: WorkerRenderInput & { worker?: URL }): Promise<Rendered> {
  const thread = new RenderThread(worker, input.streams !== undefined && input.streams.size > 0);
  try {
    return await thread.render(input);
  } finally {
    await thread.close();
  }
}
