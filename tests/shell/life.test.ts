/** Opening, a second start, a file from the file manager, a crash, and leaving without losing the last words. */
import { beforeEach, expect, it, vi } from 'vitest';
import * as fake from './fake-electron.ts';
import type { Workbench } from '../../electron/service/workbench.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
const { createShell } = await import('../../electron/shell/shell.ts');
const { quitAfterWriting } = await import('../../electron/shell/quitting.ts');
const { listenForFiles, startFile } = await import('../../electron/shell/open-file.ts');
const { nativeDialogs } = await import('../../electron/shell/dialogs.ts');

let log: string[];
let time = 0;
const workbench = {
  invoke: () => Promise.resolve(),
  settled: () => Promise.resolve(),
  close: () => {
    log.push('casefile closed');
    return Promise.resolve();
  },
} as unknown as Workbench;

beforeEach(() => {
  vi.useFakeTimers();
  fake.app.removeAllListeners();
  fake.app.exited = false;
  fake.FakeWindow.all = [];
  fake.dialogs.length = 0;
  log = [];
});

function start(): { shell: ReturnType<typeof createShell>; window: fake.FakeWindow } {
  const shell = createShell(workbench, () => time);
  quitAfterWriting(shell);
  shell.open('');
  return { shell, window: fake.FakeWindow.all[0] as fake.FakeWindow };
}

it('a second start brings the window forward and offers its file there', () => {
  const { shell, window } = start();
  listenForFiles((path) => shell.open(path));
  fake.app.emit('second-instance', {}, ['workbench', '--flag', '案卷.iovcase'], '/folder');
  expect(fake.FakeWindow.all).toHaveLength(1);
  expect(window.loaded.at(-1)).toContain(encodeURIComponent('案卷.iovcase'));
  expect(window.calls.at(-1)).toBe('focus');
  fake.app.emit('second-instance', {}, ['workbench'], '/folder');
  expect(window.loaded).toHaveLength(2);
});

it('takes the casefile from the command line, and nothing else', () => {
  expect(startFile(['electron', '.', 'a.iovcase'], '/folder')).toMatch(/folder.a\.iovcase$/);
  expect(startFile(['workbench', '--x=a.iovcase', 'b.txt', 'https://example.org/'], '/folder')).toBe('');
});

it('macOS hands files over as events', async () => {
  const opened: string[] = [];
  listenForFiles((path) => opened.push(path));
  for (const path of ['/a.iovcase', '/b.txt']) {
    const event = fake.cancellable();
    fake.app.emit('open-file', event, path);
    expect(event.defaultPrevented).toBe(true);
  }
  await vi.runAllTimersAsync();
  expect(opened).toEqual(['/a.iovcase']);
});

it('a crashed page comes back, but not for ever', () => {
  const { window } = start();
  const crash = (reason: string): boolean => window.webContents.emit('render-process-gone', {}, { reason });
  crash('clean-exit');
  expect(window.webContents.reloads).toBe(0);
  crash('oom');
  expect(window.webContents.reloads).toBe(1);
  time += 1000;
  crash('crashed');
  expect(window.webContents.reloads).toBe(1);
  time += 60_000;
  crash('crashed');
  expect(window.webContents.reloads).toBe(2);
});

it('closing the window closes the casefile, then the program ends', async () => {
  const { window } = start();
  window.close();
  expect(fake.app.exited).toBe(false);
  await vi.runAllTimersAsync();
  expect(log).toEqual(['casefile closed']);
  expect(fake.app.exited).toBe(true);
});

it('while the page still has something to write, the window waits for it', async () => {
  const { window } = start();
  window.objecting = 3;
  fake.app.quit();
  expect(log).toEqual([]);
  await vi.runAllTimersAsync();
  expect(fake.dialogs).toEqual([]);
  expect(log).toEqual(['casefile closed']);
  expect(fake.app.exited).toBe(true);
});

it('with a full disk the user is asked, may stay, and may leave', async () => {
  const { window } = start();
  window.objecting = 1000;
  fake.answers.button = 0;
  window.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fake.dialogs).toHaveLength(1);
  expect(fake.app.exited).toBe(false);
  expect(log).toEqual([]);
  fake.answers.button = 1;
  window.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fake.dialogs).toHaveLength(2);
  expect(fake.app.exited).toBe(true);
  expect(log).toEqual(['casefile closed']);
});

it('file dialogs know casefiles by name, and a cancelled one answers nothing', async () => {
  fake.answers.path = '/案卷/甲.iovcase';
  expect(await nativeDialogs.pick({ purpose: 'save', filter: 'casefile', suggested: '甲' })).toBe('/案卷/甲.iovcase');
  expect(fake.dialogs.at(-1)?.options['filters']).toEqual([{ name: '案卷', extensions: ['iovcase'] }]);
  await nativeDialogs.pick({ purpose: 'folder', filter: 'any', suggested: '' });
  expect(fake.dialogs.at(-1)?.options['properties']).toEqual(['openDirectory', 'createDirectory']);
  fake.answers.path = '';
  expect(await nativeDialogs.pick({ purpose: 'open', filter: 'any', suggested: '' })).toBe('');
});
