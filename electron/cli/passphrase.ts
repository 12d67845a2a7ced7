/** Secrets of the command line: from the environment or a hidden prompt, never from the argument list. */
import readline from 'node:readline';
import { Writable } from 'node:stream';
import { WorkbenchError } from '../../core/contract.ts';

export const PASSPHRASE = 'WORKBENCH_PASSPHRASE';
export const NEW_PASSPHRASE = 'WORKBENCH_NEW_PASSPHRASE';
export const RECOVERY_CODE = 'WORKBENCH_RECOVERY_CODE';

/** As in the window. */
const MIN_CHARACTERS = 8;
const REFUSED = /^--(passphrase|password|passwd|pass|recovery-code)(=.*)?$/;

/** Everybody on the machine can read a process's arguments, and the shell writes them into its history. */
export function refuseSecretArguments(args: string[]): void {
  const found = args.find((argument) => REFUSED.test(argument));
  if (!found) return;
  throw new WorkbenchError(
    'BAD_INPUT',
    `口令不能写在命令行参数里（${found.split('=')[0]}）：同一台机器上的其他人和命令历史都会看到它。`,
    `请直接运行命令，按提示输入口令；脚本中请用环境变量 ${PASSPHRASE}（恢复码用 ${RECOVERY_CODE}）。`,
  );
}

/** Value of the environment variable, or what is typed at a hidden prompt; `undefined` when there is no terminal. */
export async function askSecret(variable: string, question: string): Promise<string | undefined> {
  const given = process.env[variable];
  if (given) return given;
  if (!process.stdin.isTTY) return undefined;
  const typed = await hiddenPrompt(question);
  return typed || undefined;
}

/** A new passphrase is typed twice. Errors: `PASSPHRASE_NEEDED` without a terminal, `BAD_INPUT` when the two differ. */
export async function askNewPassphrase(variable: string): Promise<string> {
  const first = await askSecret(variable, '新口令：');
  if (!first)
    throw new WorkbenchError(
      'PASSPHRASE_NEEDED',
      '没有给出口令。',
      `请按提示输入，或设置环境变量 ${variable}；确实不要加密时请写 --no-passphrase。`,
    );
  if ([...first].length < MIN_CHARACTERS)
    throw new WorkbenchError(
      'BAD_INPUT',
      `口令至少 ${MIN_CHARACTERS} 个字符，没有执行。`,
      '几个不相干的词连在一起，好记也难猜。',
    );
  if (!process.env[variable] && (await hiddenPrompt('再输入一次：')) !== first)
    throw new WorkbenchError('BAD_INPUT', '两次输入的口令不一样，没有执行。', '请重新运行。');
  return first;
}

function hiddenPrompt(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  // The terminal stops echoing here; asking earlier would show the first characters of a quick typist.
  const reader = readline.createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve, reject) => {
    reader.once('SIGINT', () => {
      reader.close();
      reject(new WorkbenchError('CANCELLED', '已取消。'));
    });
    reader.question('', (answer) => {
      reader.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
