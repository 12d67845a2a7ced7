import path from 'node:path';
import type { RegisterCommand } from '../command.ts';
import { addCommand } from '../program.ts';

export const registerAnswer: RegisterCommand = (program, runner) => {
  addCommand(program, 'answer <文件>', '把答案文件（YAML）写入案卷；有一处问题就什么都不写')
    .requiredOption('--from <答案文件>', '格式见 docs/answers-file.md')
    .action((file: string, options: { from: string; json?: boolean }) =>
      runner.casefile(file, options, async ({ call, output }) => {
        const { changed } = await call('answer.import', { path: path.resolve(options.from) });
        output.result({ changed: changed.length }, () => [
          changed.length ? `已写入 ${changed.length} 处答案。` : '案卷内容与答案文件一致，没有改动。',
        ]);
      }),
    );
};
