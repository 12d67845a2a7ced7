/**
 * The questionnaire in a real Chromium on the built window and the real loopback door: a keystroke until it is painted,
 * opening a form of 1,000 questions with 200 rules, and starting up to the first saved answer. The floor of a keystroke
 * is a page with nothing but an uncontrolled `<input>`.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLoopback } from '../electron/loopback/server.ts';
import { createWorkbench } from '../electron/service/workbench.ts';
import { root } from '../scripts/lib/run.ts';
import { buildRenderer, RENDERER_DIR } from '../scripts/start/build.ts';
import { chromiumArgs, chromiumPath } from '../tests/support/chromium.ts';
import { writePack } from './questionnaire-pack.ts';
import { keystrokes, openForm, percentile } from './questionnaire-page.ts';
import { type BenchRow, median } from './types.ts';

const OPENINGS = 7;
const STARTS = 5;
const NO_FRAME_LIMIT = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

export async function run(): Promise<BenchRow[]> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge found');
  await buildRenderer();
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-bench-'));
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs(), ...NO_FRAME_LIMIT] });
  try {
    const floor = await floorKeystrokes(browser);
    const rows: BenchRow[] = [];
    for (const sections of [10, 1]) rows.push(...(await longForm(browser, home, sections, floor)));
    rows.push(await startToFirstAnswer(browser, home));
    return rows;
  } finally {
    await browser.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

async function floorKeystrokes(browser: Browser): Promise<number[]> {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><label>x <input id="x"></label>');
  const times = await keystrokes(page, '#x');
  await page.close();
  return times;
}

async function longForm(browser: Browser, home: string, sections: number, floor: number[]): Promise<BenchRow[]> {
  const packs = path.join(home, 'packs');
  const id = `bench-${sections}`;
  writePack(packs, id, sections);
  const workbench = createWorkbench({
    home: path.join(home, `settings-${sections}`),
    packsDirs: [packs],
    door: 'loopback',
    version: '0',
    now: () => new Date(),
    newId: randomUUID,
  });
  const created = await workbench.invoke('casefile.create', {
    path: path.join(home, `${id}.iovcase`),
    packId: id,
    enterpriseName: '甲公司',
    passphrase: null,
  });
  if (!created.ok) throw new Error(created.error.message);
  const firm = created.result.state.answers.find((answer) => answer.question === '$subject')?.subject ?? '';
  const loopback = await startLoopback({
    invoke: (name, input) => workbench.invoke(name, input),
    rendererDir: RENDERER_DIR,
  });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  try {
    await page.goto(loopback.startAddress());
    await page.locator('.shell').waitFor();
    const openings: number[] = [];
    for (let i = 0; i < OPENINGS; i++) openings.push(await openForm(page, `#/casefile/${firm}/long`));
    await page.waitForTimeout(2000);
    const ours = await keystrokes(page, '#q-firm_name');
    const name =
      sections === 1 ? 'one section of 1,000 questions' : `${sections} sections of ${1000 / sections} questions`;
    return [
      row(`keystroke to paint, p95, ${name}`, percentile(ours, 0.95), percentile(floor, 0.95), '≤ 16 ms'),
      row(`keystroke to paint, median, ${name}`, median(ours), median(floor), '–'),
      row(`opening the form, ${name}`, median(openings), 300, '≤ 300 ms (other = aim)'),
    ];
  } finally {
    await page.close();
    await loopback.close();
    await workbench.close();
  }
}

function row(name: string, ours: number, other: number, aim: string): BenchRow {
  return { name, ours, other, unit: 'ms', ratio: ours / other, aim };
}

/** A new process with a casefile to open, an open browser, a fresh window: until the first typed answer is on disk. */
async function startToFirstAnswer(browser: Browser, home: string): Promise<BenchRow> {
  const file = path.join(home, 'bench-10.iovcase');
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const started = performance.now();
    const server = await startServer(home, file);
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    try {
      await page.goto(server.address);
      await firstAnswer(page, `第 ${i} 次`);
      times.push(performance.now() - started);
    } finally {
      await context.close();
      await server.stop();
    }
  }
  return row('start of the program to the first saved answer', median(times), 1500, '≤ 1.5 s (other = aim)');
}

async function firstAnswer(page: Page, text: string): Promise<void> {
  await page.locator('.nav-form').first().click();
  await page.locator('#q-firm_name').fill(text);
  const written = page.waitForResponse((response) => response.url().endsWith('/api/answer.put'));
  await page.keyboard.press('Control+s');
  await written;
}

function startServer(home: string, file: string): Promise<{ address: string; stop(): Promise<void> }> {
  const settings = path.join(home, 'settings-start');
  fs.cpSync(path.join(home, 'packs'), path.join(settings, 'packs'), { recursive: true });
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.ts'), '--print-address', file], {
    env: { ...process.env, WORKBENCH_HOME: settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the workbench ended before it gave an address')));
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(said)?.[0];
      if (!address) return;
      resolve({
        address,
        stop: () => {
          child.kill();
          return ended;
        },
      });
    });
  });
}
