/** From a path to a connection that may be trusted: recognised, unlocked, locked, brought to this program's schema. */
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { WorkbenchError } from '../../core/contract.ts';
import { makeBackup } from './backup.ts';
import { closeConnection, connect, type Db, forbidWriting, useLargeCache, userVersion, useWal } from './connection.ts';
import type { CasefileContext, Unlock } from './context.ts';
import { type FileKey, unlockKey } from './crypto.ts';
import { damaged } from './errors.ts';
import { removeLeftovers, sizeOf } from './files.ts';
import type { Header } from './header.ts';
import { headerOf, isOpenHere, lockedError, registerOpen, removeOwner, writeOwner } from './lock.ts';
import { migrate, SCHEMA_VERSION } from './migrations/index.ts';

export interface OpenFile {
  path: string;
  db: Db;
  fileKey: FileKey | null;
  readOnly: boolean;
  /** Chinese sentence, or '' */
  notice: string;
  /** Closes the connection and gives the lock back. */
  close(): void;
}

export interface OpenOptions {
  context: CasefileContext;
  unlock: Unlock | FileKey;
  /** `copy` reads a file of any schema, e.g. a backup made before a migration. */
  purpose: 'edit' | 'view' | 'copy';
}

/** @throws NOT_FOUND, NOT_A_CASEFILE, DAMAGED, PASSPHRASE_NEEDED, WRONG_PASSPHRASE, WRONG_RECOVERY_CODE, LOCKED, READ_ONLY */
export function openFile(path: string, { context, purpose, unlock }: OpenOptions): OpenFile {
  const header = headerOf(path);
  if (isOpenHere(path)) throw lockedError(path);
  const fileKey = keyFor(header, unlock);
  const wanted = purpose === 'edit';
  const writable = wanted && isWritable(path);
  const leftWal = sizeOf(`${path}-wal`) > 0;
  // A WAL left by a crash must be taken up before anything is read, which a read-only connection cannot do.
  const db = connect(path, fileKey, { readonly: !writable && !leftWal });
  const unregister = registerOpen(path, header);
  try {
    firstRead(db, path);
    useLargeCache(db);
    const newer = userVersion(db) > SCHEMA_VERSION;
    if (writable && !newer) makeWritable(db, path, fileKey, context);
    else if (purpose !== 'copy') makeReadOnly(db);
    const isReadOnly = !writable || newer;
    return {
      path,
      db,
      fileKey,
      readOnly: isReadOnly,
      notice: newer ? NEWER : wanted && !writable ? READ_ONLY_PLACE : '',
      close() {
        if (!db.open) return;
        closeConnection(db);
        unregister();
        if (!isReadOnly) removeOwner(path);
      },
    };
  } catch (error) {
    db.close();
    unregister();
    throw error;
  }
}

const NEWER = '案卷由更新版本的程序保存过，本程序只能查看，不能修改。请升级程序后再编辑。';
const READ_ONLY_PLACE = '案卷所在的位置不能写入，已按只读方式打开。要修改时，请先另存到可以写入的文件夹。';

function keyFor(header: Header, unlock: Unlock | FileKey): FileKey | null {
  if (!header.encrypted) return null;
  return 'secret' in unlock ? unlock : unlockKey(header.salt, unlock);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The key fits (or none is needed), so what fails here is the lock or the file itself. */
function firstRead(db: Db, path: string): void {
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'SQLITE_BUSY') throw lockedError(path);
    if (code === 'SQLITE_NOTADB')
      throw damaged(path, '案卷文件已损坏：口令或恢复码没有问题，但文件开头的内容无法读取。', code);
    if (code.startsWith('SQLITE_CORRUPT')) throw damaged(path, '案卷文件不完整或已损坏，可能复制时中断。', code);
    throw error;
  }
}

function makeWritable(db: Db, path: string, fileKey: FileKey | null, context: CasefileContext): void {
  try {
    useWal(db);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw lockedError(path);
    throw error;
  }
  writeOwner(path, context);
  try {
    removeLeftovers(path);
    migrate(db, () => void makeBackup({ path, db, fileKey }, context.now()));
  } catch (error) {
    removeOwner(path);
    throw error;
  }
}

function makeReadOnly(db: Db): void {
  if (userVersion(db) < SCHEMA_VERSION) {
    throw new WorkbenchError(
      'READ_ONLY',
      '案卷由旧版本的程序创建，需要先升级格式，但现在只能只读打开。',
      '请把案卷复制到可以写入的文件夹后再打开。',
    );
  }
  forbidWriting(db);
}
