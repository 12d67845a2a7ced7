/** The door in a real browser: the start address lets one window in, a foreign page gets nowhere. */
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startLoopback, type Loopback } from '../../electron/loopback/server.ts';
import { createWorkbench, type Workbench } from '../../electron/service/workbench.ts';
import { findTool } from '../../scripts/lib/tools.ts';
import { needs } from '../support/needs.ts';
import { buildRenderer, RENDERER_DIR } from '../../scripts/start/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'window-'));
const casefile = join(folder, '某 公司#1.iovcase');
const names: string[] = [];
let browser: Browser;
let context: BrowserContext;
let workbench: Workbench;
let door: Loopback;
let foreign: Server;
let foreignOrigin: string;

beforeAll(async () => {
  await buildRenderer();
  workbench = createWorkbench({
    home: join(folder, 'home'),
    packsDirs: [join(import.meta.dirname, '../../templates')],
    door: 'loopback',
    version: '0.1.0',
    now: () => new Date(),
    newId: randomUUID,
    documentsFolder: folder,
  });
  const made = await workbench.invoke('casefile.create', {
    path: casefile,
    packId: 'shanghai-2025',
    enterpriseName: '申驰智联',
    passphrase: null,
  });
  expect(made).toMatchObject({ ok: true });
  await workbench.invoke('casefile.close', {});
  const invoke = (name: string, input: unknown) => {
    names.push(name);
    return workbench.invoke(name, input);
  };
  door = await startLoopback({ invoke, rendererDir: RENDERER_DIR, openFile: casefile });
  foreign = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>foreign</title>');
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  foreignOrigin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
  const executablePath = findTool('chromium');
  if (!executablePath) return;
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  context = await browser.newContext();
}, 180_000);

beforeEach((context) => needs(context, 'chromium'));

afterAll(async () => {
  await browser?.close();
  foreign?.close();
  await door?.close();
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('the start address opens the window, with the casefile it was started for', { timeout: 60_000 }, async () => {
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const address = door.startAddress();
  await page.goto(address);
  await page.getByText('申驰智联').first().waitFor({ timeout: 30_000 });
  expect(new URL(page.url()).origin).toBe(door.origin);
  expect(page.url()).not.toContain(new URL(address).hash.slice(1));
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.reload();
  await page.getByText('申驰智联').first().waitFor({ timeout: 30_000 });
  expect(complaints).toEqual([]);

  // The same address again, in a browser that was not let in.
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(address);
  await stranger.getByText('已经用过或已过期').waitFor();
  await stranger.goto(door.origin);
  await stranger
    .getByText(/许可|新地址/)
    .first()
    .waitFor();
  await stranger.context().close();
});

it('a foreign page in the same browser cannot call, read, frame, or open it', { timeout: 60_000 }, async () => {
  const page = await context.newPage();
  await page.goto(foreignOrigin);
  const called = names.length;
  const tried = await page.evaluate(async (target) => {
    const outcome = (work: Promise<Response>) =>
      work.then(
        (r) => `${r.type} ${r.status}`,
        () => 'refused',
      );
    const post = (type: string, mode: RequestMode) =>
      outcome(
        fetch(`${target}/api/app.info`, {
          method: 'POST',
          mode,
          credentials: 'include',
          headers: { 'Content-Type': type },
          body: '{}',
        }),
      );
    const element = (make: () => HTMLScriptElement | HTMLImageElement) =>
      new Promise((resolve) => {
        const made = make();
        made.onload = () => resolve('loaded');
        made.onerror = () => resolve('refused');
        document.body.append(made);
      });
    return {
      json: await post('application/json', 'cors'),
      simple: await post('text/plain', 'cors'),
      read: await outcome(fetch(`${target}/`, { credentials: 'include' })),
      script: await element(() => Object.assign(document.createElement('script'), { src: `${target}/start.js` })),
      image: await element(() => Object.assign(document.createElement('img'), { src: `${target}/icon.svg` })),
    };
  }, door.origin);
  expect(tried).toEqual({ json: 'refused', simple: 'refused', read: 'refused', script: 'refused', image: 'refused' });

  await page.evaluate((target) => {
    const frame = document.createElement('iframe');
    frame.src = `${target}/start`;
    document.body.append(frame);
    const form = Object.assign(document.createElement('form'), {
      action: `${target}/api/casefile.close`,
      method: 'post',
      target: '_blank',
      enctype: 'text/plain',
    });
    document.body.append(form);
    form.submit();
  }, door.origin);
  await page.waitForTimeout(500);
  for (const frame of page.frames().slice(1)) expect(await frame.content().catch(() => '')).not.toContain('正在打开');
  await page.goto(`${door.origin}/`, { referer: `${foreignOrigin}/` }).catch(() => undefined);
  expect(names.slice(called).filter((name) => name === 'casefile.close')).toEqual([]);
});
