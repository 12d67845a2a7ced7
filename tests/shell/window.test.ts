import { expect, it, vi } from 'vitest';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
const { createWindow, showPage, bringToFront, webPreferences } = await import('../../electron/shell/window.ts');
const { windowSession } = await import('../../electron/shell/session.ts');
const { menuTemplate } = await import('../../electron/shell/menu.ts');

it('every safe setting of the page is on', () => {
  const { preload, ...settings } = webPreferences();
  expect(preload).toMatch(/preload[\\/]preload\.cjs$/);
  expect(settings).toEqual({
    partition: 'workbench',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: true,
  });
});

it('the installed program has no developer tools, in the window and in the menu', () => {
  fake.app.isPackaged = true;
  expect(webPreferences().devTools).toBe(false);
  fake.app.isPackaged = false;
  expect(JSON.stringify(menuTemplate('win32', true))).not.toContain('toggleDevTools');
  expect(JSON.stringify(menuTemplate('win32', false))).toContain('toggleDevTools');
});

it('the session is kept in memory', () => {
  windowSession();
  expect('workbench'.startsWith('persist:')).toBe(false);
  expect(fake.sessionOptions('workbench')).toEqual({ cache: false });
});

it('the window opens our page, shows when painted, and names a file in the fragment', () => {
  const window = createWindow() as unknown as fake.FakeWindow;
  expect(window.options).toMatchObject({ show: false, title: '车联安评工作台' });
  showPage(window as never);
  showPage(window as never, '/案卷/某 公司#1.iovcase');
  expect(window.loaded).toEqual([
    'app://workbench/index.html',
    `app://workbench/index.html#/open/${encodeURIComponent('/案卷/某 公司#1.iovcase')}`,
  ]);
  window.emit('ready-to-show');
  window.minimized = true;
  bringToFront(window as never);
  expect(window.calls).toEqual(['show', 'restore', 'show', 'focus']);
});

it('the menu is Chinese, and leaves undo to the page', () => {
  for (const platform of ['win32', 'darwin', 'linux']) {
    const text = JSON.stringify(menuTemplate(platform, true));
    for (const label of ['编辑', '剪切', '复制', '粘贴', '全选', '全屏']) expect(text).toContain(label);
    expect(text).not.toMatch(/"role":"(undo|redo)"/);
    const labels = [...text.matchAll(/"label":"([^"]*)"/g)].map((match) => match[1]);
    expect(labels.filter((label) => !/[\u4e00-\u9fff]/.test(label ?? ''))).toEqual([]);
  }
});
