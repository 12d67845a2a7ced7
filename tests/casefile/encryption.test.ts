import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ErrorCode } from '../../core/contract.ts';
import { Casefile } from '../../electron/casefile/index.ts';
import { fromRecoveryCode, toRecoveryCode } from '../../electron/casefile/recovery-code.ts';
import { makeSampleZip } from './samples.ts';
import { edit, failure, failureCode, makeContext, newCasefile, PASSPHRASE, PLAIN, valueOf } from './support.ts';

// Deriving a key from a passphrase is slow on purpose, and these tests do it a hundred times.
vi.setConfig({ testTimeout: 120_000 });

function filled(): ReturnType<typeof newCasefile> {
  const made = newCasefile({ passphrase: PASSPHRASE });
  // Enough pages that "in the middle" is not page 1.
  made.casefile.put(Array.from({ length: 800 }, (_, i) => edit('t', `值 ${i}`, `r${i}`, 'c')));
  made.casefile.put([edit('q', '答案')]);
  return made;
}

describe('unlocking', () => {
  test('passphrase, recovery code, and the ways to get them wrong', () => {
    const { casefile, path, recoveryCode, context } = filled();
    casefile.close();
    const code = (unlock: Parameters<typeof Casefile.open>[1]['unlock']) =>
      failureCode(() => Casefile.open(path, { unlock, context }));
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(code({ passphrase: `${PASSPHRASE} ` })).toBe('WRONG_PASSPHRASE');
    expect(code({ none: true })).toBe('PASSPHRASE_NEEDED');
    expect(code({ passphrase: '' })).toBe('BAD_INPUT');

    const other = newCasefile({ passphrase: PASSPHRASE });
    other.casefile.close();
    const strange = failure(() => Casefile.open(path, { unlock: { recoveryCode: other.recoveryCode }, context }));
    expect(strange).toMatchObject({ code: 'WRONG_RECOVERY_CODE' });
    expect(strange.message).toContain('另一份案卷');

    for (const unlock of [{ passphrase: PASSPHRASE.normalize('NFKD') }, { recoveryCode }]) {
      const again = Casefile.open(path, { unlock, context });
      expect(valueOf(again, 'q')).toBe('答案');
      again.close();
    }
  });

  test('a recovery code is read as people write it, and a slip is told from a code of another file', () => {
    const secret = Buffer.from('00ff10ab'.repeat(5), 'hex');
    const code = toRecoveryCode(secret);
    expect(fromRecoveryCode(code)).toEqual(secret);
    const sloppy = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(fromRecoveryCode(`  ${sloppy} `)).toEqual(secret);
    const wide = code.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).replaceAll('-', '－');
    expect(fromRecoveryCode(wide)).toEqual(secret);
    const chars = [...code.replaceAll('-', '')];
    for (let i = 0; i < chars.length; i++) {
      const wrong = chars.with(i, chars[i] === '7' ? '8' : '7').join('');
      expect(failure(() => fromRecoveryCode(wrong)).message).toContain('输入有误');
    }
    expect(failure(() => fromRecoveryCode(code.slice(0, -1))).message).toContain('36 个字符，现在是 35 个');
    expect(failure(() => fromRecoveryCode(`U${code.slice(1)}`)).message).toContain('不会出现的字符');
  });
});

describe('a damaged file is not a wrong passphrase, and a foreign file is neither', () => {
  const unlock = { passphrase: PASSPHRASE };

  function afterDamage(damage: (bytes: Buffer) => Buffer): { open: () => Casefile; folder: string } {
    const { casefile, path, context, folder } = filled();
    casefile.close();
    writeFileSync(path, damage(readFileSync(path)));
    return { open: () => Casefile.open(path, { unlock, context }), folder };
  }
  const flip = (at: (length: number) => number) => (bytes: Buffer) => {
    bytes[at(bytes.length)]! ^= 0x40;
    return bytes;
  };

  test.each<[string, (bytes: Buffer) => Buffer, ErrorCode, RegExp]>([
    ['a byte of page 1', flip(() => 300), 'DAMAGED', /口令或恢复码没有问题，但文件开头的内容无法读取/],
    ['the key check', flip(() => 13), 'WRONG_PASSPHRASE', /口令不正确/],
    ['the first byte', flip(() => 0), 'NOT_A_CASEFILE', /不是案卷/],
    ['cut off in a page', (b) => b.subarray(0, 4096 * 5 + 77), 'DAMAGED', /不完整，末尾缺了一部分/],
    ['cut off at a page', (b) => b.subarray(0, 4096 * 5), 'DAMAGED', /不完整或已损坏/],
    ['cut off in page 1', (b) => b.subarray(0, 900), 'DAMAGED', /不完整，末尾缺了一部分/],
    ['cut off in the salt', (b) => b.subarray(0, 9), 'DAMAGED', /不完整，末尾缺了一部分/],
    ['empty', () => Buffer.alloc(0), 'DAMAGED', /文件是空的（0 字节）/],
  ])('%s', (_what, damage, code, message) => {
    const { open } = afterDamage(damage);
    const error = failure(open);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.advice).not.toBe('');
    if (code === 'DAMAGED') expect(error.advice).toContain('申江智联.backups');
  });

  test('every page but the first: opening or reading says DAMAGED, verify says so too, nobody crashes', () => {
    const { casefile, path, context } = filled();
    casefile.close();
    const whole = readFileSync(path);
    const pages = whole.length / 4096;
    let noticed = 0;
    for (let page = 1; page < pages; page += Math.ceil(pages / 12)) {
      const bytes = Buffer.from(whole);
      bytes[page * 4096 + 1000]! ^= 1;
      writeFileSync(path, bytes);
      try {
        const opened = Casefile.open(path, { unlock, context });
        try {
          const report = opened.verify();
          expect(report.ok).toBe(false);
          expect(report.problems.join()).toMatch(/读取失败|结构有误/);
          noticed++;
          opened.answers();
        } finally {
          opened.close();
        }
      } catch (error) {
        expect(error).toMatchObject({ code: 'DAMAGED' });
        noticed++;
      }
    }
    expect(noticed).toBeGreaterThan(5);
  });

  test.each<[string, () => Buffer, RegExp]>([
    ['照片.jpg', () => Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'), /JPEG 图片/],
    ['报告.docx', () => makeSampleZip(), /docx/],
    ['扫描.pdf', () => Buffer.from('%PDF-1.7\n...'), /PDF/],
    ['说明.txt', () => Buffer.from('just some text'), /文本文件/],
    ['噪声', () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + 131) % 251)), /不是案卷文件/],
  ])('foreign: %s', (name, make, message) => {
    const { casefile, folder, context } = newCasefile();
    casefile.close();
    const path = join(folder, name);
    writeFileSync(path, make());
    const error = failure(() => Casefile.open(path, { unlock, context }));
    expect(error).toMatchObject({ code: 'NOT_A_CASEFILE' });
    expect(error.message).toMatch(message);
    expect(failureCode(() => Casefile.isEncrypted(path))).toBe('NOT_A_CASEFILE');
  });

  test('another program’s SQLite database', async () => {
    const { casefile, folder, context } = newCasefile();
    casefile.close();
    const { default: Database } = await import('better-sqlite3');
    const path = join(folder, 'other.db');
    new Database(path).exec('CREATE TABLE t (x)').close();
    expect(failure(() => Casefile.open(path, { unlock: PLAIN, context })).message).toContain('其他程序的数据库');
  });

  test('a plain file cut off', () => {
    const { casefile, path, context } = newCasefile();
    casefile.put(Array.from({ length: 2000 }, (_, i) => edit('t', `值 ${i}`, `r${i}`, 'c')));
    casefile.close();
    truncateSync(path, 4096 * 4);
    expect(failureCode(() => Casefile.open(path, { unlock: PLAIN, context }).close())).toBe('DAMAGED');
  });
});

