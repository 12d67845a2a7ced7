/** Full disks and write-protected places, on a real small file system. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Casefile } from '../../electron/casefile/index.ts';
import { smallDisk, tempDir } from '../support/index.ts';
import { edit, failure, failureCode, makeContext, META, newCasefile, PASSPHRASE, PLAIN, valueOf } from './support.ts';

vi.setConfig({ testTimeout: 120_000 });

const big = (i: number) => `${i} ${'安全'.repeat(2000)}`;

/** @returns how many puts were acknowledged before the disk was full */
function fillUntilRefused(casefile: Casefile): number {
  for (let i = 0; i < 10_000; i++) {
    try {
      casefile.put([edit(`q${i}`, big(i)), edit('last', i)]);
    } catch (error) {
      expect(error).toMatchObject({ code: 'DISK', message: '磁盘空间不足，刚才的操作没有保存。' });
      return i;
    }
  }
  throw new Error('never full');
}

function expectAcknowledged(casefile: Casefile, count: number): void {
  expect(valueOf(casefile, 'last')).toBe(count - 1);
  for (let i = 0; i < count; i++) expect(valueOf(casefile, `q${i}`)).toBe(big(i));
  expect(valueOf(casefile, `q${count}`)).toBeUndefined();
  expect(casefile.verify().problems).toEqual([]);
}

describe.each([
  ['encrypted', PASSPHRASE],
  ['plain', null],
])('full disk, %s', (_kind, passphrase) => {
  test('a refused put leaves nothing of itself, and work goes on when there is room again', (context) => {
    const { folder } = smallDisk(context, '3m');
    const filler = join(folder, 'filler');
    writeFileSync(filler, Buffer.alloc(512 * 1024));
    const { casefile, path, context: who } = newCasefile({ folder, passphrase });
    const count = fillUntilRefused(casefile);
    expect(count).toBeGreaterThan(10);
    expectAcknowledged(casefile, count);
    expect(failureCode(() => casefile.put([edit('again', big(0))]))).toBe('DISK');
    rmSync(filler);
    casefile.put([edit('room', '又有空间了')]);
    expect(valueOf(casefile, 'room')).toBe('又有空间了');
    casefile.undo();
    expectAcknowledged(casefile, count);
    casefile.close();
    const unlock = passphrase === null ? PLAIN : { passphrase };
    const again = Casefile.open(path, { unlock, context: who });
    expectAcknowledged(again, count);
    again.close();
  });

  test('closing and opening on a full disk loses nothing', (context) => {
    const { folder } = smallDisk(context, '2m');
    const { casefile, path, context: who } = newCasefile({ folder, passphrase });
    const count = fillUntilRefused(casefile);
    casefile.close();
    const unlock = passphrase === null ? PLAIN : { passphrase };
    const again = Casefile.open(path, { unlock, context: who });
    expect(again.notice).toMatch(/^(没有能够自动备份：磁盘空间不足.*)?$/);
    expectAcknowledged(again, count);
    again.close();
  });

  test('evidence, backup, save-as, passphrase and create are refused whole', (context) => {
    const { folder } = smallDisk(context, '2m');
    const { casefile, path, context: who } = newCasefile({ folder, passphrase });
    casefile.put([edit('q', '值')]);
    casefile.evidence.add('a.bin', Buffer.alloc(400 * 1024, 7));
    const unlock = passphrase === null ? PLAIN : { passphrase };
    const before = readdirSync(folder).sort();
    const others = [
      () => casefile.evidence.add('b.bin', Buffer.alloc(1500 * 1024, 9)),
      () => casefile.backups.make(),
      () => casefile.saveAs(join(folder, '另存.iovcase')),
      () => casefile.changePassphrase(unlock, '新'),
      () => Casefile.create(join(folder, '新.iovcase'), { passphrase, meta: META, context: who }),
    ];
    writeFileSync(join(folder, 'filler'), '');
    fillUp(join(folder, 'filler'));
    for (const other of others) expect(failure(other)).toMatchObject({ code: 'DISK' });
    rmSync(join(folder, 'filler'));
    expect(
      readdirSync(folder)
        .filter((name) => name !== '申江智联.backups')
        .sort(),
    ).toEqual(before);
    expect(casefile.backups.list()).toEqual([]);
    expect(casefile.path).toBe(path);
    casefile.put([edit('q', '仍可保存')]);
    expect(valueOf(casefile, 'q')).toBe('仍可保存');
    expect(casefile.verify()).toMatchObject({ ok: true, evidence: 1 });
    casefile.close();
    Casefile.open(path, { unlock, context: who }).close();
  });
});

