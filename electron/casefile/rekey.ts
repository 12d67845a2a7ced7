/**
 * Changing the passphrase on a copy: the old file stays whole until the new one, written, checked and flushed, takes
 * its name in one step. A crash in between leaves one of the two, never neither.
 */
import type { CasefileContext } from './context.ts';
import type { FileKey } from './crypto.ts';
import { damaged } from './errors.ts';
import { publishOver, removeDatabase, sizeOf, temporaryPath } from './files.ts';
import { headerOf } from './lock.ts';
import { openFile, type OpenFile } from './open.ts';
import { slicedCopy } from './sliced-copy.ts';

/** In this order; told to the caller, since a large casefile takes a while. */
export type RekeyStep = 'copied' | 'checked' | 'closed' | 'replaced';

/** @returns path of a closed, checked copy under the new key (`null` = without encryption); yields the share done */
export function* rekeyedCopy(
  source: OpenFile,
  next: FileKey | null,
  atStep: (step: RekeyStep) => void,
): Generator<number, string> {
  const temporary = temporaryPath(source.path);
  let whole = false;
  try {
    yield* slicedCopy(source, temporary, next, () => atStep('copied'));
    atStep('checked');
    whole = true;
    return temporary;
  } finally {
    if (!whole) removeDatabase(temporary);
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
