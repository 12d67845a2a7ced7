/**
 * Rolling backups in `<name>.backups/` beside the casefile. Each is a complete casefile of its own, with the passphrase
 * of its time; name: `<name>_<UTC time>_r<revision>.iovcase`.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupInfo } from '../../core/contract.ts';
import { lastSeq } from './changes.ts';
import { type CopySource, copyToNew } from './copy.ts';
import { sizeOf } from './files.ts';
import { backupFolder, casefileName, EXTENSION, TEMPORARY, temporaryStart } from './names-on-disk.ts';

const KEEP_LAST = 10;
const KEEP_DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;
/** Beyond this sum of bytes older backups go, but never the last few. */
const MAX_TOTAL = 5 * 1024 ** 3;
const KEEP_ALWAYS = 3;
/** Above this size an opening makes a backup once a day only: copying would be felt. */
const LARGE = 256 * 1024 ** 2;

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
  copyToNew(source, path);
  prune(source.path, now);
  return { file: basename(path), path, at: now.toISOString(), bytes: sizeOf(path) };
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
  return sizeOf(source.path) < LARGE || now.getTime() - Date.parse(last.at) > DAY;
}

function freeName(source: BackupSource, now: Date): string {
  const stamp = now.toISOString().replace(/[-:.]/g, '');
  const start = join(backupFolder(source.path), `${casefileName(source.path)}_${stamp}_r${lastSeq(source.db)}`);
  let path = start + EXTENSION;
  for (let i = 2; statSync(path, { throwIfNoEntry: false }); i++) path = `${start}-${i}${EXTENSION}`;
  return path;
}

function prune(path: string, now: Date): void {
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
}