describe('changing the passphrase', () => {
  test('the old one fails, the new one works; everything is there', () => {
    const { casefile, path, context, recoveryCode, folder } = filled();
    const { sha256 } = casefile.evidence.add('a.txt', Buffer.from('证据'));
    expect(failureCode(() => casefile.changePassphrase({ passphrase: 'nope' }, 'x'))).toBe('WRONG_PASSPHRASE');
    const steps: string[] = [];
    const changed = casefile.changePassphrase({ passphrase: PASSPHRASE }, '新口令', (step) => steps.push(step));
    expect(steps).toEqual(['copied', 'checked', 'closed', 'replaced']);
    expect(changed.recoveryCode).not.toBe(recoveryCode);
    casefile.put([edit('q', '之后')]);
    casefile.undo();
    expect(valueOf(casefile, 'q')).toBe('答案');
    expect(casefile.verify().problems).toEqual([]);
    casefile.close();
    const open = (unlock: Parameters<typeof Casefile.open>[1]['unlock']) => Casefile.open(path, { unlock, context });
    expect(failureCode(() => open({ passphrase: PASSPHRASE }))).toBe('WRONG_PASSPHRASE');
    expect(failureCode(() => open({ recoveryCode }))).toBe('WRONG_RECOVERY_CODE');
    open({ passphrase: '新口令' }).close();
    const byCode = open({ recoveryCode: changed.recoveryCode });
    expect(Buffer.from(byCode.evidence.get(sha256).data).toString()).toBe('证据');
    byCode.close();
    expect(readdirSync(folder).sort()).toEqual(['申江智联.backups', '申江智联.iovcase']);
  });

  test('the recovery code can set a new passphrase; encryption can be taken off and put on', () => {
    const { casefile, path, context, recoveryCode } = filled();
    expect(casefile.changePassphrase({ recoveryCode }, null)).toEqual({ recoveryCode: '' });
    expect(casefile.encrypted).toBe(false);
    expect(Casefile.isEncrypted(path)).toBe(false);
    expect(casefile.notice).toBe('');
    casefile.close();
    const plain = Casefile.open(path, { unlock: PLAIN, context });
    expect(valueOf(plain, 'q')).toBe('答案');
    const again = plain.changePassphrase(PLAIN, '又一个');
    expect(plain.encrypted).toBe(true);
    expect(plain.notice).toContain('没有加密');
    expect(plain.verify().problems).toEqual([]);
    plain.close();
    const last = Casefile.open(path, { unlock: again, context });
    expect(last.answers().size).toBe(801);
    last.close();
  });

  test('a fault at any step leaves the casefile open and working', () => {
    for (const failing of ['copied', 'checked', 'closed', 'replaced']) {
      const { casefile, folder } = filled();
      const change = () =>
        casefile.changePassphrase({ passphrase: PASSPHRASE }, '新口令', (step) => {
          if (step === failing) throw new Error(step);
        });
      expect(change).toThrow(failing);
      casefile.put([edit('q', failing)]);
      expect(valueOf(casefile, 'q')).toBe(failing);
      casefile.close();
      expect(readdirSync(folder)).toEqual(['申江智联.iovcase']);
    }
  });

  test('a copy of the file opens anywhere with the same passphrase', () => {
    const { casefile, path, folder } = filled();
    casefile.close();
    const copy = join(folder, 'usb.iovcase');
    copyFileSync(path, copy);
    const opened = Casefile.open(copy, { unlock: { passphrase: PASSPHRASE }, context: makeContext('device-b') });
    expect(valueOf(opened, 'q')).toBe('答案');
    opened.close();
  });
});
