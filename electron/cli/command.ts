import type { Command } from 'commander';
import type { CasefileState } from '../../core/contract.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import type { Output } from './output.ts';
import type { Call, Secrets } from './session.ts';

/** What a command works with. `exit` sets the code of a run that ended well but has something to tell a script. */
export interface CommandContext {
  call: Call;
  output: Output;
  exit: (code: number) => void;
}

export interface OpenCasefile extends CommandContext {
  state: CasefileState;
  pack: Pack;
  secrets: Secrets;
}

/** How a command gets its workbench; main.ts makes it, so that a command's file holds only what it does. */
export interface Runner {
  /** Runs with a workbench that is closed afterwards, whatever happens. */
  run: (options: { json?: boolean }, work: (context: CommandContext) => Promise<void>) => Promise<void>;
  /** The same with the casefile opened, asking for its passphrase where needed. */
  casefile: (
    file: string,
    options: { json?: boolean },
    work: (context: OpenCasefile) => Promise<void>,
  ) => Promise<void>;
}

export type RegisterCommand = (program: Command, runner: Runner) => void;
