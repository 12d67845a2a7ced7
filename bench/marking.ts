/**
 * Marking 1,000 indicators × 20 objects in a real Chromium: processor time of the window's thread from the key until its
 * result, the counts, the score and the next row are painted, and what a mark costs in all, with its saving and the rules
 * after it; `other` is a key that does nothing on the same page. Processor time, because on a busy machine the clock also
 * counts what others do.
 */
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLoopback } from '../electron/loopback/server.ts';
import { createWorkbench, type Workbench } from '../electron/service/workbench.ts';
import { buildRenderer, RENDERER_DIR } from '../scripts/start/build.ts';
import { chromiumArgs, chromiumPath } from '../tests/support/chromium.ts';
import { RECORDS, testedThings, THINGS, writeMarkingPack } from '../tests/support/marking-pack.ts';
import { percentile } from './questionnaire-page.ts';
import { type BenchRow, median } from './types.ts';

const ITEMS = 1000;
const OBJECTS = 20;
const KEYS = 60;
const GAP_MS = 250;

export async function run(): Promise<BenchRow[]> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge found');
  await buildRenderer();
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-bench-'));
  writeMarkingPack(path.join(home, 'packs'), ITEMS, 20);
  const browser = await chromium.launch({
    executablePath,
    // Waiting for the screen is not counted.
    args: [...chromiumArgs(), '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  const workbench = createWorkbench({
    home: path.join(home, 'settings'),
    packsDirs: [path.join(home, 'packs')],
    door: 'loopback',
    version: '0',
    now: () => new Date(),
    newId: randomUUID,
  });
  const subject = await fill(workbench, path.join(home, 'marking.iovcase'));
  const loopback = await startLoopback({
    invoke: (name, input) => workbench.invoke(name, input),
    rendererDir: RENDERER_DIR,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    await page.goto(loopback.startAddress());
    await page.locator('.shell').waitFor();
    const rows: BenchRow[] = [];
    for (const [way, ready] of [
      ['dense', '.mk-row'],
      ['guided', '.mk-objects'],
    ] as const) {
      const opened = await open(page, `#/marking/${subject}/${RECORDS}/${way}`, ready);
      await page.waitForTimeout(3000);
      const client = await page.context().newCDPSession(page);
      await client.send('Performance.enable', { timeDomain: 'threadTicks' });
      const idle = await keyCosts(page, client, ['F9']);
      const marks = await keyCosts(page, client, ['1', '1', '1', '2', '1', '3', '1', '1', '4', '1']);
      const size = `${ITEMS.toLocaleString('en-US')} × ${OBJECTS}`;
      rows.push(
        row(`${way}: page ready, ${size}`, opened, 2000, '≤ 2 s'),
        row(`${way}: a mark, median, ${size}`, median(marks.painted), median(idle.painted), '≤ 16 ms'),
        row(`${way}: a mark, p95, ${size}`, percentile(marks.painted, 0.95), percentile(idle.painted, 0.95), '≤ 16 ms'),
        row(`${way}: a mark in all, median, ${size}`, median(marks.whole), median(idle.whole), 'between two keys'),
      );
    }
    return rows;
  } finally {
    await browser.close();
    await loopback.close();
    await workbench.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

const row = (name: string, ours: number, other: number, aim: string): BenchRow => ({
  name,
  ours,
  other,
  unit: 'ms',
  ratio: ours / other,
  aim,
});

async function fill(workbench: Workbench, file: string): Promise<string> {
  const created = await workbench.invoke('casefile.create', {
    path: file,
    packId: 'marking',
    enterpriseName: '甲公司',
    passphrase: null,
  });
  if (!created.ok) throw new Error(created.error.message);
  const subject = created.result.state.answers.find((answer) => answer.question === '$subject')?.subject ?? '';
  await workbench.invoke('answer.put', { edits: [{ subject, question: 'level', row: '', column: '', value: 3 }] });
  await workbench.invoke('register.put', { subject, question: THINGS, edits: testedThings(OBJECTS) });
  return subject;
}

async function open(page: Page, hash: string, ready: string): Promise<number> {
  const started = await page.evaluate((to) => {
    window.location.hash = to;
    return performance.now();
  }, hash);
  await page.locator(ready).first().waitFor({ timeout: 120_000 });
  return (await page.evaluate(() => performance.now())) - started;
}

interface KeyCosts {
  /** Until it is painted and nothing is left to do at once; milliseconds. */
  painted: number[];
  /** Until the next key. */
  whole: number[];
}

/** Processor time of the window's thread for each key. */
async function keyCosts(page: Page, client: CDPSession, keys: readonly string[]): Promise<KeyCosts> {
  const busy = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const painted = (): Promise<void> =>
    page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const costs: KeyCosts = { painted: [], whole: [] };
  await page.waitForTimeout(GAP_MS);
  let before = await busy();
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press(keys[i % keys.length] ?? '');
    await painted();
    costs.painted.push((await busy()) - before);
    // What the key leaves behind (saving, rules) is not the next one's.
    await page.waitForTimeout(GAP_MS);
    const after = await busy();
    costs.whole.push(after - before);
    before = after;
  }
  return costs;
}
