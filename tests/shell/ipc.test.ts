import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
const { registerIpc } = await import('../../electron/shell/ipc.ts');
const { INVOKE_CHANNEL } = await import('../../electron/shell/channel.ts');

const contents = new fake.FakeContents();
const calls: unknown[] = [];
registerIpc({
  invoke: (name, input) => {
    calls.push([name, input]);
    return Promise.resolve({ ok: true, result: 1 });
  },
  isWindow: (id) => id === contents.id,
});
beforeEach(() => void (calls.length = 0));

const call = (event: unknown, name: unknown = 'app.info', input: unknown = {}): unknown =>
  fake.ipcHandlers.get(INVOKE_CHANNEL)?.(event, name, input);
const refused = { ok: false, error: expect.objectContaining({ code: 'FORBIDDEN' }) as unknown };

it('our page may call', async () => {
  expect(await call({ sender: contents, senderFrame: contents.mainFrame }, 'app.info', { a: 1 })).toEqual({
    ok: true,
    result: 1,
  });
  expect(calls).toEqual([['app.info', { a: 1 }]]);
});

it.each<[string, (frame: fake.FakeFrame) => unknown]>([
  ['a frame that is gone', () => ({ sender: contents, senderFrame: null })],
  [
    'another window',
    (frame) => ({ sender: Object.assign(new fake.FakeContents(), { mainFrame: frame }), senderFrame: frame }),
  ],
  [
    'the preview inside our page',
    (frame) => ({ sender: contents, senderFrame: { url: 'app://workbench/preview.html', parent: frame } }),
  ],
  [
    'a frame inside with our own page',
    (frame) => ({ sender: contents, senderFrame: { url: frame.url, parent: frame } }),
  ],
])('%s may not', async (_who, event) => {
  expect(await call(event(contents.mainFrame))).toEqual(refused);
  expect(calls).toEqual([]);
});

it.each([
  'https://example.org/',
  'file:///index.html',
  'app://workbench.evil/index.html',
  'app://workbench/preview.html',
  'http://workbench/index.html',
  'about:blank',
  '',
])('our window may not while it shows %s', async (url) => {
  const other = new fake.FakeContents();
  other.mainFrame = { url, parent: null };
  Object.defineProperty(other, 'id', { value: contents.id });
  expect(await call({ sender: other, senderFrame: other.mainFrame })).toEqual(refused);
  expect(calls).toEqual([]);
});

it('a name that is no text is refused', async () => {
  for (const name of [null, 1, {}, ['app.info']])
    expect(await call({ sender: contents, senderFrame: contents.mainFrame }, name)).toEqual(refused);
});

it('no other file touches the raw IPC object', () => {
  const folder = join(import.meta.dirname, '../../electron/shell');
  const users = readdirSync(folder).filter((name) => /\bipcMain\b/.test(readFileSync(join(folder, name), 'utf8')));
  expect(users).toEqual(['ipc.ts']);
});

it('only the shell imports electron', () => {
  const electron = join(import.meta.dirname, '../../electron');
  const users = readdirSync(electron, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && /from 'electron'/.test(readFileSync(join(electron, name), 'utf8')))
    .map((name) => name.split(/[\\/]/)[0]);
  expect(new Set(users)).toEqual(new Set(['shell']));
});
