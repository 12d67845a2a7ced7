/** Runs the real command line in a process of its own, with its own settings folder. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import type { ErrorData } from '../../core/contract.ts';
import { TEST_CACHES } from '../../scripts/lib/test-caches.ts';

export const root = path.resolve(import.meta.dirname, '../..');
export const mainFile = path.join(root, 'electron/cli/main.ts');
export const PACK = 'shanghai-2025';
export const PASSPHRASE = '临港-2025-春';

export interface CliResult {
  code: number;
  stdout: string;
  stderr: string;
  /** The one JSON document of a run with `--json`. */
  json: () => unknown;
  error: () => ErrorData;
}

export interface Cli {
  (args: string[], env?: Record<string, string>): Promise<CliResult>;
}

/** @param home settings folder; nothing of the developer's own environment reaches the program. */
export function cliIn(home: string): Cli {
  return (args, env = {}) =>
    new Promise((resolve) => {
      const options = {
        cwd: home,
        env: {
          PATH: process.env['PATH'],
          HOME: home,
          WORKBENCH_HOME: path.join(home, 'settings'),
          ...TEST_CACHES,
          ...env,
        },
        maxBuffer: 64 * 1024 * 1024,
      };
      const child = execFile(process.execPath, [mainFile, ...args], options, (error, stdout, stderr) => {
        const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0;
        const json = (): unknown => JSON.parse(stdout);
        resolve({ code, stdout, stderr, json, error: () => (json() as { error: ErrorData }).error });
      });
      child.stdin?.end();
    });
}
