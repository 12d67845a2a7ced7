/** Builds what is missing or older than its sources, into a folder of its own that then takes the old one's place. */
import fs from 'node:fs';
import path from 'node:path';
import { root, runTool } from '../lib/run.ts';
import { say } from './say.ts';

const out = path.join(root, 'out');
export const RENDERER_DIR = path.join(out, 'renderer');
const LOCK_LIMIT_MS = 120_000;

export async function buildRenderer(): Promise<void> {
  const outdated = (): boolean =>
    newest(['renderer', 'core', 'package-lock.json']) > modified(path.join(RENDERER_DIR, 'index.html'));
  if (!outdated()) return;
  say('正在生成窗口文件（首次启动或源文件有改动，约需几秒）……');
  await oneAtATime(async () => {
    if (outdated()) await makeRenderer();
  });
}

async function makeRenderer(): Promise<void> {
  // Loaded here: an up-to-date start must not wait for the bundler.
  const { build } = await import('vite');
  const fresh = path.join(out, `.renderer-${process.pid}`);
  const began = new Date();
  try {
    await build({
      configFile: path.join(root, 'renderer/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: fresh, emptyOutDir: true },
    });
    // What was edited while it was being built is not in it.
    fs.utimesSync(path.join(fresh, 'index.html'), began, began);
    fs.rmSync(RENDERER_DIR, { recursive: true, force: true });
    fs.renameSync(fresh, RENDERER_DIR);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

export async function buildMain(): Promise<void> {
  const outdated = (): boolean =>
    newest(['electron', 'core', 'electron.vite.config.ts', 'package-lock.json']) >
    Math.min(modified(path.join(out, 'main', 'main.js')), modified(path.join(out, 'preload', 'preload.cjs')));
  if (!outdated()) return;
  say('正在生成 Electron 程序文件……');
  await oneAtATime(async () => {
    if (!outdated()) return;
    const { code, output } = await runTool(
      'electron-vite/bin/electron-vite.js',
      ['build', '--logLevel', 'error', '--ignoreConfigWarning'],
      { capture: true, env: { WORKBENCH_MAIN_ONLY: '1' } },
    );
    if (code !== 0) throw new Error(`electron-vite build failed\n${output}`);
  });
}

/** Two starts at once must not empty each other's output folder. A lock left by a killed build counts for nothing. */
async function oneAtATime(work: () => Promise<void>): Promise<void> {
  const lock = path.join(out, '.building');
  fs.mkdirSync(out, { recursive: true });
  while (!takeLock(lock)) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function takeLock(lock: string): boolean {
  if (Date.now() - modified(lock) > LOCK_LIMIT_MS) fs.rmSync(lock, { force: true });
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds; 0 when absent. */
function modified(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newest(sources: readonly string[]): number {
  return Math.max(...sources.map((source) => newestUnder(path.join(root, source))));
}

/** The folder's own time counts too: it changes when a file is deleted. */
function newestUnder(file: string): number {
  const stat = fs.statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...fs.readdirSync(file).map((name) => newestUnder(path.join(file, name))));
}
