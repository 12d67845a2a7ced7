import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract, ERROR_CODES } from '../../core/contract.ts';
import { handlers } from '../../electron/service/handlers.ts';
import { toErrorData } from '../../electron/service/errors.ts';
import { openDesk, PACK, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(() => void (desk = openDesk()));
afterEach(() => desk.clear());

describe('the gate', () => {
  it('has a handler for every call of the contract and no other', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(contract).sort());
  });

  it.each([
    ['app.nothing', {}],
    ['__proto__', {}],
    ['toString', {}],
    ['', {}],
    ['app.setAuthor', {}],
    ['app.setAuthor', { author: '' }],
    ['app.setAuthor', { author: 'x', more: 1 }],
    ['app.setAuthor', null],
    ['app.info', []],
    ['answer.put', { edits: [] }],
    ['answer.put', { edits: [{ subject: 'a', question: 'b', row: '', column: '', value: { evil: 1 } }] }],
    ['evidence.get', { sha256: '../../etc/passwd' }],
    ['evidence.add', { name: 'x', data: 'not base64!' }],
    ['casefile.open', { path: 5 }],
    ['casefile.open', { path: 'relative.iovcase' }],
    ['casefile.open', { path: '/tmp/a\0b.iovcase' }],
    ['document.export', { items: [], folder: '/x', draft: true }],
  ])('%s with %j is refused in Chinese', async (name, input) => {
    const error = await desk.fail(name, input);
    expect(error.code).toBe('BAD_INPUT');
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(['answer.undo', 'casefile.verify', 'backup.list', 'casefile.saveAs', 'subject.add', 'document.check'])(
    '%s without an open casefile says so',
    async (name) => {
      const inputs: Record<string, unknown> = {
        'casefile.saveAs': { path: desk.path('x') },
        'subject.add': { kind: 'system', name: 'x' },
        'document.check': { document: 'x', subject: 'x' },
      };
      expect((await desk.fail(name, inputs[name] ?? {})).code).toBe('NO_CASEFILE');
    },
  );

  it('refuses calls after closing', async () => {
    await desk.workbench.close();
    expect((await desk.fail('app.info', {})).code).toBe('INTERNAL');
  });
});

describe('errors nobody foresaw', () => {
  it('become one sentence; the log has the stack and not the message', async () => {
    const secret = '某某公司的答案';
    const odd = openDesk({
      showFile: () => {
        throw new Error(secret);
      },
    });
    const { state } = await odd.create(PACK);
    const error = await odd.fail('app.showFile', { path: state.path });
    expect(error).toMatchObject({ code: 'INTERNAL' });
    expect(JSON.stringify(error)).not.toContain(secret);
    const log = readFileSync(join(odd.home, 'workbench.log'), 'utf8');
    expect(log).toMatch(/app\.showFile Error\n\s+at /);
    expect(log).not.toContain(secret);
    await odd.clear();
  });

  it.each(['ENOSPC', 'EACCES', 'EROFS', 'ENOENT', 'EBUSY', 'EIO'])('%s is a sentence about the disk', (code) => {
    const error = toErrorData(Object.assign(new Error('x'), { code, path: '/p' }), () => expect.fail('logged'));
    expect(error.code).toBe('DISK');
    expect(error.message).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(ERROR_CODES).toContain(error.code);
  });
});

describe('files and folders', () => {
  it('lists folders and fitting files, without hidden ones', async () => {
    for (const name of ['子文件夹', '.hidden']) mkdirSync(desk.path(name));
    for (const name of ['b.iovcase', 'A.IOVCASE', 'c.txt', '.d.iovcase', 'e.png']) writeFileSync(desk.path(name), '');
    const list = await desk.call('app.listFolder', { folder: '', filter: 'casefile' });
    expect(list.folder).toBe(desk.folder);
    expect(list.folders).toEqual(['子文件夹', 'home']);
    expect(list.files.map((file) => file.name)).toEqual(['A.IOVCASE', 'b.iovcase']);
    const any = await desk.call('app.listFolder', { folder: desk.folder, filter: 'any' });
    expect(any.files.map((file) => file.name)).toEqual(['A.IOVCASE', 'b.iovcase', 'c.txt', 'e.png']);
    const image = await desk.call('app.listFolder', { folder: desk.folder, filter: 'image' });
    expect(image.files.map((file) => file.name)).toEqual(['e.png']);
    expect(list.places.map((place) => place.name)).toContain('主目录');
  });

  it('says what is wrong with a folder', async () => {
    writeFileSync(desk.path('file'), '');
    const fail = async (folder: string) => (await desk.fail('app.listFolder', { folder, filter: 'any' })).code;
    expect(await fail(desk.path('nowhere'))).toBe('NOT_FOUND');
    expect(await fail(desk.path('file'))).toBe('BAD_INPUT');
    expect(await fail('relative')).toBe('BAD_INPUT');
  });

  it('shows only files it wrote or opened', async () => {
    const shown: string[] = [];
    const other = openDesk({ showFile: (path) => shown.push(path) > 0 });
    const { state } = await other.create(PACK);
    expect(await other.call('app.showFile', { path: state.path })).toEqual({ shown: true });
    expect((await other.fail('app.showFile', { path: '/etc/passwd' })).code).toBe('FORBIDDEN');
    expect((await other.fail('app.showFile', { path: '\\\\attacker\\share\\x' })).code).toBe('FORBIDDEN');
    expect(shown).toEqual([state.path]);
    await other.clear();
  });

  it('asks for a path with the native dialog where there is one', async () => {
    expect((await desk.fail('app.pickPath', { purpose: 'open', filter: 'any', suggested: '' })).code).toBe('BAD_INPUT');
    const other = openDesk({ nativeDialogs: { pick: () => Promise.resolve('/picked') } });
    expect(await other.call('app.pickPath', { purpose: 'open', filter: 'any', suggested: '' })).toEqual({
      path: '/picked',
    });
    await other.clear();
  });
});

describe('packs', () => {
  it('lists and hands over what is there', async () => {
    const [pack] = await desk.call('pack.list', {});
    expect(pack).toMatchObject({ id: PACK, region: '上海市' });
    expect((await desk.call('pack.get', { id: PACK, version: pack?.version ?? '' })).forms.length).toBeGreaterThan(0);
    expect((await desk.fail('pack.get', { id: PACK, version: '9.9.9' })).code).toBe('PACK');
    expect((await desk.fail('pack.get', { id: 'nothing', version: '1.0.0' })).code).toBe('PACK');
  });

  it('sees a pack that was put in place meanwhile', async () => {
    const folder = desk.path('packs');
    const other = openDesk({ packsDirs: [folder] });
    expect(await other.call('pack.list', {})).toEqual([]);
    cpSync(join(import.meta.dirname, '../../templates', PACK), join(folder, PACK), { recursive: true });
    expect((await other.call('pack.list', {})).map((pack) => pack.id)).toEqual([PACK]);
    await other.clear();
    expect(existsSync(folder)).toBe(true);
  });
});
