/** Saving under another name and changing the passphrase, beside other work. */
import { openSync, closeSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Casefile } from '../../electron/casefile/index.ts';
import { edit, failure, failureCode, newCasefile, PASSPHRASE, PLAIN, valueOf } from './support.ts';

vi.setConfig({ testTimeout: 120_000 });

const FILE = 3 * 1024 * 1024;

function filled(passphrase: string | null = PASSPHRASE) {
  const made = newCasefile({ passphrase });
  made.casefile.put(Array.from({ length: 5000 }, (_, i) => edit('t', `值 ${i}`, `r${i}`, 'c')));
  const files = [1, 2, 3].map((i) => made.casefile.evidence.add(`${i}.bin`, Buffer.alloc(FILE, i)).sha256);
  made.casefile.evidence.keepSmallPicture(files[0] ?? '', 240, { mime: 'image/jpeg', data: Buffer.alloc(1000, 9) });
  return { ...made, files };
}

/** Everything that was in it, and nothing wrong with it. */
function expectWhole(casefile: Casefile, files: readonly string[]): void {
  expect(valueOf(casefile, 't', 'r4999', 'c')).toBe('值 4999');
  expect(casefile.verify()).toMatchObject({ ok: true, problems: [], evidence: 3 });
  files.forEach((sha256, i) => expect(casefile.evidence.get(sha256).data[FILE - 1]).toBe(i + 1));
  expect(casefile.evidence.smallPicture(files[0] ?? '', 240)?.data?.length).toBe(1000);
}

describe.each([
  ['encrypted', PASSPHRASE],
  ['plain', null],
])('in slices, %s', (_kind, passphrase) => {
  const unlock = passphrase === null ? PLAIN : { passphrase };

  test('a copy under another name: reads go on, writes are refused until it is done', async () => {
    const { casefile, folder, context, files } = filled(passphrase);
    const shares: number[] = [];
    const target = join(folder, '另存.iovcase');
    const report = (share: number): void => {
      shares.push(share);
      expect(valueOf(casefile, 't', 'r1', 'c')).toBe('值 1');
      expect(failureCode(() => casefile.put([edit('q', '此时')]))).toBe('CONFLICT');
    };
    await casefile.saveAsInSlices(target, { report });
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(casefile.path).toBe(target);
    expectWhole(casefile, files);
    casefile.put([edit('q', '之后')]);
    casefile.close();
    const again = Casefile.open(target, { unlock, context });
    expect(valueOf(again, 'q')).toBe('之后');
    again.close();
  });

  test('called off at any report, both leave the file as it was and nothing else', async () => {
    const { casefile, folder, files } = filled(passphrase);
    const before = readdirSync(folder).sort();
    const works = [
      (options: object) => casefile.saveAsInSlices(join(folder, '另存.iovcase'), options),
      (options: object) => casefile.changePassphraseInSlices({ current: unlock, next: '新口令' }, options),
    ];
    for (const [i, work] of works.entries()) {
      for (const from of [0, 0.3, 0.9]) {
        const control = new AbortController();
        const report = (share: number): void => void (share >= from && control.abort());
        await expect(work({ signal: control.signal, report })).rejects.toMatchObject({ code: 'CANCELLED' });
        expect([i, from, readdirSync(folder).sort()]).toEqual([i, from, before]);
      }
    }
    casefile.put([edit('q', '之后')]);
    expect(valueOf(casefile, 'q')).toBe('之后');
    expectWhole(casefile, files);
    casefile.close();
  });

  test('another passphrase', async () => {
    const { casefile, path, context, files } = filled(passphrase);
    const { recoveryCode } = await casefile.changePassphraseInSlices({ current: unlock, next: '新口令' });
    expectWhole(casefile, files);
    casefile.close();
    expect(failureCode(() => Casefile.open(path, { unlock, context }))).toMatch(/WRONG_PASSPHRASE|PASSPHRASE_NEEDED/);
    const again = Casefile.open(path, { unlock: { recoveryCode }, context });
    expectWhole(again, files);
    again.close();
  });
});

test('a copy that the disk gave back otherwise is not used', () => {
  const { casefile, folder, files } = filled(null);
  const spoil = (): void => {
    const name = readdirSync(folder).find((file) => file.includes('.tmp-')) ?? '';
    const at = readFileSync(join(folder, name)).indexOf(Buffer.alloc(2000, 2)) + 1000;
    const file = openSync(join(folder, name), 'r+');
    writeSync(file, Buffer.from([7]), 0, 1, at);
    closeSync(file);
  };
  expect(failure(() => casefile.changePassphrase(PLAIN, null, (step) => step === 'copied' && spoil()))).toMatchObject({
    code: 'DAMAGED',
    message: '复制出的案卷与原案卷不一致，已放弃这份副本。',
  });
  expect(readdirSync(folder).some((file) => file.includes('.tmp-'))).toBe(false);
  expectWhole(casefile, files);
  casefile.close();
});
