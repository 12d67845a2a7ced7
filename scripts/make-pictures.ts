/** `npm run pictures`: the README's pictures, taken from the sample casefile in the real window. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { ensureFontConfig } from './lib/fonts.ts';
import { root } from './lib/run.ts';
import { findTool } from './lib/tools.ts';

const folder = path.join(root, 'docs', 'images');

async function startWorkbench(home: string): Promise<{ address: string; stop: () => void }> {
  const env = { ...process.env, HOME: home, WORKBENCH_HOME: path.join(home, 'settings') };
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.ts'), '--print-address'], { env });
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the workbench did not start')));
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
  });
  return { address, stop: () => child.kill() };
}

/** Ctrl+K and the first hit. */
async function goTo(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-pictures-'));
fs.mkdirSync(path.join(home, 'Documents'));
const fontConfig = ensureFontConfig();
if (fontConfig) process.env['FONTCONFIG_FILE'] = fontConfig;
const executablePath = findTool('chromium');
if (!executablePath) throw new Error('Chromium, Chrome or Edge not found');
const workbench = await startWorkbench(home);
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await page.goto(workbench.address);
  await page.getByRole('button', { name: '示例案卷' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('save-state').waitFor({ timeout: 30_000 });
  await page.getByRole('heading', { name: '下一步' }).waitFor();
  await goTo(page, '计算结果');
  await page.getByText('敏感性：').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(folder, 'questionnaire.png') });
  await goTo(page, '评测记录表');
  await page.getByText('判定与取证').first().waitFor();
  await page.locator('main img').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(folder, 'marking.png') });
} finally {
  await browser.close();
  workbench.stop();
  fs.rmSync(home, { recursive: true, force: true });
}
