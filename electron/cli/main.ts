#!/usr/bin/env node
/** The command line: the third door to the workbench. One file per command; this one only puts them together. */
import { CommanderError } from 'commander';
import { WorkbenchError } from '../../core/contract.ts';
import { registerCommands } from './commands/index.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { printError } from './output.ts';
import { refuseSecretArguments } from './passphrase.ts';
import { createProgram, usageError } from './program.ts';
import { createRunner } from './runner.ts';
import { programVersion } from './version.ts';

async function main(args: string[]): Promise<void> {
  refuseSecretArguments(args);
  const program = createProgram(programVersion());
  registerCommands(program, createRunner());
  await program.parseAsync(args, { from: 'user' });
}

/** The error to print, or `undefined` when commander only showed help. */
function explain(error: unknown): WorkbenchError | undefined {
  if (error instanceof WorkbenchError) return error;
  if (error instanceof CommanderError) return usageError(error);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new WorkbenchError(
    'INTERNAL',
    '程序内部出错，这一步没有完成。',
    '设置 WORKBENCH_DEBUG=1 再运行可看到技术细节。',
    detail,
  );
}

const args = process.argv.slice(2);
try {
  await main(args);
} catch (error) {
  const known = explain(error);
  if (known) printError(known.toData(), args.includes('--json'));
  process.exitCode = known ? exitCodeOf(known.code) : args.length ? EXIT.ok : EXIT.usage;
}
