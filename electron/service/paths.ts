/** Paths as the window gives them. */
import { extname, isAbsolute, normalize } from 'node:path';
import { WorkbenchError } from '../../core/contract.ts';
import { CASEFILE_EXTENSION } from './folder.ts';

export function absolute(path: string): string {
  // No file system takes a NUL; Node answers it with a TypeError.
  if (isAbsolute(path) && !path.includes('\0')) return normalize(path);
  throw new WorkbenchError('BAD_INPUT', '请填写完整的文件路径。', '例如 D:\\案卷\\某公司.iovcase。', path);
}

/** A new casefile's path gets the extension it needs to be found again. */
export function newPath(path: string): string {
  const full = absolute(path);
  return extname(full).toLowerCase() === CASEFILE_EXTENSION ? full : full + CASEFILE_EXTENSION;
}
