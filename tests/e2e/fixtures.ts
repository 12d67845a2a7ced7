/**
 * The real workbench for a browser test: its own process behind the loopback door, its own home folder, and a page that
 * has come in through the start address as a user's does.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { root } from '../../scripts/lib/run.ts';
import { chromiumPath } from '../support/chromium.ts';

const START_LIMIT_MS = 60_000;

export interface RunningWorkbench {
  /** Folder that is the user's home: documents, settings, exports. */
  home: string;
  /** Good for one window. */
  address: string;
  /** As a power cut would: no goodbye. */
  kill: () => Promise<void>;
  /** Again on the same home, after {@link RunningWorkbench.kill}. Gives the new address. */
  restart: () => Promise<string>;
}

interface Fixtures {
  chromiumOrSkip: void;
  workbench: RunningWorkbench;
}

export const test = base.extend<Fixtures>({
  chromiumOrSkip: [
    async ({}, use, info) => {
      info.skip(!chromiumPath(), 'Chromium, Chrome or Edge not found');
      await use();
    },
    { auto: true },
  ],

  workbench: async ({}, use) => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-e2e-'));
    fs.mkdirSync(path.join(home, 'Documents'));
    let running = await start(home);
    const workbench: RunningWorkbench = {
      home,
      address: running.address,
      kill: () => end(running.child, 'SIGKILL'),
      restart: async () => {
        running = await start(home);
        return running.address;
      },
    };
    await use(workbench);
    await end(running.child, 'SIGTERM');
    fs.rmSync(home, { recursive: true, force: true });
  },
  page: async ({ page, workbench }, use) => {
    // Listening from the start: a listener added just before the click may come too late to catch the file dialog.
    page.on('filechooser', () => undefined);
    await page.goto(workbench.address);
    await page.waitForURL((url) => url.pathname === '/');
    await use(page);
  },
});

export { expect } from '@playwright/test';

function start(home: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.ts'), '--print-address'], {
    cwd: root,
    env: { ...process.env, HOME: home, USERPROFILE: home, WORKBENCH_HOME: path.join(home, 'settings') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the workbench gave no address:\n${said}`)), START_LIMIT_MS);
    const fail = (): void => reject(new Error(`the workbench ended before it gave an address:\n${said}`));
    child.once('exit', fail);
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(said)?.[0];
      if (!address) return;
      clearTimeout(timer);
      child.off('exit', fail);
      resolve({ child, address });
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
