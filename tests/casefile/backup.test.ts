import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Casefile, listBackups } from '../../electron/casefile/index.ts';
import { edit, failure, failureCode, makeContext, newCasefile, PASSPHRASE, PLAIN, valueOf } from './support.ts';

vi.setConfig({ testTimeout: 120_000 });

test('a backup is a casefile of its time; restoring it makes a new file and leaves the present one', () => {
  const { casefile, path, folder, context } = newCasefile({ passphrase: PASSPHRASE });
  casefile.put([edit('q', '早')]);
  const { sha256 } = casefile.evidence.add('a.txt', Buffer.from('证据'));
  const backup = casefile.backups.make();
  expect(backup.file).toMatch(/^申江智联_20260301T0800\d\d000Z_r2\.iovcase$/);
  expect(backup.path).toBe(join(folder, '申江智联.backups', backup.file));
  expect(backup.bytes).toBe(readFileSync(backup.path).length);
  casefile.put([edit('q', '晚')]);
  expect(casefile.backups.list()).toEqual([backup]);

  const target = join(folder, '恢复', '申江智联（恢复）.iovcase');
  expect(failureCode(() => Casefile.restore(backup.path, target, { unlock: { passphrase: 'x' }, context }))).toBe(
    'WRONG_PASSPHRASE',
  );
  const restored = Casefile.restore(backup.path, target, { unlock: { passphrase: PASSPHRASE }, context });
  expect(restored.path).toBe(target);
  expect(restored.encrypted).toBe(true);
  expect(restored.notice).toBe('');
  expect(valueOf(restored, 'q')).toBe('早');
  expect(Buffer.from(restored.evidence.get(sha256).data).toString()).toBe('证据');
  restored.put([edit('q', '接着写')]);
  expect(restored.verify().problems).toEqual([]);
  expect(valueOf(casefile, 'q')).toBe('晚');
  restored.close();
  casefile.close();
  expect(readdirSync(folder).sort()).toEqual(['恢复', '申江智联.backups', '申江智联.iovcase']);
  expect(listBackups(path)).toEqual([backup]);
});

test('a damaged backup is not restored', () => {
  const { casefile, folder, context } = newCasefile({ passphrase: PASSPHRASE });
  casefile.put(Array.from({ length: 1000 }, (_, i) => edit('t', i, `r${i}`, 'c')));
  const { path } = casefile.backups.make();
  casefile.close();
  const bytes = readFileSync(path);
  bytes[4096 * 9 + 50]! ^= 1;
  writeFileSync(path, bytes);
  const target = join(folder, '恢复.iovcase');
  const restore = () => Casefile.restore(path, target, { unlock: { passphrase: PASSPHRASE }, context });
  expect(failureCode(restore)).toBe('DAMAGED');
  expect(readdirSync(folder).sort()).toEqual(['申江智联.backups', '申江智联.iovcase']);
});

test('opening makes a backup when there is something new', () => {
  const { casefile, path, context } = newCasefile();
  casefile.put([edit('q', 1)]);
  casefile.close();
  const openAndClose = (change?: number) => {
    const opened = Casefile.open(path, { unlock: PLAIN, context });
    if (change !== undefined) opened.put([edit('q', change)]);
    opened.close();
    return listBackups(path).length;
  };
  expect(openAndClose()).toBe(1);
  expect(openAndClose(2)).toBe(1);
  expect(openAndClose()).toBe(2);
  expect(openAndClose()).toBe(2);
});

test('the last ten stay, and one a day for a fortnight; other files are let be', () => {
  const context = makeContext();
  let now = Date.UTC(2026, 0, 1, 1);
  context.now = () => new Date(now);
  const { casefile, path, folder } = newCasefile({ context });
  for (let hour = 0; hour < 24 * 20; hour += 6) {
    now = Date.UTC(2026, 0, 1, 1 + hour);
    casefile.put([edit('q', hour)]);
    casefile.backups.make();
  }
  writeFileSync(join(folder, '申江智联.backups', '我的备注.txt'), '请勿删除');
  writeFileSync(join(folder, '申江智联.backups', '手工副本.iovcase'), '请勿删除');
  casefile.backups.make();
  const backups = listBackups(path);
  const days = new Set(backups.map(({ at }) => at.slice(0, 10)));
  expect(days.size).toBe(14);
  // Ten last ones cover 2026-01-18…20; eleven more days have their last one.
  expect(backups.length).toBe(10 + 11);
  const times = backups.map(({ at }) => at);
  expect([...times].sort().reverse()).toEqual(times);
  expect(readdirSync(join(folder, '申江智联.backups')).length).toBe(backups.length + 2);
  casefile.close();
});

