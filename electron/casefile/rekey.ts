/**
 * Changing the passphrase on a copy: the old file stays whole until the new one, written, checked and flushed, takes
 * its name in one step. A crash in between leaves one of the two, never neither.
 */
import { connect, copyInto, keyLiteral, useCipher } from './connection.ts';
import type { CasefileContext } from './context.ts';
import { checkCopy } from './copy.ts';
import type { FileKey } from './crypto.ts';
import { damaged } from './errors.ts';
import { publishOver, removeDatabase, sizeOf, temporaryPath } from './files.ts';
import { headerOf } from './lock.ts';
import { openFile, type OpenFile } from './open.ts';

/** In this order; told to the caller, since a large casefile takes a while. */
export type RekeyStep = 'copied' | 'rekeyed' | 'checked' | 'closed' | 'replaced';

/** @returns path of a closed, checked copy under the new key (`null` = without encryption) */
export function rekeyedCopy(source: OpenFile, next: FileKey | null, atStep: (step: RekeyStep) => void): string {
  const temporary = temporaryPath(source.path);
  try {
    copyInto(source.db, temporary);
    atStep('copied');
    rekey(temporary, source.fileKey, next);
    atStep('rekeyed');
    readWhole(temporary, next);
    checkCopy(temporary, next, source.db);
    atStep('checked');
    return temporary;
  } catch (error) {
    removeDatabase(temporary);
    throw error;
  }
}

function rekey(path: string, old: FileKey | null, next: FileKey | null): void {
  const db = connect(path, old, {});
  try {
    if (!old) useCipher(db);
    db.pragma(next ? `rekey=${keyLiteral(next)}` : `rekey=''`);
  } finally {
    db.close();
  }
}

/** Every page is read, so every page's authentication code is checked. */
function readWhole(path: string, key: FileKey | null): void {
  const db = connect(path, key, { readonly: true });
  try {
    const result = db.pragma('quick_check(1)', { simple: true });
    if (result !== 'ok') throw damaged(path, '更换口令时复制出的案卷有误，已放弃，原案卷没有改动。', String(result));
  } finally {
    db.close();
  }
}

/** The connection is closed for the moment of the rename: Windows renames no open file, and the WAL must be gone. */
export function closeAndReplace(old: OpenFile, temporary: string, atStep: (step: RekeyStep) => void): void {
  try {
    old.close();
    if (sizeOf(`${old.path}-wal`) > 0) throw damaged(old.path, '案卷的临时日志无法合并，没有更换口令。');
    atStep('closed');
    publishOver(temporary, old.path);
    atStep('replaced');
  } finally {
    removeDatabase(temporary);
  }
}

/** Whether the new file took the name, only the file itself can tell. */
export function reopen(old: OpenFile, next: FileKey | null, context: CasefileContext): OpenFile {
  const isNew = next !== null && headerOf(old.path).salt.equals(next.salt);
  const unlock = (isNew ? next : old.fileKey) ?? ({ none: true } as const);
  return openFile(old.path, { unlock, context, purpose: 'edit' });
}
