/** Entry of the worker thread that renders the documents it is sent, one at a time. */
import { parentPort } from 'node:worker_threads';
import { WorkbenchError } from '../../core/contract.ts';
import type { StreamCell } from '../../core/document/model.ts';
import { renderDocument } from './render.ts';
import { type BatchRequest, readerOf } from './row-batches.ts';
import type { FromWorker, ToWorker } from './run-in-worker.ts';

type Job = Extract<ToWorker, { type: 'render' }>;

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function work(job: Job): Promise<void> {
  try {
    const rendered = await renderDocument({
      model: job.model,
      template: job.template,
      evidence: (sha256) => {
        const bytes = job.images.get(sha256);
        if (!bytes) throw new Error(`no evidence ${sha256}`);
        return bytes;
      },
      rows: readerOf(request),
      onProgress: (fraction, step) => post({ type: 'progress', fraction, step }),
    });
    // What is handed over goes with its whole buffer, which may hold more than the file.
    const { bytes: made } = rendered;
    const isWhole = made.buffer instanceof ArrayBuffer && made.byteLength === made.buffer.byteLength;
    const bytes = isWhole ? (made as Uint8Array<ArrayBuffer>) : new Uint8Array(made);
    post({ type: 'done', rendered: { ...rendered, bytes } }, [bytes.buffer]);
  } catch (error) {
    const known = error instanceof WorkbenchError ? error : unforeseen(error);
    post({ type: 'failed', error: known.toData() });
  }
}

const unforeseen = (error: unknown): WorkbenchError =>
  new WorkbenchError(
    'INTERNAL',
    '生成文书时出现意外错误，没有写出文件。',
    '请重试；仍然出现时请把下面的技术信息告知开发者。',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );

/** Who waits for rows: one at a time. */
let waiting: PromiseWithResolvers<StreamCell[]> | undefined;

const request: BatchRequest = (source, from, to) => {
  waiting = Promise.withResolvers();
  post({ type: 'rows', source, from, to });
  return waiting.promise;
};

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'render') void work(message);
  else if (message.cells) waiting?.resolve(message.cells);
  else waiting?.reject(new Error('no rows'));
});
