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

/** Marks a file that is still being written. */
export const TEMPORARY = '.tmp-';

/** Hidden, so that a half-written file is not taken for a casefile. */
export function temporaryStart(name: string): string {
  return `.${name}`;
}

/** How temporary files of this casefile begin: finds what a crash left behind. */
export function temporaryPrefix(path: string): string {
  return temporaryStart(basename(path)) + TEMPORARY;
}
