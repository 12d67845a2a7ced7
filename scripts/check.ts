/** `npm run check`: format, lint, types of every room, every shipped pack and fixture. Two steps at a time. */
import path from 'node:path';
import { root, run, runTool, type RunResult } from './lib/run.ts';

const rooms = ['core', 'electron', 'renderer', 'tests'];
const capture = { capture: true };
/** Unchanged files are not looked at again: the second run takes seconds. */
const cached = (name: string): string => path.join(root, '.cache', name);

const steps: [string, () => Promise<RunResult>][] = [
  [
    'format',
    () =>
      runTool(
        'prettier/bin/prettier.cjs',
        ['--check', '--log-level=warn', '--cache', '--cache-location', cached('prettier'), '.'],
        capture,
      ),
  ],
  [
    'lint',
    () =>
      runTool(
        'eslint/bin/eslint.js',
        ['.', '--max-warnings=0', '--cache', '--cache-location', cached('eslint')],
        capture,
      ),
  ],
  ...rooms.map((room): [string, () => Promise<RunResult>] => [
    `types ${room}`,
    () =>
      runTool(
        'typescript/bin/tsc',
        ['-p', room, '--incremental', '--tsBuildInfoFile', cached(`tsc-${room}.json`)],
        capture,
      ),
  ]),
  ['lockfile', () => run(process.execPath, [path.join(root, 'scripts', 'check-lock.ts')], capture)],
  ['packs', () => run(process.execPath, [path.join(root, 'scripts', 'check-packs.ts')], capture)],
];

let failed = false;
async function worker(): Promise<void> {
  for (let next = steps.shift(); next; next = steps.shift()) {
    const [title, execute] = next;
    const result = await execute();
    console.log(`${result.code === 0 ? 'ok    ' : 'FAILED'} ${title.padEnd(16)} ${result.seconds.toFixed(1)} s`);
    if (result.code === 0) continue;
    failed = true;
    console.log(result.output.trim());
  }
}
await Promise.all([worker(), worker()]);
process.exitCode = failed ? 1 : 0;
