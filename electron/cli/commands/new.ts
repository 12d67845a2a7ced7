import path from 'node:path';
import type { RegisterCommand } from '../command.ts';
import { askNewPassphrase, PASSPHRASE } from '../passphrase.ts';
import { addCommand } from '../program.ts';

interface Options {
  pack: string;
  name?: string;
  passphrase: boolean;
  json?: boolean;
}

export const registerNew: RegisterCommand = (program, runner) => {
  addCommand(program, 'new <文件>', '新建案卷（默认加密，恢复码只显示这一次）')
    .requiredOption('--pack <编号>', '规范包编号，见 packs')
    .option('--name <单位名称>', '企业名称')
    .option('--no-passphrase', '不加密（案卷里的内容任何人都能读）')
    .action((file: string, options: Options) =>
      runner.run(options, async ({ call, output }) => {
        const passphrase = options.passphrase ? await askNewPassphrase(PASSPHRASE) : null;
        const { state, recoveryCode } = await call('casefile.create', {
          path: path.resolve(file),
          packId: options.pack,
          enterpriseName: options.name ?? '',
          passphrase,
        });
        const { packId, packVersion, encrypted } = state;
        output.result({ path: state.path, packId, packVersion, encrypted, recoveryCode }, () => [
          `已新建案卷：${state.path}（${packId} ${packVersion}，${encrypted ? '已加密' : '未加密'}）`,
          ...(recoveryCode
            ? [`恢复码：${recoveryCode}`, '请抄写或打印恢复码并单独保管：忘记口令时只有它能打开案卷。']
            : []),
        ]);
      }),
    );
};
