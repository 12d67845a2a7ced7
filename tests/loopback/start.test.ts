/** `npm start` as a user runs it: the address, the browser window, and their end. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findTool } from '../../scripts/lib/tools.ts';
import { browserArguments } from '../../scripts/start/browser.ts';
import { knock, tokenOf } from './door.ts';

const root = join(import.meta.dirname, '../..');
let temporary: string;
let started: ChildProcess | undefined;
beforeEach(() => void (temporary = mkdtempSync(join(tmpdir(), 'start-'))));
afterEach(async () => {
  started?.kill('SIGKILL');
  started = undefined;
  await new Promise((resolve) => setTimeout(resolve, 50));
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
});

interface Running {
  child: ChildProcess;
  /** Waits until the text has appeared on stdout or stderr. */
  says(text: string | RegExp): Promise<string>;
  ended(): Promise<number | null>;
}

function start(args: string[], env: Record<string, string | undefined>): Running {
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts'), ...args], {
    cwd: root,
    env: {
      ...process.env,
      WORKBENCH_HOME: join(temporary, 'home'),
      WORKBENCH_NO_DOWNLOAD: '1',
      TMPDIR: temporary,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started = child;
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return {
    child,
    ended: () => exit,
    async says(text) {
      const until = Date.now() + 60_000;
      while (Date.now() < until) {
        if (typeof text === 'string' ? output.includes(text) : text.test(output)) return output;
        if (child.exitCode !== null) break;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      throw new Error(`never said ${String(text)}:\n${output}`);
    },
  };
}

it(
  '--print-address prints one address, serves the window, and Ctrl+C ends it cleanly',
  { timeout: 90_000 },
  async () => {
    const running = start(['--print-address'], {});
    const output = await running.says(/\/start#\S+\s/);
    const address = /http:\/\/127\.0\.0\.1:\d+\/start#\S+/.exec(output)?.[0] ?? '';
    const { host, port, origin } = new URL(address);
    expect((await knock(Number(port), 'GET', '/', { Host: host })).body).toContain('<div id="root">');
    const headers = { Host: host, Origin: origin, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ token: tokenOf(address) });
    const session = await knock(Number(port), 'POST', '/session', headers, body);
    const cookie = session.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const reply = await knock(Number(port), 'POST', '/api/app.info', { ...headers, Cookie: cookie }, '{}');
    expect(JSON.parse(reply.body)).toMatchObject({ ok: true, result: { door: 'loopback' } });
    running.child.kill('SIGINT');
    expect(await running.ended()).toBe(0);
  },
);

it('without a display it says so and prints the address', { timeout: 90_000 }, async () => {
  if (process.platform !== 'linux') return;
  const running = start([], { DISPLAY: undefined, WAYLAND_DISPLAY: undefined });
  expect(await running.says(/\/start#/)).toContain('没有图形界面');
  running.child.kill('SIGTERM');
  expect(await running.ended()).toBe(0);
});

it(
  'the browser window opens by itself, its token is in no argument list, and nothing stays behind',
  { timeout: 120_000 },
  async () => {
    if (process.platform !== 'linux' || !findTool('chromium')) return;
    const running = start([], { DISPLAY: ':0', WORKBENCH_BROWSER_ARGS: '--headless=new --no-sandbox' });
    const output = await running.says('的窗口中打开');
    expect(output).toContain('不用 Electron');
    const folder = readdirSync(temporary).find((name) => name.startsWith('iov-workbench-')) ?? '';
    const mine = argumentLists().filter((list) => list.includes(folder));
    expect(mine.length).toBeGreaterThan(0);
    // Read from every process of the machine, as any user of it could.
    for (const list of argumentLists()) expect(list).not.toMatch(/127\.0\.0\.1:\d+\/start/);
    expect(readdirSync(join(temporary, folder))).toEqual(['profile']);
    running.child.kill('SIGINT');
    expect(await running.ended()).toBe(0);
    expect(readdirSync(temporary).filter((name) => name.startsWith('iov-workbench-'))).toEqual([]);
    expect(argumentLists().filter((list) => list.includes(folder))).toEqual([]);
  },
);

it('a browser that cannot start is explained, and the address printed', { timeout: 90_000 }, async () => {
  if (process.platform !== 'linux') return;
  const running = start([], { DISPLAY: ':0', WORKBENCH_CHROMIUM: '/bin/false' });
  expect(await running.says(/\/start#/)).toContain('浏览器启动后立即退出');
  running.child.kill('SIGINT');
  expect(await running.ended()).toBe(0);
});

it('the browser gets a page only this user can read, a profile of its own, and no network', () => {
  const list = browserArguments('/usr/bin/chromium', '/tmp/x', '/tmp/x/start.html');
  expect(list).toContain('--app=file:///tmp/x/start.html');
  expect(list).toContain('--incognito');
  expect(list.some((argument) => argument.startsWith('--user-data-dir='))).toBe(true);
  expect(list).toContain('--proxy-server=socks5://127.0.0.1:9');
  expect(browserArguments('C:\\msedge.exe', '/x', '/x/s.html').join(' ')).toMatch(/--inprivate|--incognito/);
});

it('every npm script runs on the pinned Node', () => {
  const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts;
  expect(scripts['start']).toBe('node scripts/start.ts');
  expect(spawnSync(join(root, 'node_modules/.bin/node'), ['--version']).stdout.toString()).toMatch(/^v24\./);
});

function argumentLists(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    });
}
