/** An app window of an installed Chromium, Chrome or Edge, with a profile of its own and no network. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findTool } from '../lib/tools.ts';
import type { RunningLoopback } from './loopback.ts';
import { say } from './say.ts';

const OPEN_LIMIT_MS = 30_000;
const KILL_MS = 3_000;
const REMOVE_LOOKS = 40;
const REMOVE_PAUSE_MS = 100;

/** Each is there because without it the browser talks to its maker, asks questions, or keeps something on disk. */
const ARGUMENTS = [
  // Nobody listens there, so nothing but loopback addresses, which need no proxy, is ever reached, nor any name looked up.
  '--proxy-server=socks5://127.0.0.1:9',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-sync',
  '--disable-extensions',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--no-pings',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-search-engine-choice-screen',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
];

/** @returns '' when the window is open (the workbench ends with it), else why there is none. */
export async function openBrowserWindow(loopback: RunningLoopback): Promise<string> {
  const browser = findTool('chromium');
  if (!browser) return '没有找到 Chromium、Chrome 或 Edge';
  const folder = fs.mkdtempSync(path.join(privateParent(browser), 'iov-workbench-'));
  const page = writeStartPage(folder, loopback.startAddress());
  const child = spawn(browser, browserArguments(browser, folder, page), { stdio: ['ignore', 'ignore', 'pipe'] });
  const failure = await openedOrNot(child, loopback);
  fs.rmSync(page, { force: true });
  if (failure) {
    await ended(child);
    await removeForGood(folder);
    return failure;
  }
  say(`工作台已在 ${path.basename(browser)} 的窗口中打开。关闭窗口或按 Ctrl+C 结束。`);
  loopback.onEnd(async () => {
    await ended(child);
    await removeForGood(folder);
  });
  child.on('exit', () => void loopback.end());
  return '';
}

/**
 * The address with its token must not be in the argument list, which every user of the machine can read. So the
 * browser is given a page in a folder only this user can read; the page leads on to the address and is then deleted.
 */
function writeStartPage(folder: string, address: string): string {
  const page = path.join(folder, 'start.html');
  const html = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}"><title>车联安评工作台</title>`;
  fs.writeFileSync(page, html, { mode: 0o600, flag: 'wx' });
  return page;
}

export function browserArguments(browser: string, folder: string, page: string): string[] {
  return [
    `--app=${pathToFileURL(page).href}`,
    `--user-data-dir=${path.join(folder, 'profile')}`,
    // Nothing of the page is kept on disk, not even until the profile is deleted.
    /edge/i.test(path.basename(browser)) ? '--inprivate' : '--incognito',
    '--window-size=1366,860',
    ...ARGUMENTS,
    ...(process.env['WORKBENCH_BROWSER_ARGS'] ?? '').split(/\s+/).filter(Boolean),
  ];
}

/** A browser from a snap package sees neither /tmp nor hidden folders, only its own. */
function privateParent(browser: string): string {
  const snap = path.join(os.homedir(), 'snap', 'chromium', 'common');
  const inSnap = process.platform === 'linux' && /\/snap(\/|$)/.test(fs.realpathSync(browser));
  return inSnap && fs.existsSync(snap) ? snap : os.tmpdir();
}

/** Until it is really gone the browser goes on writing into its profile. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), KILL_MS);
  await gone;
  clearTimeout(timer);
}

/**
 * A browser's helper processes outlive it by moments and may write into the profile once more, which brings the folder
 * back. So it is looked at again until it stays away; one that will not go is left to the system's own cleaning.
 */
async function removeForGood(folder: string): Promise<void> {
  for (let look = 0, quiet = 0; look < REMOVE_LOOKS && quiet < 3; look++) {
    try {
      quiet = fs.existsSync(folder) ? 0 : quiet + 1;
      fs.rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (!['ENOTEMPTY', 'EBUSY', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, REMOVE_PAUSE_MS));
  }
}

async function openedOrNot(child: ChildProcess, loopback: RunningLoopback): Promise<string> {
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-4000)));
  let timer: NodeJS.Timeout | undefined;
  const failure = await Promise.race([
    loopback.opened().then(() => ''),
    new Promise<string>((resolve) => {
      child.on('error', (error) => resolve(`浏览器不能启动（${error.message}）`));
      child.on('exit', () => resolve(`浏览器启动后立即退出${reason(complaint)}`));
      timer = setTimeout(() => resolve('浏览器没有及时打开页面'), OPEN_LIMIT_MS);
    }),
  ]);
  clearTimeout(timer);
  return failure;
}

function reason(complaint: string): string {
  if (/running as root without --no-sandbox/i.test(complaint)) return '（以 root 身份运行时浏览器不能启用沙箱）';
  const last = complaint.trim().split('\n').at(-1);
  return last ? `（${last.slice(0, 200)}）` : '';
}
