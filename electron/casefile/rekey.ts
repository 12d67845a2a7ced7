/**
 * Changing the passphrase on a copy: the old file stays whole until the new one, written, checked and flushed, takes
 * its name in one step. A crash in between leaves one of the two, never neither.
 */
import { checkCopy } from './backup.ts';
import { connect, copyInto, type Db, keyLiteral, useCipher } from './connection.ts';
import type { FileKey } from './crypto.ts';
import { damaged } from './errors.ts';
import { removeDatabase, temporaryPath } from './files.ts';

/** In this order; told to the caller, since a large casefile takes a while. */
export type RekeyStep = 'copied' | 'rekeyed' | 'checked' | 'closed' | 'replaced';

export interface RekeySource {
  path: string;
  db: Db;
  fileKey: FileKey | null;
}

/** @returns path of a closed, checked copy under the new key (`null` = without encryption) */
export function rekeyedCopy(source: RekeySource, next: FileKey | null, atStep: (step: RekeyStep) => void): string {
  const temporary = temporaryPath(source.path);
  try {
    copyInto(source.db, temporary);
    atStep('copied');
    rekey(temporary, source.fileKey, next);
    atStep('rekeyed');
    readWhole(temporary, next);
    checkCopy(temporary, { db: source.db, fileKey: next });
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
