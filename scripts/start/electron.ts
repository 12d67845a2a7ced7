/** Electron's runtime: where it is, or why there is none. npm brings only its small package; the rest is downloaded. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, runTool } from '../lib/run.ts';
import { say } from './say.ts';

const folder = path.join(root, 'node_modules', 'electron');
const attemptFile = path.join(root, 'node_modules', '.cache', 'iov-workbench', 'electron-download.json');

const REACH_LIMIT_MS = 3_000;
const DOWNLOAD_LIMIT_SECONDS = 120;
/** After a failed download the next starts do not wait for the network again. */
const PAUSE_MS = 24 * 3_600_000;
/** A window that ends with an error this soon was never seen. */
const START_FAILURE_MS = 5_000;

export type Runtime = { path: string } | { why: string };

export async function electronRuntime(): Promise<Runtime> {
  const found = installedElectron();
  if (found) return { path: found };
  if (process.env['WORKBENCH_NO_DOWNLOAD'] === '1') return { why: '本机没有 Electron 运行时（已设置不下载）' };
  const failed = lastFailure();
  if (failed) return { why: `本机没有 Electron 运行时（${failed} 下载未成功，一天内不再尝试）` };
  if (!(await mirrorAnswers())) return giveUp('没有 Electron 运行时，下载站点连不上');
  say(
    `正在下载 Electron 运行时（约 110 MB，最多等 ${DOWNLOAD_LIMIT_SECONDS} 秒；设 WORKBENCH_NO_DOWNLOAD=1 可跳过）……`,
  );
  await runTool('electron/install.js', [], { capture: true, timeoutSeconds: DOWNLOAD_LIMIT_SECONDS });
  const downloaded = installedElectron();
  return downloaded ? { path: downloaded } : giveUp('没有 Electron 运行时，下载未完成');
}

function giveUp(why: string): Runtime {
  fs.mkdirSync(path.dirname(attemptFile), { recursive: true });
  fs.writeFileSync(attemptFile, JSON.stringify({ failedAt: new Date().toISOString() }));
  return { why };
}

/** Local time of a failed download less than a day ago, or ''. */
function lastFailure(): string {
  try {
    const { failedAt } = JSON.parse(fs.readFileSync(attemptFile, 'utf8')) as { failedAt: string };
    const at = new Date(failedAt);
    return Date.now() - at.getTime() < PAUSE_MS ? at.toLocaleString('zh-CN', { hour12: false }) : '';
  } catch {
    return '';
  }
}

/** The same test as Electron's own `install.js`, without running it. */
export function installedElectron(): string {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const names: Record<string, string> = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const name = names[process.platform] ?? 'electron';
  if (override) return existing(path.join(override, name));
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  const versionFile = path.join(folder, 'dist', 'version');
  const present = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : '';
  return present === version ? existing(path.join(folder, 'dist', name)) : '';
}

function existing(file: string): string {
  return fs.existsSync(file) ? file : '';
}

/** Behind a proxy only the download itself can tell. */
async function mirrorAnswers(): Promise<boolean> {
  const { env } = process;
  if (env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['ELECTRON_GET_USE_PROXY']) return true;
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/electron/electron/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Runs until its window is closed. @returns '' or why it did not start. */
export function runElectron(executable: string, file: string): Promise<string> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(executable, [root, ...(file ? [file] : [])], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => {
      const early = performance.now() - began < START_FAILURE_MS;
      resolve(early && (code !== 0 || signal !== null) ? `退出码 ${code ?? signal}` : '');
    });
  });
}
