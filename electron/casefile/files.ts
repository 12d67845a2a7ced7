/** Writing files so that a crash leaves either the old or the new one, never a half. */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exists } from './errors.ts';
import { temporaryPrefix } from './names-on-disk.ts';

/** In the same folder, because a rename is atomic only within one file system. */
export function temporaryPath(target: string): string {
  return join(dirname(target), temporaryPrefix(target) + randomBytes(6).toString('hex'));
}

/** Removes a database and what SQLite may have put beside it. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-journal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Call only while holding the casefile's lock: nobody else makes temporaries of that name then. */
export function removeLeftovers(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(temporaryPrefix(path))) rmSync(join(folder, name), { force: true });
  }
}

export function fsyncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename durable. Windows cannot open folders and does not need it. */
export function fsyncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Gives a finished temporary file its name without ever replacing another file.
 * The name is reserved first with an empty file, since not every file system (USB sticks) knows hard links.
 */
export function publishNew(temporary: string, target: string): void {
  fsyncFile(temporary);
  try {
    closeSync(openSync(target, 'wx'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw exists(target);
    throw error;
  }
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
  fsyncFolder(dirname(target));
}

/** Replaces the file in one step. Both must be closed, and the target's WAL gone. */
export function publishOver(temporary: string, target: string): void {
  fsyncFile(temporary);
  renameSync(temporary, target);
  fsyncFolder(dirname(target));
}

/** The same of work in slices. */
export function* writeNewInSlices(
  target: string,
  make: (temporary: string) => Generator<number, void>,
): Generator<number, void> {
  const temporary = temporaryFor(target);
  try {
    yield* make(temporary);
    publishNew(temporary, target);
  } finally {
    removeDatabase(temporary);
  }
}

/** @throws EXISTS; what the system says of a place that cannot be written to */
function temporaryFor(target: string): string {
  if (existsSync(target)) throw exists(target);
  mkdirSync(dirname(target), { recursive: true });
  // Asked of the system first: its answer says why, SQLite's only that it cannot.
  accessSync(dirname(target), constants.W_OK);
  return temporaryPath(target);
}

/** Runs `make` on a temporary path and publishes it as a new file; a failure leaves nothing behind. */
export function writeNew(target: string, make: (temporary: string) => void): void {
  const temporary = temporaryFor(target);
  try {
    make(temporary);
    publishNew(temporary, target);
  } catch (error) {
    removeDatabase(temporary);
    throw error;
  }
}

export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export function fileName(path: string): string {
  return basename(path);
}
