/** Many rows in one batch, written in slices: others are answered meanwhile, and it is there whole or not at all. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Casefile } from '../../electron/casefile/index.ts';
import { edit, failureCode, makeContext, newCasefile, PLAIN, valueOf } from './support.ts';

const ROWS = 2_000;
const rows = (value: string, count = ROWS) => Array.from({ length: count }, (_, i) => edit('t', value, `r${i}`, 'c'));

test('reads see what stood before until the end, other writes are refused, one undo takes all of it back', async () => {
  const { casefile } = newCasefile({ passphrase: 'slices' });
  casefile.put([...rows('早', 600), edit('q', 1)]);
  const shares: number[] = [];
  const writing = casefile.putInSlices(rows('晚'), {
    reason: '导入',
    action: 'import',
    report: (share) => {
      shares.push(share);
      expect(valueOf(casefile, 't', 'r0', 'c')).toBe('早');
      expect(casefile.history('s1', 't', 5_000)).toHaveLength(600);
      expect(failureCode(() => casefile.put([edit('q', 2)]))).toBe('CONFLICT');
      expect(failureCode(() => casefile.backups.make())).toBe('CONFLICT');
    },
  });
  expect(casefile.isWriting).toBe(true);
  const waited = casefile.idle().then(() => casefile.put([edit('q', 3)]));
  const { changed } = await writing;
  expect(changed).toHaveLength(ROWS);
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  await waited;
  expect(valueOf(casefile, 't', `r${ROWS - 1}`, 'c')).toBe('晚');
  expect(valueOf(casefile, 'q')).toBe(3);
  casefile.undo();
  expect(casefile.undo().changed).toHaveLength(ROWS);
  expect(valueOf(casefile, 't', 'r0', 'c')).toBe('早');
  expect(casefile.answers().size).toBe(601);
  expect(casefile.verify().problems).toEqual([]);
  casefile.close();
});

test('called off or with a fault, nothing of it is left, and work goes on', async () => {
  const { casefile } = newCasefile();
  casefile.put(rows('早', 10));
  const before = casefile.state();
  const abort = new AbortController();
  const off = casefile.putInSlices(rows('晚'), {
    signal: abort.signal,
    report: (share) => share > 0.5 && abort.abort(),
  });
  await expect(off).rejects.toMatchObject({ code: 'CANCELLED' });
  await expect(casefile.putInSlices([edit('q', 1), edit('a/b', 1)])).rejects.toMatchObject({ code: 'BAD_INPUT' });
  const fault = casefile.putInSlices(rows('晚'), {
    report: (share) => {
      if (share > 0.5) throw new Error('fault');
    },
  });
  await expect(fault).rejects.toThrow('fault');
  expect(casefile.state()).toEqual(before);
  expect(casefile.answers().size).toBe(10);
  expect((await casefile.putInSlices(rows('后'))).changed).toHaveLength(ROWS);
  expect(casefile.verify().problems).toEqual([]);
  const open = casefile.putInSlices(rows('关'));
  casefile.close();
  await expect(open).rejects.toMatchObject({ code: 'NO_CASEFILE' });
});

test.each([0.1, 0.5, 0.99])('killed when %f of it is written, the file is as it was', { timeout: 60_000 }, (share) => {
  const { casefile, path } = newCasefile();
  casefile.put([edit('q', '值'), ...rows('早', 10)]);
  casefile.close();
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'long-write-child.ts'), path, String(share)]);
  expect(child.signal).toBe('SIGKILL');
  // More than SQLite keeps in memory: part of it was on the disk.
  if (share > 0.9) expect(statSync(`${path}-wal`).size).toBeGreaterThan(1_000_000);
  const opened = Casefile.open(path, { unlock: PLAIN, context: makeContext() });
  expect(opened.answers().size).toBe(11);
  expect(opened.verify().problems).toEqual([]);
  opened.put([edit('q', '之后')]);
  expect(valueOf(opened, 'q')).toBe('之后');
  opened.close();
});
