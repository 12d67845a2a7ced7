/** Names of the files that live beside a casefile. */
import { basename, dirname, extname, join } from 'node:path';

export const EXTENSION = '.iovcase';

/** File name without the extension: what people call the casefile. */
export function casefileName(path: string): string {
  return extname(path).toLowerCase() === EXTENSION ? basename(path, extname(path)) : basename(path);
}

export function backupFolderName(path: string): string {
  return `${casefileName(path)}.backups`;
}

export function backupFolder(path: string): string {
  return join(dirname(path), backupFolderName(path));
}

export function lockFile(path: string): string {
  return `${path}.lock`;
}

/** A name nobody else uses; `temporaryPrefix` finds what a crash left behind. */
export function temporaryPrefix(path: string): string {
  return `.${basename(path)}.tmp-`;
}
