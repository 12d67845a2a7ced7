/** Entry of the worker thread that renders the documents it is sent, one at a time. */
import { parentPort } from 'node:worker_threads';
import { WorkbenchError } from '../../core/contract.ts';
import type { DocumentModel } from '../../core/document/model.ts';
import { renderDocument } from './render.ts';
import type { FromWorker } from './run-in-worker.ts';

interface WorkerJob {
  model: DocumentModel;
  template: Uint8Array;
  images: ReadonlyMap<string, Uint8Array>;
}

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function work(job: WorkerJob): Promise<void> {
  try {
    const rendered = await renderDocument({
      model: job.model,
      template: job.template,
      evidence: (sha256) => {
        const bytes = job.images.get(sha256);
        if (!bytes) throw new Error(`no evidence ${sha256}`);
        return bytes;
      },
      onProgress: (fraction, step) => post({ type: 'progress', fraction, step }),
    });
    // A copy of its own: the zip writer's buffer may be larger than the file.
    const bytes = new Uint8Array(rendered.bytes);
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

parentPort?.on('message', (job: WorkerJob) => void work(job));