/** Takes all room but a few kilobytes. */
function fillUp(file: string): void {
  spawnSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=4k', 'oflag=append', 'conv=notrunc']);
}

test('a limit on the size of files is met like a full disk', (context) => {
  context.skip(process.platform === 'win32', 'no file size limits on Windows');
  const { casefile, path, context: who } = newCasefile();
  casefile.close();
  // XFSZ is ignored, so that the write fails instead of the process.
  const limited = `trap '' XFSZ; ulimit -f 1000; exec "$0" "$@"`;
  const child = spawnSync('bash', ['-c', limited, process.execPath, join(import.meta.dirname, 'full-child.ts'), path], {
    encoding: 'utf8',
  });
  expect(child.stderr).toBe('');
  const { code, acknowledged } = JSON.parse(child.stdout) as { code: string; acknowledged: number };
  expect(code).toBe('DISK');
  expect(acknowledged).toBeGreaterThan(10);
  const again = Casefile.open(path, { unlock: PLAIN, context: who });
  expectAcknowledged(again, acknowledged);
  again.close();
});

describe('write-protected', () => {
  test('a medium: opens read-only with a sentence; save-as elsewhere makes it writable', (context) => {
    const { folder, remount } = smallDisk(context, '4m');
    const { casefile, path, context: who } = newCasefile({ folder, passphrase: PASSPHRASE });
    casefile.put([edit('q', '值')]);
    const backup = casefile.backups.make();
    casefile.close();
    remount('ro');
    const unlock = { passphrase: PASSPHRASE };
    const opened = Casefile.open(path, { unlock, context: who });
    expect(opened.readOnly).toBe(true);
    expect(opened.notice).toContain('只读');
    expect(valueOf(opened, 'q')).toBe('值');
    expect(failureCode(() => opened.put([edit('q', 'x')]))).toBe('READ_ONLY');
    expect(failure(() => opened.backups.make())).toMatchObject({ code: 'DISK' });
    expect(failure(() => opened.saveAs(join(folder, '另存.iovcase')))).toMatchObject({ code: 'DISK' });
    expect(opened.verify().problems).toEqual([]);
    expect(failure(() => newCasefile({ folder, name: '新' })).message).toContain('只读');

    const elsewhere = join(tempDir('elsewhere-'), '另存.iovcase');
    opened.saveAs(elsewhere);
    expect(opened.readOnly).toBe(false);
    expect(opened.notice).toBe('');
    opened.put([edit('q', '新值')]);
    expect(valueOf(opened, 'q')).toBe('新值');
    opened.close();
    const restored = Casefile.restore(backup.path, `${elsewhere}2`, { unlock, context: who });
    expect(valueOf(restored, 'q')).toBe('值');
    restored.close();
    remount('rw');
  });

  test('a folder that does not allow it', (context) => {
    context.skip(process.getuid?.() === 0, 'permissions do not bind root');
    context.skip(process.platform === 'win32', 'POSIX permissions');
    const folder = tempDir('readonly-');
    const { casefile, path } = newCasefile({ folder });
    casefile.close();
    spawnSync('chmod', ['555', folder]);
    onTestFinished(() => void spawnSync('chmod', ['755', folder]));
    const opened = Casefile.open(path, { unlock: PLAIN, context: makeContext() });
    expect(opened.readOnly).toBe(true);
    opened.close();
    expect(failure(() => newCasefile({ folder, name: '新' }))).toMatchObject({ code: 'DISK' });
    expect(existsSync(join(folder, '新.iovcase'))).toBe(false);
  });
});
