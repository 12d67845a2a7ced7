/** Another passphrase for an open casefile, or none. */
import { listBackups } from './backup.ts';
import type { Unlock } from './context.ts';
import { keyOf, unlockKey } from './crypto.ts';
import type { HeldFile } from './held-file.ts';
import { backupFolderName } from './names-on-disk.ts';
import { closeAndReplace, rekeyedCopy, type RekeyStep, reopen } from './rekey.ts';

export interface PassphraseChange {
  current: Unlock;
  /** `null` removes the encryption. */
  next: string | null;
  /** Told how far it is. */
  atStep?: ((step: RekeyStep) => void) | undefined;
}

/** Yields the share done. @returns the new recovery code, '' without encryption */
export function* changePassphrase(
  held: HeldFile,
  { current, next, atStep = () => {} }: PassphraseChange,
): Generator<number, string> {
  const old = held.file;
  // Each key takes a good part of a second to work out.
  if (old.fileKey) unlockKey(old.fileKey.salt, current);
  yield 0;
  const { fileKey, recoveryCode } = keyOf(next);
  yield 0;
  const temporary = yield* rekeyedCopy(old, fileKey, atStep);
  try {
    closeAndReplace(old, temporary, atStep);
  } finally {
    held.switchTo(reopen(old, fileKey, held.context));
  }
  held.notices = old.fileKey || !fileKey ? [] : [openBackupsNotice(held.path)];
  held.tryBackup();
  return recoveryCode;
}

function openBackupsNotice(path: string): string {
  if (listBackups(path).length === 0) return '';
  return `设置口令之前的备份没有加密，仍在「${backupFolderName(path)}」中；确认不再需要后请自行删除。`;
}
