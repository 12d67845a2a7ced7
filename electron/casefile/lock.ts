/**
 * One writer per file. The real lock is SQLite's exclusive file lock, which the system releases even when the program
 * is killed; the sidecar only says who holds it. So a sidecar left by a crash never blocks anybody.
 */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { WorkbenchError } from '../../core/contract.ts';
import type { CasefileContext } from './context.ts';
import { readHeader, type Header } from './header.ts';
import { lockFile } from './names-on-disk.ts';

export interface LockOwner {
  owner: string;
  host: string;
  pid: number;
  /** ISO 8601 */
  since: string;
}

/** Files this process has open, by device and inode. */
const openHere = new Map<string, Header>();

function identity(path: string): string {
  const stat = statSync(path, { bigint: true });
  return `${stat.dev}:${stat.ino}`;
}

/** Header of a file, open here or not. */
export function headerOf(path: string): Header {
  return openHere.get(identity(path)) ?? readHeader(path);
}

export function isOpenHere(path: string): boolean {
  return openHere.has(identity(path));
}

/** @returns what to call when the file is closed. */
export function registerOpen(path: string, header: Header): () => void {
  const id = identity(path);
  openHere.set(id, header);
  return () => void openHere.delete(id);
}

/** A sidecar that cannot be written (full disk) is no reason not to work: the lock itself holds. */
export function writeOwner(path: string, context: CasefileContext): void {
  const owner: LockOwner = {
    owner: context.author,
    host: hostname(),
    pid: process.pid,
    since: context.now().toISOString(),
  };
  try {
    writeFileSync(lockFile(path), JSON.stringify(owner));
  } catch {
    return;
  }
}

export function removeOwner(path: string): void {
  try {
    rmSync(lockFile(path), { force: true });
  } catch {
    return;
  }
}

function readOwner(path: string): LockOwner | null {
  try {
    const data: unknown = JSON.parse(readFileSync(lockFile(path), 'utf8'));
    return isOwner(data) ? data : null;
  } catch {
    return null;
  }
}

function isOwner(data: unknown): data is LockOwner {
  if (typeof data !== 'object' || data === null) return false;
  const owner = data as Record<string, unknown>;
  return ['owner', 'host', 'since'].every((name) => typeof owner[name] === 'string') && typeof owner.pid === 'number';
}

export function lockedError(path: string): WorkbenchError {
  const who = readOwner(path);
  if (!who) return new WorkbenchError('LOCKED', '案卷正被另一个窗口或程序使用。', '请先在那里关闭案卷，再重新打开。');
  const name = who.owner || '另一个窗口';
  return new WorkbenchError(
    'LOCKED',
    `案卷正由“${name}”在电脑 ${who.host} 上使用，开始于 ${localTime(who.since)}。`,
    '请先在那里关闭案卷，再重新打开；需要同时查看时，可以打开一份备份。',
    `pid ${who.pid}, since ${who.since}`,
  );
}

function localTime(iso: string): string {
  return new Date(iso).toLocaleString('zh-CN', { hour12: false });
}
