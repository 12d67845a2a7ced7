/**
 * Rolling backups in `<name>.backups/` beside the casefile. Each is a casefile of its own, with the passphrase of its
 * time; name: `<name>_<UTC time>_r<revision>.iovcase`. Where evidence is large, its bytes lie once beside all of them.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupInfo } from '../../core/contract.ts';
import { lastSeq } from './changes.ts';
import { checkCopy, type CopySource, copyToNew } from './copy.ts';
import { evidenceBytes } from './evidence.ts';
import { addToStore, removeUnusedStores, storePath } from './evidence-store.ts';
import { sizeOf, writeNew } from './files.ts';
import { isLight, lightCopy } from './light-copy.ts';
import { userVersion } from './connection.ts';
import { backupFolder, casefileName, EXTENSION, TEMPORARY, temporaryStart } from './names-on-disk.ts';

const KEEP_LAST = 10;
const KEEP_DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;
/** Beyond this sum of bytes older backups go, but never the last few. */
const MAX_TOTAL = 5 * 1024 ** 3;
const KEEP_ALWAYS = 3;
/** Above this size an opening makes a backup once a day only: copying would be felt. */
const LARGE = 256 * 1024 ** 2;

/** From here on evidence is backed up apart from the answers. */
const APART = 64 * 1024 ** 2;
/** Evidence (bytes) that an opening takes the time to back up; the rest follows beside other work. */
const AT_ONCE = 4 * 1024 ** 2;
/** Since this schema there is evidence. */
const WITH_EVIDENCE = 3;

export interface BackupSource extends CopySource {
  path: string;
}

interface Backup extends BackupInfo {
  revision: number;
}

const FILE_NAME = /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z_r(\d+)(?:-\d+)?\.iovcase$/;

/** Newest first. Works without opening the casefile, so that a damaged one can be restored. */
export function listBackups(path: string): BackupInfo[] {
  return readBackups(path).map(({ file, path, at, bytes }) => ({ file, path, at, bytes }));
}

function readBackups(path: string): Backup[] {
  const folder = backupFolder(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const found: Backup[] = [];
  for (const file of readdirSync(folder)) {
    const match = FILE_NAME.exec(file);
    if (!match || file.startsWith('.')) continue;
    const [, year, month, day, hour, minute, second, ms, revision] = match;
    const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`;
    found.push({ file, path: join(folder, file), at, bytes: sizeOf(join(folder, file)), revision: Number(revision) });
  }
  const newestFirst = (a: Backup, b: Backup) => (a.at === b.at ? b.revision - a.revision : a.at < b.at ? 1 : -1);
  return found.sort(newestFirst);
}

/** @throws DISK; an unfinished backup is never seen under its name */
export function makeBackup(source: BackupSource, now: Date): BackupInfo {
  mkdirSync(backupFolder(source.path), { recursive: true });
  removeHalfWritten(source.path);
  const path = freeName(source, now);
  if (isApart(source)) {
    writeNew(path, (temporary) => {
      lightCopy(source.db, source.fileKey, temporary);
      checkCopy(temporary, source.fileKey, source.db);
    });
    backUpEvidence(source, AT_ONCE);
  } else copyToNew(source, path);
  prune(source, now);
  return { file: basename(path), path, at: now.toISOString(), bytes: sizeOf(path) };
}

function isApart({ db }: BackupSource): boolean {
  return userVersion(db) >= WITH_EVIDENCE && evidenceBytes(db) > APART && !isLight(db);
}

/** Copies evidence that has not been backed up yet, about `budget` bytes of it. @returns bytes that are left */
export function backUpEvidence(source: BackupSource, budget: number): number {
  if (!isApart(source)) return 0;
  const folder = backupFolder(source.path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return 0;
  return addToStore(source.db, storePath(folder, source.fileKey), source.fileKey, budget);
}

/** The holder of the casefile's lock is the only one who makes backups of it, so what is unfinished is from a crash. */
function removeHalfWritten(path: string): void {
  const folder = backupFolder(path);
  const start = temporaryStart(`${casefileName(path)}_`);
  for (const file of readdirSync(folder)) {
    if (file.startsWith(start) && file.includes(TEMPORARY)) rmSync(join(folder, file), { force: true });
  }
}

export function needsBackup(source: BackupSource, now: Date): boolean {
  const last = readBackups(source.path)[0];
  if (!last) return true;
  if (last.revision === lastSeq(source.db)) return false;
  const copied = sizeOf(source.path) - (isApart(source) ? evidenceBytes(source.db) : 0);
  return copied < LARGE || now.getTime() - Date.parse(last.at) > DAY;
}

function freeName(source: BackupSource, now: Date): string {
  const stamp = now.toISOString().replace(/[-:.]/g, '');
  const start = join(backupFolder(source.path), `${casefileName(source.path)}_${stamp}_r${lastSeq(source.db)}`);
  let path = start + EXTENSION;
  for (let i = 2; statSync(path, { throwIfNoEntry: false }); i++) path = `${start}-${i}${EXTENSION}`;
  return path;
}

function prune({ path, fileKey }: BackupSource, now: Date): void {
  const keptDays = new Set<string>();
  let total = 0;
  readBackups(path).forEach((backup, i) => {
    const day = backup.at.slice(0, 10);
    const isRecent = now.getTime() - Date.parse(backup.at) < KEEP_DAYS * DAY;
    const wanted = i < KEEP_LAST || (isRecent && !keptDays.has(day));
    keptDays.add(day);
    total += backup.bytes;
    if (i >= KEEP_ALWAYS && (!wanted || total > MAX_TOTAL)) rmSync(backup.path, { force: true });
  });
  const folder = backupFolder(path);
  const left = readBackups(path).map((backup) => backup.path);
  removeUnusedStores(folder, left, storePath(folder, fileKey));
}