test('an opening that cannot back up still opens, and says so', () => {
  const { casefile, path, folder, context } = newCasefile();
  casefile.put([edit('q', 1)]);
  casefile.close();
  writeFileSync(join(folder, '申江智联.backups'), 'a file where the folder should be');
  const opened = Casefile.open(path, { unlock: PLAIN, context });
  expect(opened.readOnly).toBe(false);
  expect(opened.notice).toMatch(/没有能够自动备份：/);
  // An error code of the system (EEXIST …) is no sentence. The path is taken out: a temporary
  // folder's random name may hold four capitals by itself.
  expect(opened.notice?.replaceAll(folder, '')).not.toMatch(/[A-Z]{4}/);
  opened.put([edit('q', 2)]);
  expect(failure(() => opened.backups.make()).message).toMatch(/\p{Script=Han}/u);
  opened.close();
});

test('what a crash left half-written is swept away at the next opening, and nothing else', () => {
  const { casefile, path, folder, context } = newCasefile();
  casefile.put([edit('q', 1)]);
  casefile.close();
  writeFileSync(join(folder, '.申江智联.iovcase.tmp-0123456789ab'), 'half a copy');
  writeFileSync(join(folder, '.申江智联.iovcase.tmp-0123456789ab-journal'), 'half a copy');
  writeFileSync(join(folder, '别的.iovcase.tmp-1'), 'mine');
  mkdirSync(join(folder, '申江智联.backups'));
  writeFileSync(join(folder, '申江智联.backups', '.申江智联_20260301T080000000Z_r1.iovcase.tmp-aa'), 'half');
  expect(listBackups(path)).toEqual([]);
  Casefile.open(path, { unlock: PLAIN, context }).close();
  expect(readdirSync(folder).sort()).toEqual(['别的.iovcase.tmp-1', '申江智联.backups', '申江智联.iovcase']);
  expect(readdirSync(join(folder, '申江智联.backups')).length).toBe(1);
  rmSync(folder, { recursive: true });
});

test('large evidence lies once beside the backups; restoring puts it back', () => {
  const { casefile, folder, context } = newCasefile({ passphrase: PASSPHRASE });
  const half = 33 * 1024 ** 2;
  const files = [7, 8].map((fill) => casefile.evidence.add(`${fill}.bin`, Buffer.alloc(half, fill)));
  casefile.put([edit('q', '早')]);
  const first = casefile.backups.make();
  expect(first.bytes).toBeLessThan(1024 ** 2);
  // The rest follows beside other work.
  expect(casefile.backups.copyEvidence(0)).toBe(half);
  expect(casefile.backups.copyEvidence(Infinity)).toBe(0);
  const store = readdirSync(join(folder, '申江智联.backups')).find((name) => name.endsWith('.iovfiles'))!;
  const bytes = readFileSync(join(folder, '申江智联.backups', store));
  expect(bytes.includes(Buffer.alloc(64, 7))).toBe(false);
  const size = bytes.length;
  casefile.put([edit('q', '晚')]);
  const second = casefile.backups.make();
  expect(statSync(join(folder, '申江智联.backups', store)).size).toBe(size);
  expect(casefile.backups.list().map(({ file }) => file)).toEqual([second.file, first.file]);

  const target = join(folder, '恢复.iovcase');
  const restored = Casefile.restore(first.path, target, { unlock: { passphrase: PASSPHRASE }, context });
  expect([restored.notice, valueOf(restored, 'q')]).toEqual(['', '早']);
  expect(restored.verify()).toMatchObject({ ok: true, evidence: 2 });
  expect(restored.evidence.get(files[1]!.sha256).data.length).toBe(half);
  restored.close();

  // Opened by itself, a backup says where its evidence is.
  const alone = Casefile.open(second.path, { unlock: { passphrase: PASSPHRASE }, context });
  expect(alone.notice).toContain('恢复');
  alone.close();
  casefile.close();
});
