/** Starting other programs from the project's scripts. Everything runs under the Node that runs the script. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface RunResult {
  code: number;
  /** stdout and stderr, when captured. */
  output: string;
  seconds: number;
}

export interface RunOptions {
  env?: Record<string, string | undefined>;
  /** Keep the output and return it instead of letting it through. */
  capture?: boolean;
  timeoutSeconds?: number;
}

/** Never throws: a program that cannot be started answers with code 127. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<RunResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...(options.timeoutSeconds ? { timeout: options.timeoutSeconds * 1000 } : {}),
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const end = (code: number): void => resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a JavaScript tool of node_modules, e.g. `prettier/bin/prettier.cjs`. */
export function runTool(script: string, args: string[], options: RunOptions = {}): Promise<RunResult> {
  return run(process.execPath, [path.join(root, 'node_modules', script), ...args], options);
}
