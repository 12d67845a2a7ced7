/**
 * The built preload and the built window in a real Chromium: the page comes from the shell's own protocol handler with
 * its headers, calls go through the preload bundle and the shell's IPC gate to a real workbench. What is played here is
 * only Electron's part between them.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createWorkbench, type Workbench } from '../../electron/service/workbench.ts';
import { findTool } from '../../scripts/lib/tools.ts';
import { needs } from '../support/needs.ts';
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
    documentWorker: pathToFileURL(join(root, 'out/main/document-worker.js')),
  });
  registerIpc({ invoke: (name, input) => workbench.invoke(name, input), isWindow: (id) => id === contents.id });
  const session = new fake.FakeSession();
  serveWindow(session as never, RENDERER_DIR);
  const serve = session.protocols.get('app');

  const executablePath = findTool('chromium');
  if (!executablePath) return;
  if (!serve) throw new Error('nobody serves the window');
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

beforeEach((context) => needs(context, 'chromium'));

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

it('the built worker renders a document', { timeout: 60_000 }, async () => {
  const path = join(folder, 'a.iovcase');
  const input = { path, packId: 'shanghai-2025', enterpriseName: '甲公司', passphrase: null };
  const made = await workbench.invoke('casefile.create', input);
  if (!made.ok) throw new Error(made.error.message);
  const pack = await workbench.invoke('pack.get', { id: input.packId, version: made.result.state.packVersion });
  const added = await workbench.invoke('subject.add', { kind: 'system', name: '平台' });
  if (!pack.ok || !added.ok) throw new Error('no pack or subject');
  const document = pack.result.documents.find(({ subject }) => subject === 'system')?.id;
  const preview = await workbench.invoke('document.preview', { document, subject: added.result.subject, draft: true });
  expect(preview).toMatchObject({ ok: true, result: { report: { mismatched: [] } } });
});

it('the built main process loads with all its libraries', { timeout: 60_000 }, () => {
  // Electron's module is all that is played; everything else is what the program brings.
  const hook = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => name === 'electron'
      ? { url: ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'fake-electron.ts')).href)}, shortCircuit: true }
      : next(name, context) });`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, join(root, 'out/main/main.js')],
    { encoding: 'utf8', env: { ...process.env, WORKBENCH_HOME: join(folder, 'main-home') } },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(existsSync(join(folder, 'main-home', 'settings.json'))).toBe(true);
});

it('nothing complained', () => expect(complaints).toEqual([]));
