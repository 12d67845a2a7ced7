/** Builds what is missing or older than its sources, into a folder of its own that then takes the old one's place. */
import fs from 'node:fs';
import path from 'node:path';
import { root, runTool } from '../lib/run.ts';
import { say } from './say.ts';

const out = path.join(root, 'out');
export const RENDERER_DIR = path.join(out, 'renderer');

export async function buildRenderer(): Promise<void> {
  const built = path.join(RENDERER_DIR, 'index.html');
  if (newest(['renderer', 'core', 'package-lock.json']) <= modified(built)) return;
  say('正在生成窗口文件（首次启动或源文件有改动，约需几秒）……');
  // Loaded here: an up-to-date start must not wait for the bundler.
  const { build } = await import('vite');
  const fresh = path.join(out, `.renderer-${process.pid}`);
  try {
    await build({
      configFile: path.join(root, 'renderer/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: fresh, emptyOutDir: true },
    });
    fs.rmSync(RENDERER_DIR, { recursive: true, force: true });
    fs.renameSync(fresh, RENDERER_DIR);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

export async function buildMain(): Promise<void> {
  const built = path.join(out, 'main', 'main.js');
  if (newest(['electron', 'core', 'electron.vite.config.ts', 'package-lock.json']) <= modified(built)) return;
  say('正在生成 Electron 程序文件……');
  const { code, output } = await runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'error'], {
    capture: true,
  });
  if (code !== 0) throw new Error(`electron-vite build failed\n${output}`);
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
