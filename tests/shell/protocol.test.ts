import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
const { registerScheme, serveWindow } = await import('../../electron/shell/protocol.ts');

const folder = mkdtempSync(join(tmpdir(), 'protocol-'));
for (const name of ['index.html', 'preview.html', 'a.js']) writeFileSync(join(folder, name), name);
writeFileSync(join(folder, '..', 'outside-protocol-test.js'), 'secret');
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(folder, '..', 'outside-protocol-test.js'));
});
const session = new fake.FakeSession();
serveWindow(session as never, folder);
const get = (url: string, method = 'GET'): Promise<Response> =>
  session.protocols.get('app')?.(new Request(url, { method })) ?? Promise.reject(new Error('no handler'));

it('the scheme is standard and secure, and may not do more than it must', () => {
  registerScheme();
  expect(fake.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

it('serves the built files with the strict policy', async () => {
  const page = await get('app://workbench/index.html');
  expect([page.status, await page.text(), page.headers.get('content-type')]).toEqual([
    200,
    'index.html',
    'text/html; charset=utf-8',
  ]);
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const preview = await get('app://workbench/preview.html');
  expect(preview.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect((await get('app://workbench/a.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
});

it.each([
  'app://other/index.html',
  'app://workbench/outside-protocol-test.js',
  'app://workbench/../outside-protocol-test.js',
  'app://workbench/%2e%2e/outside-protocol-test.js',
  'app://workbench/..%2foutside-protocol-test.js',
  'app://workbench//etc/passwd',
  'app://workbench/index.html?x=1',
  'app://workbench/api/app.info',
])('%s is not there', async (url) => {
  const answer = await get(url);
  expect([answer.status, await answer.text()]).toEqual([404, '']);
});

it('only GET', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await get('app://workbench/index.html', method)).status).toBe(405);
});
