import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Casefile } from '../../electron/casefile/index.ts';
import { edit, failure, failureCode, newCasefile, PLAIN, valueOf } from './support.ts';

vi.setConfig({ testTimeout: 120_000 });

const CHILD = join(import.meta.dirname, 'lock-child.ts');

async function holdInOtherProcess(path: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CHILD, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  expect(line).toBe('open');
  return child;
}

test('a second process is told who has the casefile since when; after kill -9 it may open', async () => {
  const { casefile, path, context } = newCasefile();
  casefile.close();
  const child = await holdInOtherProcess(path);

  const error = failure(() => Casefile.open(path, { unlock: PLAIN, context }));
  expect(error.code).toBe('LOCKED');
  expect(error.message).toContain('李工');
  expect(error.message).toContain(hostname());
  expect(error.detail).toBe(`pid ${child.pid}, since 2026-05-01T01:00:00.000Z`);
  expect(failureCode(() => Casefile.open(path, { unlock: PLAIN, context, readOnly: true }))).toBe('LOCKED');
  expect(Casefile.isEncrypted(path)).toBe(false);

  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(`${path}.lock`)).toBe(true);
  const mine = Casefile.open(path, { unlock: PLAIN, context });
  expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8'))).toMatchObject({ owner: '张工', pid: process.pid });
  expect(valueOf(mine, 'from-child')).toBe('李工');
  mine.put([edit('q', 1)]);
  expect(mine.verify().problems).toEqual([]);
  mine.close();
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('looking at an open file from the same process does not give its lock away', async () => {
  const { casefile, path, context } = newCasefile();
  // Closing any handle to the file would drop POSIX locks: this is what `lock.ts` guards against.
  expect(Casefile.isEncrypted(path)).toBe(false);
  expect(failureCode(() => Casefile.open(path, { unlock: PLAIN, context }))).toBe('LOCKED');
  const child = spawn(process.execPath, [CHILD, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  expect(line).toBe('LOCKED');
  await once(child, 'exit');
  casefile.put([edit('q', 1)]);
  casefile.close();
});

test('a sidecar that cannot be read, or none, is no obstacle', () => {
  const { casefile, path, context } = newCasefile();
  casefile.close();
  writeFileSync(`${path}.lock`, '{"owner": "某');
  const again = Casefile.open(path, { unlock: PLAIN, context });
  writeFileSync(`${path}.lock`, 'garbage');
  expect(failure(() => Casefile.open(path, { unlock: PLAIN, context })).message).toBe('案卷正被另一个窗口或程序使用。');
  again.close();
});

test('read-only opening writes nothing beside the file', () => {
  const { casefile, path, context } = newCasefile();
  casefile.put([edit('q', 1)]);
  casefile.close();
  const reader = Casefile.open(path, { unlock: PLAIN, context, readOnly: true });
  expect(reader.readOnly).toBe(true);
  expect(valueOf(reader, 'q')).toBe(1);
  expect(failureCode(() => reader.put([edit('q', 2)]))).toBe('READ_ONLY');
  expect(existsSync(`${path}.lock`)).toBe(false);
  reader.close();
});
