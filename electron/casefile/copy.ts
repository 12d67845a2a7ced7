/** Whole copies of a casefile: backups, save-as, restore. */
import { dirname } from 'node:path';
import { lastSeq } from './changes.ts';
import { connect, copyInto, type Db, userVersion } from './connection.ts';
import type { FileKey } from './crypto.ts';
import { damaged } from './errors.ts';
import { fillFromStore, storePath } from './evidence-store.ts';
import { writeNew, writeNewInSlices } from './files.ts';
import { isLight, markWhole } from './light-copy.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import { slicedCopy } from './sliced-copy.ts';

export interface CopySource {
  db: Db;
  fileKey: FileKey | null;
}

/** A checked copy under the same key, seen under its name only when it is complete. @throws EXISTS, DISK, DAMAGED */
export function copyToNew(source: CopySource, target: string): void {
  writeNew(target, (temporary) => {
    copyInto(source.db, temporary);
    checkCopy(temporary, source.fileKey, source.db);
  });
}

/** The same in slices. What a newer program wrote may hold things this one does not know how to copy row by row. */
export function* copyToNewInSlices(source: CopySource & { path: string }, target: string): Generator<number, void> {
  if (userVersion(source.db) > SCHEMA_VERSION) return copyToNew(source, target);
  yield* writeNewInSlices(target, (temporary) => slicedCopy(source, temporary, source.fileKey, () => {}));
}

/** The same of a backup, whose evidence may lie beside it. */
export function copyBackup(source: CopySource & { path: string }, target: string): void {
  writeNew(target, (temporary) => {
    copyInto(source.db, temporary);
    if (isLight(source.db)) makeWhole(temporary, storePath(dirname(source.path), source.fileKey), source.fileKey);
    checkCopy(temporary, source.fileKey, source.db);
  });
}

function makeWhole(path: string, store: string, fileKey: FileKey | null): void {
  fillFromStore(path, store, fileKey);
  const db = connect(path, fileKey, {});
  try {
    markWhole(db);
  } finally {
    db.close();
  }
}

/** A copy that cannot be opened with its key, or lacks something, is worse than none. */
export function checkCopy(path: string, fileKey: FileKey | null, original: Db): void {
  const copy = connect(path, fileKey, { readonly: true });
  try {
    if (lastSeq(copy) !== lastSeq(original)) throw damaged(path, '复制出的案卷与原案卷不一致，已放弃这份副本。');
  } finally {
    copy.close();
  }
}
