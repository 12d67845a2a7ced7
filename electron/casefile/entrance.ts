/** The ways to an open casefile: a new one, one that is there, one from a backup. */
import { WorkbenchError } from '../../core/contract.ts';
import { needsBackup } from './backup.ts';
import type { CasefileContext, CasefileMeta, Unlock } from './context.ts';
import { copyBackup } from './copy.ts';
import { createFile } from './create.ts';
import { keyOf } from './crypto.ts';
import { guard, translate } from './errors.ts';
import { HeldFile } from './held-file.ts';
import { readAnswers } from './heads.ts';
import { isLight } from './light-copy.ts';
import { openFile } from './open.ts';
import { verify } from './verify.ts';

const LIGHT = '这是一份备份，佐证文件的内容另存在备份文件夹中。请在原案卷的“备份与安全”中恢复，得到完整的案卷。';

export interface NewCasefile {
  /** `null` = deliberately without encryption */
  passphrase: string | null;
  meta: Omit<CasefileMeta, 'createdAt'>;
  context: CasefileContext;
}

export interface Opening {
  unlock: Unlock;
  context: CasefileContext;
}

/** @returns the recovery code to print, '' without encryption. @throws EXISTS, DISK */
export function createHeld(path: string, { passphrase, meta, context }: NewCasefile): [HeldFile, code: string] {
  return guard(path, () => {
    const { fileKey, recoveryCode } = keyOf(passphrase);
    createFile(path, fileKey, meta, context);
    const unlock = fileKey ?? ({ none: true } as const);
    return [new HeldFile(openFile(path, { unlock, context, purpose: 'edit' }), context), recoveryCode];
  });
}

/** Makes a backup first when the file has changed since the last one. */
export function openHeld(path: string, { unlock, context, readOnly }: Opening & { readOnly?: boolean }): HeldFile {
  return guard(path, () => {
    const file = openFile(path, { unlock, context, purpose: readOnly ? 'view' : 'edit' });
    try {
      const held = new HeldFile(file, context);
      // Of a newer program's file it must show now whether it can be read at all.
      if (file.readOnly) held.read(() => readAnswers(file.db, held.names));
      else makeReady(held);
      return held;
    } catch (error) {
      file.close();
      throw file.notice && file.readOnly ? unreadable(error, path, file.notice) : error;
    }
  });
}

function makeReady(held: HeldFile): void {
  if (needsBackup(held.file, held.context.now())) held.tryBackup();
  held.records.recordMissing(held.context);
  if (isLight(held.file.db)) held.notices.push(LIGHT);
}

/**
 * Writes the backup as a new casefile and opens it; never overwrites.
 * Reading the backup page by page also proves that all of it can be read.
 */
export function restoreHeld(backup: string, target: string, { unlock, context }: Opening): HeldFile {
  const source = guard(backup, () => openFile(backup, { unlock, context, purpose: 'copy' }));
  try {
    guard(target, () => copyBackup(source, target));
  } finally {
    source.close();
  }
  const key = source.fileKey ?? ({ none: true } as const);
  return guard(target, () => {
    const held = new HeldFile(openFile(target, { unlock: key, context, purpose: 'edit' }), context);
    const { ok, problems } = held.read(() => verify(held.file.db, held.names, target));
    if (!ok) held.notices.push(`恢复出的案卷有 ${problems.length} 处问题：${problems[0]}`);
    return held;
  });
}

/** A file from a newer program may differ too much even to be shown. */
function unreadable(error: unknown, path: string, notice: string): unknown {
  const known = translate(error, path);
  if (known instanceof WorkbenchError) return known;
  const detail = error instanceof Error ? error.message : String(error);
  return new WorkbenchError('NEWER_CASEFILE', '案卷由更新版本的程序保存，本程序无法读取。', notice, detail);
}
