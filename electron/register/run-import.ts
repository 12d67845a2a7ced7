/** The import thread from outside: one task, its batches in order, and an end at any moment. */
import { Worker } from 'node:worker_threads';
import { WorkbenchError } from '../../core/contract.ts';
import type { Batch, Converted, ConvertTask, FromImportThread, ImportTask, Opened, OpenTask } from './import-tasks.ts';

const MEGABYTES = 2_048;

const cancelled = (): WorkbenchError =>
  new WorkbenchError('CANCELLED', '已取消，没有导入任何内容。', '需要时重新开始。');

function crashed(error: unknown): WorkbenchError {
  const detail = String(error);
  if (detail.includes('ERR_WORKER_OUT_OF_MEMORY') || detail.includes('memory limit'))
    return new WorkbenchError(
      'WORKBOOK',
      '表格太大，内存放不下，没有导入任何内容。',
      '请拆成几个文件分别导入。',
      detail,
    );
  return new WorkbenchError('INTERNAL', '读取表格的后台线程意外结束，没有导入任何内容。', '请重试。', detail);
}

/** @returns whether the task has ended */
type OnMessage = (message: FromImportThread) => boolean;

async function run(
  task: ImportTask,
  entry: URL | undefined,
  onMessage: OnMessage,
  signal?: AbortSignal,
): Promise<void> {
  if (signal?.aborted) throw cancelled();
  const worker = new Worker(entry ?? new URL('./import-worker.ts', import.meta.url), {
    // A hostile workbook must not take the whole program with it.
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
      worker.on('message', (message: FromImportThread) => {
        try {
          if (message.type === 'failed') reject(WorkbenchError.from(message.error));
          else if (onMessage(message)) resolve();
          else if (message.type === 'batch') worker.postMessage({ type: 'taken' });
        } catch (error) {
          reject(error as Error);
        }
      });
      worker.on('error', (error) => reject(crashed(error instanceof Error && 'code' in error ? error.code : error)));
      worker.on('exit', (code) => reject(crashed(`exit code ${code}`)));
      worker.postMessage(task);
    });
  } finally {
    await worker.terminate();
  }
}

export async function openInThread(task: OpenTask, entry?: URL): Promise<Opened> {
  let opened: Opened | undefined;
  await run(task, entry, (message) => {
    if (message.type === 'opened') opened = message.opened;
    return message.type === 'opened';
  });
  if (!opened) throw crashed('no answer');
  return opened;
}

export interface ConvertTo {
  /** Before the first batch. */
  columns(columns: string[]): void;
  batch(batch: Batch, share: number): void;
}

export async function convertInThread(
  task: ConvertTask,
  to: ConvertTo,
  options: { entry?: URL | undefined; signal?: AbortSignal } = {},
): Promise<Converted> {
  let converted: Converted | undefined;
  const onMessage: OnMessage = (message) => {
    if (message.type === 'columns') to.columns(message.columns);
    if (message.type === 'batch') to.batch(message.batch, message.share);
    if (message.type === 'converted') converted = message.converted;
    return converted !== undefined;
  };
  await run(task, options.entry, onMessage, options.signal);
  if (!converted) throw crashed('no answer');
  return converted;
}
