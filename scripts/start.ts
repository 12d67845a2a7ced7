/**
 * `npm start [-- FILE.iovcase]`: opens the workbench in the best window this machine has, and says which and why.
 * Electron when its runtime is here or can be had; else an app window of an installed Chromium, Chrome or Edge; else the
 * address to open by hand.
 *
 *   --print-address      only start the loopback door and print its address (for tests and scripts)
 *   --browser            do not try Electron
 *
 * `WORKBENCH_NO_DOWNLOAD=1` never downloads Electron's runtime, `WORKBENCH_HOME` is where settings are kept,
 * `WORKBENCH_CHROMIUM` names the browser, `WORKBENCH_BROWSER_ARGS` holds further arguments for it.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowserWindow } from './start/browser.ts';
import { buildMain, buildRenderer } from './start/build.ts';
import { electronRuntime, runElectron } from './start/electron.ts';
import { hasDisplay } from './start/display.ts';
import { printAddress } from './start/address.ts';
import { openLoopback } from './start/loopback.ts';
import { say } from './start/say.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'print-address': { type: 'boolean', default: false }, browser: { type: 'boolean', default: false } },
});
const file = positionals[0] === undefined ? '' : path.resolve(positionals[0]);

await buildRenderer();
if (values['print-address']) await printOnly();
else if (!(await tryElectron())) await openInBrowser();

async function printOnly(): Promise<void> {
  const loopback = await openLoopback(file);
  printAddress(loopback);
}

/** @returns whether the workbench ran in Electron (and has ended). */
async function tryElectron(): Promise<boolean> {
  if (values.browser || !hasDisplay()) return false;
  const runtime = await electronRuntime();
  if ('why' in runtime) {
    say(`不用 Electron：${runtime.why}。`);
    return false;
  }
  await buildMain();
  say('用 Electron 打开工作台。');
  const failure = await runElectron(runtime.path, file);
  if (failure) say(`Electron 没有启动成功（${failure}），改用浏览器窗口。`);
  return failure === '';
}

async function openInBrowser(): Promise<void> {
  const loopback = await openLoopback(file);
  const failure = hasDisplay() ? await openBrowserWindow(loopback) : '这台机器没有图形界面';
  if (!failure) return;
  say(`没有打开浏览器窗口：${failure}。请自行打开下面的地址。`);
  printAddress(loopback);
}
