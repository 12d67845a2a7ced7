import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Casefile } from '../../electron/casefile/index.ts';
import { computed } from '../support/index.ts';
import { edit, failure, failureCode, makeContext, META, newCasefile, PASSPHRASE, PLAIN, valueOf } from './support.ts';

describe.each([
  ['encrypted', PASSPHRASE],
  ['plain', null],
])('%s casefile', (_kind, passphrase) => {
  const unlock = passphrase === null ? PLAIN : { passphrase };

  test('answers survive closing and opening, whatever their shape', () => {
    const { casefile, path, context } = newCasefile({ passphrase });
    const edits = [
      edit('text', '上海申江智联科技有限公司 𠮷'),
      edit('number', 12.5),
      edit('yes', false),
      edit('other', { option: 'x', other: '其他说明' }),
      edit('multi', ['a', { option: 'b', other: '乙' }]),
      edit('table', { order: 'a0' }, 'r1'),
      edit('table', '核心交换机', 'r1', 'name'),
    ];
    const put = casefile.put(edits, { reason: '首次填写' });
    expect(put).toEqual({ changed: edits, canUndo: true, canRedo: false, revision: edits.length });
    const before = [...casefile.answers()];
    casefile.close();

    const again = Casefile.open(path, { unlock, context });
    expect(again.encrypted).toBe(passphrase !== null);
    expect([...again.answers()]).toEqual(before);
    expect(before.length).toBe(edits.length);
    expect(again.meta()).toMatchObject(META);
    expect(again.meta().createdAt).toBe('2026-03-01T08:00:00.000Z');
    expect(again.verify()).toEqual({ ok: true, changes: edits.length, devices: 1, evidence: 0, problems: [] });
    again.close();
  });

  test('one file is left when closed', () => {
    const { casefile, folder, path } = newCasefile({ passphrase });
    casefile.put([edit('q', 1)]);
    expect(readdirSync(folder).sort()).toContain('申江智联.iovcase-wal');
    casefile.close();
    expect(readdirSync(folder)).toEqual(['申江智联.iovcase']);
    expect(Casefile.isEncrypted(path)).toBe(passphrase !== null);
  });

  test('save-as copies everything and goes on with the new file', () => {
    const { casefile, path, folder, context } = newCasefile({ passphrase });
    casefile.put([edit('q', '一')]);
    casefile.put([edit('q', '二')]);
    const { sha256 } = casefile.evidence.add('拓扑.txt', Buffer.from('内容'));
    const target = join(folder, '另一处', '副本.iovcase');
    casefile.saveAs(target);
    expect(casefile.path).toBe(target);
    casefile.put([edit('q', '三')]);
    expect(casefile.history('s1', 'q').map((entry) => entry.value)).toEqual(['三', '二', '一']);
    expect(Buffer.from(casefile.evidence.get(sha256).data).toString()).toBe('内容');
    casefile.undo();
    expect(valueOf(casefile, 'q')).toBe('二');
    expect(casefile.verify().problems).toEqual([]);
    casefile.close();
    const old = Casefile.open(path, { unlock, context });
    expect(valueOf(old, 'q')).toBe('二');
    old.close();
    expect(Casefile.isEncrypted(target)).toBe(passphrase !== null);
  });
});

test('nothing is overwritten', () => {
  const { casefile, path, folder, context } = newCasefile();
  const other = join(folder, 'other.iovcase');
  writeFileSync(other, 'precious');
  expect(failureCode(() => Casefile.create(path, { passphrase: null, meta: META, context }))).toBe('EXISTS');
  expect(failureCode(() => casefile.saveAs(other))).toBe('EXISTS');
  casefile.put([edit('q', 1)]);
  const { path: backup } = casefile.backups.make();
  expect(failureCode(() => Casefile.restore(backup, other, { unlock: PLAIN, context }))).toBe('EXISTS');
  expect(statSync(other).size).toBe(8);
  casefile.put([edit('q', 2)]);
  expect(valueOf(casefile, 'q')).toBe(2);
  casefile.close();
  expect(readdirSync(folder).filter((name) => name.includes('.tmp-'))).toEqual([]);
});

