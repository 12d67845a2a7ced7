/**
 * The page of a register in a real Chromium on the built window and the real loopback door, with 1,000, 10,000 and
 * 100,000 rows of 30 columns: first paint, filter and search, a paste until it is on disk, frames while scrolling.
 * `other` is the aim, or for scrolling the same steps over a page with nothing but one tall box.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLoopback } from '../electron/loopback/server.ts';
import { createWorkbench } from '../electron/service/workbench.ts';
import { buildRenderer, RENDERER_DIR } from '../scripts/start/build.ts';
import { chromiumArgs, chromiumPath } from '../tests/support/chromium.ts';
import { percentile } from './questionnaire-page.ts';
import { benchBlock, benchRows, writeRegisterPack } from './register-grid-data.ts';
import { type BenchRow, median } from './types.ts';

const SIZES = [1_000, 10_000, 100_000];
const BATCH = 50_000;
const FRAMES = 240;
const SCROLL_PX = 133;

export async function run(): Promise<BenchRow[]> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge found');
  await buildRenderer();
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-bench-'));
  writeRegisterPack(path.join(home, 'packs'));
  const browser = await chromium.launch({ executablePath, args: chromiumArgs() });
  try {
    const floor = await floorFrames(browser);
    const rows: BenchRow[] = [];
    for (const size of SIZES) rows.push(...(await measure(browser, home, size, floor)));
    return rows;
  } finally {
    await browser.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, home: string, size: number, floor: number[]): Promise<BenchRow[]> {
  const workbench = createWorkbench({
    home: path.join(home, `settings-${size}`),
    packsDirs: [path.join(home, 'packs')],
    door: 'loopback',
    version: '0',
    now: () => new Date(),
    newId: randomUUID,
  });
  const created = await workbench.invoke('casefile.create', {
    path: path.join(home, `${size}.iovcase`),
    packId: 'bench-register',
    enterpriseName: '甲公司',
    passphrase: null,
  });
  if (!created.ok) throw new Error(created.error.message);
  const subject = created.result.state.answers.find((answer) => answer.question === '$subject')?.subject ?? '';
  const edits = benchRows(size);
  for (let i = 0; i < edits.length; i += BATCH)
    await workbench.invoke('register.put', { subject, question: 'rows', edits: edits.slice(i, i + BATCH) });
  const loopback = await startLoopback({
    invoke: (name, input) => workbench.invoke(name, input),
    rendererDir: RENDERER_DIR,
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const name = size.toLocaleString('en-US');
  try {
    await page.goto(loopback.startAddress());
    await page.locator('.shell').waitFor();
    await page.waitForTimeout(3000);
    const paint = await timed(page, `#/register/${subject}/rows`, () => document.querySelector('.g-body .g-cell'));
    await page.getByTestId('register-count').filter({ hasText: '显示' }).waitFor({ timeout: 120_000 });
    await page.waitForTimeout(3000);
    const filter = await filterTimes(page);
    const search = await searchTimes(page);
    const frames = await scrollFrames(page, '.g-scroll');
    const paste = await pasteTime(page);
    const fps = 1000 / mean(frames);
    return [
      row(`first rows painted, ${name} rows × 30`, paint, 1000, 'ms', '≤ 1 s'),
      row(`filter by a value, ${name} rows`, median(filter), 100, 'ms', '≤ 100 ms'),
      row(`search for the first time, ${name} rows`, search[0] ?? 0, 1000, 'ms', 'once a row'),
      row(`search, ${name} rows`, median(search.slice(1)), 100, 'ms', '≤ 100 ms'),
      row(`paste of 5,000 × 20 cells until on disk, ${name} rows before`, paste, 1000, 'ms', '≤ 1 s'),
      row(`frames a second while scrolling, ${name} rows (other = empty page)`, fps, 1000 / mean(floor), '', '≥ 55'),
      row(`frame p95 while scrolling, ${name} rows`, percentile(frames, 0.95), percentile(floor, 0.95), 'ms', '–'),
    ];
  } finally {
    await context.close();
    await loopback.close();
    await workbench.close();
  }
}

function row(name: string, ours: number, other: number, unit: string, aim: string): BenchRow {
  return { name, ours, other, unit, ratio: ours / other, aim };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** From going to an address until something stands in the page and is painted. */
async function timed(page: Page, hash: string, found: () => unknown): Promise<number> {
  const started = await page.evaluate((to) => {
    window.location.hash = to;
    return performance.now();
  }, hash);
  await page.waitForFunction(found, undefined, { polling: 'raf' });
  return (await page.evaluate(() => performance.now())) - started;
}

/** From the click on a filter until the number of rows shown has changed, measured in the page. */
async function filterTimes(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 8; i++)
    times.push(
      await page.evaluate(async () => {
        const count = (): string => document.querySelector('[data-testid=register-count]')?.textContent ?? '';
        const chip = [...document.querySelectorAll<HTMLElement>('.reg-chip')].find(
          ({ textContent }) => textContent === '未复核',
        );
        const before = count();
        const started = performance.now();
        chip?.click();
        while (count() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - started;
      }),
    );
  // Every second click takes the filter off again.
  return times.filter((_, i) => i % 2 === 0);
}

/** From the last key of a search until it says how many rows hold the text; its pause before looking is counted. */
async function searchTimes(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const text of ['语音1', '点云', '影像97', '0000']) {
    await page.locator('#register-find').fill('');
    const started = await page.evaluate(() => performance.now());
    await page.locator('#register-find').fill(text);
    await page.waitForFunction(
      () => /\d 行|没有/.test(document.querySelector('.reg-find [role=status]')?.textContent ?? ''),
      undefined,
      { polling: 'raf' },
    );
    times.push((await page.evaluate(() => performance.now())) - started);
  }
  await page.locator('#register-find').fill('');
  return times;
}

/** From the key until the window says that everything is on disk. */
async function pasteTime(page: Page): Promise<number> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), benchBlock(5_000, 20));
  await page.locator('.g-scroll').evaluate((scroller) => scroller.scrollTo(0, 0));
  await page.locator('.g-body [data-row="2"] [data-column="0"]').click();
  const written = page.waitForResponse((response) => response.url().endsWith('/api/register.put'), {
    timeout: 120_000,
  });
  const started = performance.now();
  await page.keyboard.press('Control+v');
  await written;
  return performance.now() - started;
}

function scrollFrames(page: Page, selector: string): Promise<number[]> {
  return page.evaluate(
    async ([target, frames, step]) => {
      const scroller = document.querySelector(target);
      const times: number[] = [];
      let last = performance.now();
      for (let i = 0; i < frames; i++) {
        if (scroller) scroller.scrollTop += step;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    [selector, FRAMES, SCROLL_PX] as const,
  );
}

async function floorFrames(browser: Browser): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.setContent('<div id="s" style="height:560px;overflow:auto"><div style="height:3200000px"></div></div>');
  const frames = await scrollFrames(page, '#s');
  await page.close();
  return frames;
}
