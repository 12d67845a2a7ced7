/** Rendering off the window's thread: progress comes back, and it can be called off at any moment. */
import { Worker } from 'node:worker_threads';
import { WorkbenchError, type ErrorData } from '../../core/contract.ts';
import type { DocumentModel } from '../../core/document/model.ts';
import type { Rendered } from './render.ts';

export type FromWorker =
  | { type: 'progress'; fraction: number; step: string }
  | { type: 'done'; rendered: Rendered }
  | { type: 'failed'; error: ErrorData };

export interface WorkerRenderInput {
  model: DocumentModel;
  template: Uint8Array;
  /** Bytes of every picture the model shows, by SHA-256; one that is missing here counts as lost. */
  images: ReadonlyMap<string, Uint8Array>;
  onProgress?(fraction: number, step: string): void;
  signal?: AbortSignal;
  /** Where the worker's entry lies when the program is bundled; from source it is found by itself. */
  worker?: URL;
}

const cancelled = (): WorkbenchError => new WorkbenchError('CANCELLED', '已取消，没有写出文件。');

function crashed(detail: string): WorkbenchError {
  return new WorkbenchError('INTERNAL', '生成文书的后台线程意外结束，没有写出文件。', '请重试。', detail);
}

/** As {@link renderDocument}, in a thread of its own. The worker writes nothing to disk, so ending it leaves nothing. */
export function renderInWorker(input: WorkerRenderInput): Promise<Rendered> {
  if (input.signal?.aborted) return Promise.reject(cancelled());
  const { model, template, images } = input;
  const worker = new Worker(input.worker ?? new URL('./worker.ts', import.meta.url), {
    workerData: { model, template, images },
  });
  return new Promise<Rendered>((resolve, reject) => {
    const onAbort = (): void => {
      reject(cancelled());
      void worker.terminate();
    };
    input.signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'progress') input.onProgress?.(message.fraction, message.step);
      else if (message.type === 'done') resolve(message.rendered);
      else {
        const { code, message: text, advice, detail } = message.error;
        reject(new WorkbenchError(code, text, advice, detail));
      }
    });
    worker.on('error', (error) => reject(crashed(String(error))));
    worker.on('exit', (code) => {
      input.signal?.removeEventListener('abort', onAbort);
      // After a result this changes nothing any more.
      reject(crashed(`exit code ${code}`));
    });
  });
}
