/** Entry of the thread that reads and converts customers' tables, so that the window's own thread stays free. */
import { parentPort } from 'node:worker_threads';
import { WorkbenchError } from '../../core/contract.ts';
import { convertImport } from './convert-import.ts';
import type { FromImportThread, ImportTask, Taken } from './import-tasks.ts';
import { openImport } from './open-import.ts';

/** Batches under way: enough that neither side waits for the other. */
const UNDER_WAY = 3;

const post = (message: FromImportThread): void => parentPort?.postMessage(message);

let free = UNDER_WAY;
let waiting: (() => void) | undefined;
const turn = async (): Promise<void> => {
  if (free === 0) await new Promise<void>((resolve) => (waiting = resolve));
  free -= 1;
};

async function work(task: ImportTask): Promise<void> {
  try {
    if (task.type === 'open') return post({ type: 'opened', opened: await openImport(task) });
    const converted = await convertImport(task, {
      columns: (columns) => post({ type: 'columns', columns: [...columns] }),
      batch: async (batch, share) => {
        await turn();
        post({ type: 'batch', batch, share });
      },
    });
    post({ type: 'converted', converted });
  } catch (error) {
    post({ type: 'failed', error: (error instanceof WorkbenchError ? error : unforeseen(error)).toData() });
  }
}

const unforeseen = (error: unknown): WorkbenchError =>
  new WorkbenchError(
    'INTERNAL',
    '读取表格时出现意外错误，没有导入任何内容。',
    '请用 Excel 或 WPS 打开，另存为 .xlsx 后重试；仍然出现时请把下面的技术信息告知开发者。',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );

parentPort?.on('message', (message: ImportTask | Taken) => {
  if (message.type !== 'taken') return void work(message);
  free += 1;
  waiting?.();
  waiting = undefined;
});
