/**
 * `node scripts/make-icons.ts`: draws `resources/icon.svg` in every size the installers want, with the installed
 * Chromium. Run it after changing the SVG; the results are kept in the repository.
 */
import { chromium } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { icns, ico } from './lib/icon-files.ts';
import { root } from './lib/run.ts';
import { findTool } from './lib/tools.ts';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

const resources = path.join(root, 'resources');
const svg = fs.readFileSync(path.join(resources, 'icon.svg'), 'utf8');

const executablePath = findTool('chromium');
if (!executablePath) throw new Error('no Chromium, Chrome or Edge found');
const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
const page = await browser.newPage();
const pngs = new Map<number, Buffer>();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  pngs.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();

fs.mkdirSync(path.join(resources, 'icons'), { recursive: true });
for (const [size, png] of pngs) fs.writeFileSync(path.join(resources, 'icons', `${size}x${size}.png`), png);
fs.writeFileSync(
  path.join(resources, 'icon.ico'),
  ico(new Map([...pngs].filter(([size]) => ICO_SIZES.includes(size)))),
);
fs.writeFileSync(path.join(resources, 'icon.icns'), icns(pngs));
fs.mkdirSync(path.join(root, 'renderer', 'public'), { recursive: true });
fs.writeFileSync(path.join(root, 'renderer', 'public', 'icon.svg'), svg);
