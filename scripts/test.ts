/**
 * `npm test`: everything that can be checked on this machine, with one line at the end that says how it went.
 * Outside programs (Chromium, LibreOffice, poppler, fonts) are installed on Debian as root, found elsewhere, or named
 * as missing; tests that need a missing one are skipped with the reason.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ensureTools } from './lib/debian.ts';
import { ensureFontConfig } from './lib/fonts.ts';
import { root, run, runTool, type RunOptions, type RunResult } from './lib/run.ts';
import { TEST_CACHES } from './lib/test-caches.ts';
import { TALLY_FILE, readTally, type Tally } from './lib/tally.ts';

/** A busy machine may upset a test once; what fails twice fails, and what passed only then is named in the result. */
const SECOND_TRY = ['--retry=1'];
const workFolder = path.join(root, 'tests', '.work');
const total: Tally = { passed: 0, unsteady: [], failed: [], skipped: [] };

function heading(text: string): void {
  console.log(`\n── ${text}`);
}

/** A step that is no test runner: silent in the sum when it passes, one failure when it does not. */
async function step(title: string, execute: () => Promise<RunResult>): Promise<boolean> {
  heading(title);
  const result = await execute();
  console.log(`${title}: ${result.code === 0 ? 'ok' : `failed (code ${result.code})`}, ${result.seconds.toFixed(0)} s`);
  if (result.code !== 0) total.failed.push(title);
  return result.code === 0;
}

/** @param options of the process; captured output is shown once the runner has ended. */
async function runner(name: string, script: string, args: string[], options: RunOptions = {}): Promise<void> {
  if (!options.capture) heading(name);
  const file = path.join(workFolder, `${name}.json`);
  fs.rmSync(file, { force: true });
  const result = await runTool(script, args, { ...options, env: { [TALLY_FILE]: file } });
  if (options.capture) {
    heading(name);
    console.log(result.output.trim());
  }
  console.log(`${name}: ${result.seconds.toFixed(0)} s`);
  const tally = readTally(file, name, result.code);
  total.passed += tally.passed;
  total.unsteady.push(...tally.unsteady);
  total.failed.push(...tally.failed);
  total.skipped.push(...tally.skipped);
}

fs.mkdirSync(workFolder, { recursive: true });
await ensureTools();
const fontConfig = ensureFontConfig();
if (fontConfig) process.env['FONTCONFIG_FILE'] = fontConfig;
Object.assign(process.env, TEST_CACHES);

await step('check', () => run(process.execPath, [path.join(root, 'scripts', 'check.ts')]));
const built = await step('build', () => run('npm', ['run', '--silent', 'build']));
// Browser walks wait a lot, for the page and for what is drawn: the other tests run meanwhile.
const walks = built
  ? runner('playwright', '@playwright/test/cli.js', ['test', '--retries=1'], { capture: true })
  : undefined;
await runner('vitest', 'vitest/vitest.mjs', [
  'run',
  ...SECOND_TRY,
  '--reporter=default',
  '--reporter=./scripts/lib/vitest-tally.ts',
]);
await walks;

heading('result');
for (const { name, reason } of total.skipped) console.log(`skipped: ${name}${reason && ` – ${reason}`}`);
for (const name of total.unsteady) console.log(`passed only on the second try: ${name}`);
for (const name of total.failed) console.log(`failed: ${name}`);
console.log(`${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`);
process.exitCode = total.failed.length ? 1 : 0;
