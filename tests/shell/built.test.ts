/**
 * The built preload and the built window in a real Chromium: the page comes from the shell's own protocol handler with
 * its headers, calls go through the preload bundle and the shell's IPC gate to a real workbench. What is played here is
 * only Electron's part between them.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createWorkbench, type Workbench } from '../../electron/service/workbench.ts';
import { findTool } from '../../scripts/lib/tools.ts';
import { buildMain, buildRenderer, RENDERER_DIR } from '../../scripts/start/build.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
const { registerIpc } = await import('../../electron/shell/ipc.ts');
const { serveWindow } = await import('../../electron/shell/protocol.ts');
const { INVOKE_CHANNEL } = await import('../../electron/shell/channel.ts');

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'built-'));
/** https, because app:// counts as secure in Electron. */
const ORIGIN = 'https://workbench';

let browser: Browser;
let page: Page;
let workbench: Workbench;
const complaints: string[] = [];
const channels = new Set<string>();
const contents = new fake.FakeContents();

beforeAll(async () => {
  await buildRenderer();
  await buildMain();
  workbench = createWorkbench({
    home: join(folder, 'home'),
    packsDirs: [join(root, 'templates')],
    door: 'electron',
    version: '0.1.0',
    now: () => new Date(),
    newId: randomUUID,
    documentsFolder: folder,
  });
  registerIpc({ invoke: (name, input) => workbench.invoke(name, input), isWindow: (id) => id === contents.id });
  const session = new fake.FakeSession();
  serveWindow(session as never, RENDERER_DIR);
  const serve = session.protocols.get('app');

  const executablePath = findTool('chromium');
  if (!executablePath || !serve) throw new Error('no Chromium, Chrome or Edge found');
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.route(`${ORIGIN}/**`, async (route) => {
    const url = route.request().url().replace(ORIGIN, 'app://workbench');
    const answer = await serve(new Request(url));
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.exposeFunction('playIpc', (channel: string, ...args: unknown[]) => {
    channels.add(channel);
    const event = { sender: contents, senderFrame: contents.mainFrame };
    return fake.ipcHandlers.get(channel)?.(event, ...args);
  });
  const preload = readFileSync(join(root, 'out/preload/preload.cjs'), 'utf8');
  await page.addInitScript(`(() => {
    const play = window.playIpc;
    const electron = {
      contextBridge: { exposeInMainWorld: (name, api) => { window[name] = Object.freeze(api); window.bridged = [...(window.bridged ?? []), name]; } },
      ipcRenderer: { invoke: (...args) => play(...args) },
    };
    const require = (name) => { if (name === 'electron') return electron; throw new Error('a sandboxed preload may not require ' + name); };
    (function (require) {
      ${preload}
    })(require);
  })();`);
  await page.goto(`${ORIGIN}/index.html`);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('the window draws itself and reaches the workbench through the preload', { timeout: 60_000 }, async () => {
  await page.getByRole('button', { name: '新建案卷' }).first().waitFor({ timeout: 30_000 });
  expect([...channels]).toEqual([INVOKE_CHANNEL]);
});

it('the page gets one function, and no Node', async () => {
  const seen = await page.evaluate(() => {
    const scope = window as unknown as Record<string, unknown>;
    return {
      bridged: scope['bridged'],
      api: Object.keys(scope['workbench'] as object),
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    };
  });
  expect(seen).toEqual({ bridged: ['workbench'], api: ['invoke'], node: [] });
});

it('calls that are not in the contract do not leave the page', async () => {
  const invoke = (name: unknown) =>
    page.evaluate(
      (asked) =>
        (window as unknown as { workbench: { invoke(name: unknown, input: unknown): Promise<unknown> } }).workbench
          .invoke(asked, {})
          .then(() => 'went through', String),
      name,
    );
  for (const name of ['app.nothing', '__proto__', 'constructor', '', 1, null, ['app.info']])
    expect(await invoke(name)).toContain('unknown call');
  expect(await invoke('app.info')).toBe('went through');
});

it('the policy holds: no inline script, no eval, no other host', async () => {
  const before = complaints.length;
  const done = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    // In a timer: what the test itself evaluates is not under the page's policy.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          // eslint-disable-next-line no-new-func -- that this is refused is what is tested
          resolve(new Function('return 1')());
        } catch {
          resolve('refused');
        }
      });
    });
    const fetched = await fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    );
    return { inline: 'inlineRan' in window, evaluated, fetched };
  });
  expect(done).toEqual({ inline: false, evaluated: 'refused', fetched: 'refused' });
  complaints.length = before;
});

it('nothing complained', () => expect(complaints).toEqual([]));
