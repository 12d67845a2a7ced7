/**
 * Draws the pictures and papers that the sample of pack shanghai-2025 attaches: `node scripts/make-sample-files.ts`.
 * The results are committed; run this after changing what they show.
 */
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { parse } from 'yaml';
import { librarySchema } from '../core/form/schema/library.ts';
import { evidenceFiles, paperFiles, SCREEN } from './sample-files/assessment.ts';
import { diagramSvg, SIZE } from './sample-files/diagram.ts';
import * as flows from './sample-files/flows.ts';
import { paperHtml, papers } from './sample-files/papers.ts';
import { scanPdf } from './sample-files/scan-pdf.ts';
import * as topologies from './sample-files/topologies.ts';

const PACK = path.join(import.meta.dirname, '..', 'templates', 'shanghai-2025');
const FOLDER = path.join(PACK, 'sample', 'files');

/** CSS pixels at 96 dpi; the scale makes whole pixels and is sharp enough to read. */
const A4 = { width: 796, height: 1124 };
const SCAN_SCALE = 1.25;

const svgPage = (diagram: Parameters<typeof diagramSvg>[0]): string =>
  `<style>body{margin:0}</style>${diagramSvg(diagram)}`;

const PICTURES: Record<string, string> = {
  'tsp-topology': svgPage(topologies.tspTopology),
  'tsp-access': svgPage(topologies.tspAccess),
  'info-topology': svgPage(topologies.infoTopology),
  'ota-topology': svgPage(topologies.otaTopology),
  'tsp-control-flow': flows.flowHtml(flows.tspControl),
  'tsp-data-flow': flows.flowHtml(flows.tspData),
  'info-content-flow': flows.flowHtml(flows.infoContent),
  'ota-release-flow': flows.flowHtml(flows.otaRelease),
  'org-chart': flows.organisationHtml(),
  'tsp-scale': flows.screenHtml(flows.tspScale),
  'info-scale': flows.screenHtml(flows.infoScale),
  'ota-scale': flows.screenHtml(flows.otaScale),
  'tsp-commands': flows.screenHtml(flows.tspCommands),
};

async function show(page: Page, html: string): Promise<void> {
  await page.setContent(`<!doctype html><html lang="zh-CN"><meta charset="utf-8">${html}</html>`);
}

/** Evidence cited by the sample's assessment records. */
async function drawEvidence(page: Page): Promise<void> {
  const read = (...parts: string[]): string => fs.readFileSync(path.join(PACK, ...parts), 'utf8');
  const library = librarySchema.parse(parse(read('libraries', 'conformity.yaml')));
  fs.mkdirSync(path.join(FOLDER, 'cnf'), { recursive: true });
  const files = evidenceFiles(library, read('sample', 'cnf_records.csv'), read('sample', 'rct_items.csv'));
  for (const { file, html } of [...files, ...paperFiles()]) {
    await show(page, html);
    await page.screenshot({ path: path.join(PACK, 'sample', file) });
  }
}

async function main(): Promise<void> {
  fs.mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: SIZE });
    for (const [name, html] of Object.entries(PICTURES)) {
      await show(page, html);
      await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
    }
    await page.close();
    const screen = await browser.newPage({ viewport: SCREEN });
    await drawEvidence(screen);
    await screen.close();
    const sheet = await browser.newPage({ viewport: A4, deviceScaleFactor: SCAN_SCALE });
    for (const paper of papers) {
      await show(sheet, paperHtml(paper));
      const jpeg = await sheet.screenshot({ type: 'jpeg', quality: 45 });
      const pdf = scanPdf(jpeg, A4.width * SCAN_SCALE, A4.height * SCAN_SCALE);
      fs.writeFileSync(path.join(FOLDER, `${paper.file}.pdf`), pdf);
    }
  } finally {
    await browser.close();
  }
}

await main();