test('an edit equal to the present answer makes no change', () => {
  const { casefile } = newCasefile();
  expect(casefile.put([edit('q', null)]).revision).toBe(0);
  casefile.put([edit('q', { option: 'a', other: 'b' })]);
  expect(casefile.put([edit('q', { other: 'b', option: 'a' })])).toEqual({
    changed: [],
    canUndo: true,
    canRedo: false,
    revision: 1,
  });
  expect(casefile.put([edit('q', null)]).revision).toBe(2);
  expect(casefile.put([edit('q', null)]).revision).toBe(2);
  expect(valueOf(casefile, 'q')).toBeUndefined();
  casefile.close();
});

test('of several edits of one answer in a batch the last counts, once', () => {
  const { casefile } = newCasefile();
  expect(casefile.put([edit('q', 1), edit('q', 2), edit('q', 3)]).changed).toEqual([edit('q', 3)]);
  casefile.undo();
  expect(valueOf(casefile, 'q')).toBeUndefined();
  casefile.close();
});

test('a batch with a bad edit leaves nothing of it', () => {
  const { casefile } = newCasefile();
  expect(failureCode(() => casefile.put([edit('good', 1), edit('bad', Number.NaN)]))).toBe('BAD_INPUT');
  expect(failureCode(() => casefile.put([edit('good', 1), edit('a/b', 1)]))).toBe('BAD_INPUT');
  expect(casefile.answers().size).toBe(0);
  expect(casefile.state()).toEqual({ canUndo: false, canRedo: false, revision: 0 });
  casefile.close();
});

test('a fault in the middle of a batch rolls all of it back, and work goes on', () => {
  const context = makeContext();
  const { newId } = context;
  let calls = 0;
  let failAt = Infinity;
  context.newId = () => {
    if (++calls === failAt) throw new Error('fault');
    return newId();
  };
  const { casefile } = newCasefile({ context });
  casefile.put([edit('q', 'before')]);
  failAt = calls + 2;
  // By then the batch and its names are written, but not its changes.
  expect(() => casefile.put([edit('q', 'x'), edit('new', 'x')])).toThrow('fault');
  expect([...casefile.answers().values()]).toEqual([edit('q', 'before')]);
  casefile.put([edit('q', 'after'), edit('new', 1)]);
  expect(valueOf(casefile, 'q')).toBe('after');
  expect(casefile.verify()).toMatchObject({ changes: 3, problems: [] });
  casefile.close();
});

test('a closed casefile says so', () => {
  const { casefile } = newCasefile();
  casefile.close();
  casefile.close();
  expect(failure(() => casefile.answers())).toMatchObject({ code: 'NO_CASEFILE', message: '案卷已经关闭。' });
});

test('the author can change between batches', () => {
  const { casefile } = newCasefile();
  casefile.put([edit('q', 1)], { reason: '访谈' });
  casefile.setAuthor('李工');
  casefile.put([edit('q', 2)]);
  const history = casefile.history('s1', 'q');
  expect(history.map(({ author, reason, isHead }) => ({ author, reason, isHead }))).toEqual([
    { author: '李工', reason: '', isHead: true },
    { author: '张工', reason: '访谈', isHead: false },
  ]);
  expect(casefile.verify().problems).toEqual([]);
  casefile.close();
});

test('opening what is not there, or is a folder', () => {
  const { casefile, folder, context } = newCasefile();
  casefile.close();
  const open = (name: string) => failureCode(() => Casefile.open(join(folder, name), { unlock: PLAIN, context }));
  mkdirSync(join(folder, 'dir.iovcase'));
  expect(open('none.iovcase')).toBe('NOT_FOUND');
  expect(open('dir.iovcase')).toBe('NOT_A_CASEFILE');
  expect(failureCode(() => Casefile.isEncrypted(join(folder, 'none.iovcase')))).toBe('NOT_FOUND');
  expect(existsSync(join(folder, 'none.iovcase'))).toBe(false);
});

test('a hundred thousand cells in one batch', { timeout: 120_000 }, () => {
  const { casefile } = newCasefile({ passphrase: PASSPHRASE });
  const edits = Array.from({ length: 100_000 }, (_, i) =>
    edit('assets', `值${i}`, `r${Math.floor(i / 20)}`, `c${i % 20}`),
  );
  expect(computed(() => casefile.put(edits, { action: 'import' })).seconds).toBeLessThan(10);
  expect(casefile.answers().size).toBe(100_000);
  expect(casefile.history('s1', 'assets', 5).map((entry) => entry.value)).toEqual(
    [99_999, 99_998, 99_997, 99_996, 99_995].map((i) => `值${i}`),
  );
  expect(casefile.undo().changed.length).toBe(100_000);
  expect(casefile.answers().size).toBe(0);
  casefile.close();
});
