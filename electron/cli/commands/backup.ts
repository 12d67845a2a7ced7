import path from 'node:path';
import type { CallInput, CasefileState } from '../../../core/contract.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import type { RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { askSecret, PASSPHRASE, RECOVERY_CODE } from '../passphrase.ts';
import { addCommand } from '../program.ts';
import type { Call } from '../session.ts';

export const registerBackup: RegisterCommand = (program, runner) => {
  addCommand(program, 'backup <文件>', '立即备份案卷（加密的案卷，备份也加密）')
    .option('--list', '只列出已有的备份')
    .action((file: string, options: { list?: boolean; json?: boolean }) =>
      runner.casefile(file, options, async ({ call, output }) => {
        if (options.list) {
          const backups = await call('backup.list', {});
          output.result(backups, () => table(backups.map((b) => [b.at, `${b.bytes} 字节`, b.path])));
          return;
        }
        const backup = await call('backup.create', {});
        output.result(backup, () => [`已备份：${backup.path}（${backup.bytes} 字节）`]);
      }),
    );
};

export const registerRestore: RegisterCommand = (program, runner) => {
  addCommand(program, 'restore <备份>', '把备份恢复为一个新的案卷文件，现有案卷不动')
    .requiredOption('--to <文件>', '新案卷的路径，不能已存在')
    .action((backup: string, options: { to: string; json?: boolean }) =>
      runner.run(options, async ({ call, output }) => {
        const state = await restore(call, { backup: path.resolve(backup), path: path.resolve(options.to) });
        output.result({ path: state.path, revision: state.revision, encrypted: state.encrypted }, () => [
          `已恢复为：${state.path}`,
        ]);
      }),
    );
};

async function restore(call: Call, input: CallInput<'backup.restore'>): Promise<CasefileState> {
  const given = {
    ...(process.env[PASSPHRASE] ? { passphrase: process.env[PASSPHRASE] } : {}),
    ...(process.env[RECOVERY_CODE] ? { recoveryCode: process.env[RECOVERY_CODE] } : {}),
  };
  try {
    return await call('backup.restore', { ...input, ...given });
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.code !== 'PASSPHRASE_NEEDED') throw error;
    const passphrase = await askSecret(PASSPHRASE, '备份当时的口令：');
    if (!passphrase) throw error;
    return call('backup.restore', { ...input, passphrase });
  }
}
