/** Anything thrown → an error the screen can explain. What was not foreseen goes to a local log, without its message. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { WorkbenchError, type ErrorData } from '../../core/contract.ts';

const MAX_LOG_BYTES = 512 * 1024;

/** @param log called with errors nobody foresaw, to be looked into later. */
export function toErrorData(error: unknown, log: (error: unknown) => void): ErrorData {
  if (error instanceof WorkbenchError) return error.toData();
  const disk = diskError(error);
  if (disk) return disk.toData();
  log(error);
  return new WorkbenchError(
    'INTERNAL',
    '程序内部出错，这一步没有完成。已经显示「已保存」的内容不受影响。',
    '请重试；如果再次出现，请重新打开案卷，并把日志文件 workbench.log 交给维护人员（日志不含填写内容）。',
    error instanceof Error ? error.name : typeof error,
  ).toData();
}

export function badInput(issues: z.core.$ZodIssue[]): WorkbenchError {
  const places = issues.slice(0, 5).map((issue) => `${issue.path.join('.') || '(input)'}: ${issue.code}`);
  return new WorkbenchError('BAD_INPUT', '提交的内容格式不对，没有执行。', '请检查后重试。', places.join('; '));
}

const DISK_ERRORS: Record<string, [message: string, advice: string]> = {
  ENOSPC: ['磁盘已满，没有写入。', '请腾出空间后重试。'],
  EDQUOT: ['磁盘配额已用完，没有写入。', '请腾出空间后重试。'],
  EACCES: ['没有权限读写这个位置。', '请换一个文件夹，或检查文件的权限。'],
  EPERM: ['没有权限读写这个位置。', '请换一个文件夹，或检查文件是否被其他程序占用。'],
  EROFS: ['这个磁盘是只读的，不能写入。', '请换一个文件夹。'],
  EBUSY: ['文件正被其他程序占用。', '请关闭占用它的程序（例如 Word、WPS）后重试。'],
  ENOENT: ['找不到这个文件或文件夹。', '请检查路径是否正确，移动硬盘是否已插好。'],
  ENOTDIR: ['路径中有一段不是文件夹。', '请检查路径。'],
  EISDIR: ['这个路径是文件夹，不是文件。', '请填写文件名。'],
  EIO: ['读写磁盘时出错，磁盘或移动设备可能有故障。', '请换一个磁盘，并尽快备份案卷。'],
  ENAMETOOLONG: ['文件名或路径太长。', '请换一个较短的名称或文件夹。'],
  EMFILE: ['打开的文件太多。', '请关闭一些程序后重试。'],
  EXDEV: ['不能跨磁盘移动文件。', '请选择同一磁盘上的文件夹。'],
};

function diskError(error: unknown): WorkbenchError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const known = DISK_ERRORS[error.code];
  if (!known) return undefined;
  const where = 'path' in error && typeof error.path === 'string' ? `${error.code} ${error.path}` : error.code;
  return new WorkbenchError('DISK', known[0], known[1], where);
}

/**
 * Appends to `<home>/workbench.log`: time, call, error class and stack frames. The message is left out, because it may
 * quote what somebody typed.
 */
export function createLog(home: string, now: () => Date): (call: string, error: unknown) => void {
  const file = join(home, 'workbench.log');
  return (call, error) => {
    const name = error instanceof Error ? error.name : typeof error;
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    try {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      rotate(file);
      appendFileSync(file, `${now().toISOString()} ${call} ${name}\n${frames.join('\n')}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not turn one error into two.
    }
  };
}

function rotate(file: string): void {
  try {
    if (statSync(file).size > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
  } catch {
    // No log yet.
  }
}
