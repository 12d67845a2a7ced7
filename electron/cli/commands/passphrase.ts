import type { RegisterCommand } from '../command.ts';
import { askNewPassphrase, NEW_PASSPHRASE, PASSPHRASE, RECOVERY_CODE } from '../passphrase.ts';
import { addCommand } from '../program.ts';

interface Options {
  remove?: boolean;
  json?: boolean;
}

export const registerPassphrase: RegisterCommand = (program, runner) => {
  addCommand(program, 'passphrase <文件>', '更换口令（同时换发恢复码），或去掉加密')
    .option('--remove', '去掉加密（案卷里的内容任何人都能读）')
    .addHelpText(
      'after',
      `\n现口令：环境变量 ${PASSPHRASE} 或提示输入；新口令：${NEW_PASSPHRASE} 或提示输入；忘记口令时用恢复码 ${RECOVERY_CODE}。`,
    )
    .action((file: string, options: Options) =>
      runner.casefile(file, options, async ({ call, output, secrets }) => {
        const next = options.remove ? null : await askNewPassphrase(NEW_PASSPHRASE);
        const { state, recoveryCode } = await call('casefile.changePassphrase', { ...secrets, next });
        output.result({ path: state.path, encrypted: state.encrypted, recoveryCode }, () => [
          options.remove ? '已去掉加密。' : '口令已更换。',
          ...(recoveryCode ? [`新的恢复码：${recoveryCode}`, '请抄写或打印并单独保管；旧恢复码从此无效。'] : []),
          '更换之前的备份仍用旧口令。',
        ]);
      }),
    );
};
