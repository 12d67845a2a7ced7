/**
 * Damaged copies of the samples, read, filled and read again in a process that can neither write, nor start programs, nor
 * reach a network. `WORKBENCH_HOSTILE_COPIES=1000` tries more of them than a test run has time for.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Outcome } from './hostile/run.ts';

const folder = path.resolve(import.meta.dirname, '../../../shared/samples/blanks');
const here = path.join(import.meta.dirname, 'hostile');
const COPIES = Number(process.env['WORKBENCH_HOSTILE_COPIES'] ?? 100);
/** Undisturbed, the slowest takes half a second. */
const SECONDS = 20;

function confined(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const guard = ['--permission', '--allow-fs-read=*', `--import=${path.join(here, 'trap.ts')}`];
  const options = { maxBuffer: 256 * 1024 * 1024, timeout: COPIES * 1000 + 60_000, env: {} };
  return new Promise((resolve) => {
    execFile(process.execPath, [...guard, ...args], options, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

it('the process they run in has no way out', async () => {
  const tries = [
    "import('node:net').then((net) => net.connect(9, '127.0.0.1'))",
    "import('node:dns/promises').then((dns) => dns.lookup('localhost'))",
    "import('node:http').then((http) => http.get('http://127.0.0.1:9'))",
    "fetch('http://127.0.0.1:9')",
    "import('node:fs').then((fs) => fs.writeFileSync('/tmp/hostile-was-here', ''))",
    "import('node:child_process').then((child) => child.execFileSync('true'))",
  ];
  const script = `const said = [];
    for (const one of [${tries.map((each) => `async () => ${each}`).join(',')}])
      try { await one(); said.push('open'); } catch (error) { said.push(String(error.code ?? error.message)); }
    console.log(JSON.stringify(said));`;
  const { stdout } = await confined(['--input-type=module', '--eval', script]);
  expect(JSON.parse(stdout)).toEqual([
    'network: net.connect',
    'network: dns.promises.lookup',
    'network: http.get',
    'network: fetch',
    'ERR_ACCESS_DENIED',
    'ERR_ACCESS_DENIED',
  ]);
});

describe.skipIf(!fs.existsSync(folder))('damaged copies of the samples', () => {
  it(`${COPIES} copies are refused with a sentence or survived`, { timeout: COPIES * 1000 + 60_000 }, async () => {
    const { code, stdout, stderr } = await confined([path.join(here, 'run.ts'), folder, '0', String(COPIES)]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Outcome);
    expect(code, `${JSON.stringify(lines.at(-1))} ${stderr.slice(-2000)}`).toBe(0);
    const outcomes = lines.filter(({ result }) => result !== undefined);
    expect(outcomes.length).toBe(COPIES);
    expect(outcomes.filter(({ result }) => result.startsWith('failed'))).toEqual([]);
    expect(outcomes.filter(({ ms }) => ms > SECONDS * 1000)).toEqual([]);
    const count = (start: string): number => outcomes.filter(({ result }) => result.startsWith(start)).length;
    expect(Math.min(count('refused'), count('filled'))).toBeGreaterThan(COPIES / 10);
  });
});
