import path from 'node:path';
import type { RenewalPlan } from '../../../core/contract.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import type { RegisterCommand } from '../command.ts';
import { askNewPassphrase, NEW_PASSPHRASE } from '../passphrase.ts';
import { addCommand } from '../program.ts';

interface Options {
  out?: string;
  pack?: string;
  passphrase: boolean;
  plan?: boolean;
  json?: boolean;
}

export const registerRenew: RegisterCommand = (program, runner) => {
  addCommand(program, 'renew <文件>', '延续到下一年度：新建一个案卷，带上事实、未了的问题和上一年的结果')
    .option('--out <新文件>', '新案卷的路径，不能已存在')
    .option('--pack <编号>', '下一年度用的规范包；不写用同一个')
    .option('--no-passphrase', '新案卷不加密')
    .option('--plan', '只看会带什么，不新建')
    .action((file: string, options: Options) =>
      runner.casefile(file, options, async ({ call, output }) => {
        const which = options.pack === undefined ? {} : { packId: options.pack };
        if (options.plan) {
          const plan = await call('casefile.renewPlan', which);
          output.result(plan, () => lines(plan));
          return;
        }
        if (options.out === undefined)
          throw new WorkbenchError(
            'BAD_INPUT',
            '没有写新案卷的路径。',
            '请加 --out <新文件>，或用 --plan 先看会带什么。',
          );
        const passphrase = options.passphrase ? await askNewPassphrase(NEW_PASSPHRASE) : null;
        const target = path.resolve(options.out);
        const { state, recoveryCode, plan } = await call('casefile.renew', { path: target, ...which, passphrase });
        const { encrypted } = state;
        output.result({ path: state.path, encrypted, recoveryCode, plan }, () => [
          `已建立：${state.path}（${encrypted ? '已加密' : '未加密'}）`,
          ...lines(plan),
          ...(recoveryCode ? [`恢复码：${recoveryCode}`, '请抄写或打印恢复码并单独保管。'] : []),
        ]);
      }),
    );
};

const lines = ({ kept, cleared, unknown, rows, dropped, files }: RenewalPlan): string[] => [
  `带到新案卷的问题：${kept} 个；属于本期、留在原案卷的：${cleared} 个`,
  ...(unknown > 0 ? [`新的规范包里没有的问题：${unknown} 个，不带过去`] : []),
  `台账的行：带过去 ${rows} 行，已了结 ${dropped} 行；佐证文件 ${files} 份`,
];
