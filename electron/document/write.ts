/** From bytes in memory to a file that is really there: temporary name, flush, read back, rename. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { WorkbenchError } from '../../core/contract.ts';
import type { ExportReport } from '../../core/document/model.ts';
import type { Rendered } from './render.ts';

export interface WriteOptions {
  /** Replace a file of the same name. */
  overwrite?: boolean;
}

const REASONS: Record<string, [string, string]> = {
  ENOSPC: ['磁盘空间不足', '请清理磁盘空间，或选择其他文件夹。'],
  EDQUOT: ['磁盘配额已用完', '请清理空间，或选择其他文件夹。'],
  EACCES: ['没有写入权限', '请选择其他文件夹，或请管理员开放写入权限。'],
  EPERM: ['没有写入权限，或文件正被其他程序打开', '请关闭打开该文件的 Word、WPS 或 Excel，或选择其他文件夹。'],
  EBUSY: ['文件正被其他程序打开', '请关闭打开该文件的 Word、WPS 或 Excel 后再试。'],
  EROFS: ['所在磁盘是只读的', '请选择其他文件夹。'],
  ENOENT: ['文件夹不存在', '请重新选择文件夹；如果是 U 盘或网络盘，请确认仍然连接。'],
  ENOTDIR: ['所选位置不是文件夹', '请重新选择文件夹。'],
  ENAMETOOLONG: ['文件名太长', '请缩短单位或对象的名称，或选择层级更浅的文件夹。'],
  EIO: ['磁盘读写出错', '磁盘可能已损坏，请换一个位置保存。'],
};

export function diskError(error: unknown, path: string): WorkbenchError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [reason, advice] = REASONS[code] ?? ['写入失败', '请换一个文件夹再试。'];
  return new WorkbenchError('DISK', `「${basename(path)}」没有写成：${reason}。`, advice, `${path}\n${String(error)}`);
}

export async function exists(path: string): Promise<boolean> {
  try {
    await fs.lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** A folder's own entry must reach the disk too; Windows cannot open folders and does it by itself. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await fs.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Nothing to be done about a file system that does not offer it; the file itself has been flushed.
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What the disk gives back, not what was sent to it. */
async function verify(path: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  if (hash.digest('hex') === sha256) return;
  throw new WorkbenchError(
    'MISMATCH',
    '写到磁盘的文件与生成的内容不一致，文件没有保存。',
    '磁盘可能有问题，请换一个位置再导出。',
    path,
  );
}

/**
 * Afterwards the file is whole or was never there.
 * Throws {@link WorkbenchError} EXISTS, DISK or MISMATCH.
 * @param sha256 of the bytes
 */
export async function writeWhole(
  bytes: Uint8Array,
  sha256: string,
  path: string,
  options: WriteOptions = {},
): Promise<void> {
  const folder = dirname(path);
  if (!options.overwrite && (await exists(path))) {
    throw new WorkbenchError('EXISTS', `「${basename(path)}」已经存在。`, '请选择覆盖，或换一个文件夹。', path);
  }
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    await writeFlushed(temporary, bytes);
    await verify(temporary, sha256);
    await fs.rename(temporary, path);
    await flushFolder(folder);
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    throw error instanceof WorkbenchError ? error : diskError(error, path);
  }
}

/**
 * Writes a rendered document. `target` is the folder (the report's file name is used) or the full path of the file,
 * recognised by the document's extension.
 * Throws as {@link writeWhole}.
 */
export async function writeDocument(
  rendered: Rendered,
  target: string,
  options: WriteOptions = {},
): Promise<ExportReport> {
  const { fileName } = rendered.report;
  const path = extname(target).toLowerCase() === extname(fileName).toLowerCase() ? target : join(target, fileName);
  await writeWhole(rendered.bytes, rendered.report.sha256, path, options);
  return { ...rendered.report, fileName: basename(path), path };
}
