import path from 'node:path';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { addCommand } from '../program.ts';

export const registerCheckPack: RegisterCommand = (program, runner) => {
  addCommand(program, 'check-pack <文件夹>', '检查一个规范包：格式、引用、表达式、模板、示例').action(
    (folder: string, options: { json?: boolean }) =>
      runner.run(options, async ({ output, exit }) => {
        const { checkPack } = await import('../../pack/check.ts');
        const problems = await checkPack(path.resolve(folder));
        const errors = problems.filter((problem) => problem.level === 'error').length;
        if (errors) exit(EXIT.pack);
        output.result({ ok: errors === 0, problems }, () => [
          ...problems.map(
            (p) => `${p.file}:${p.line}:${p.column} ${p.level === 'error' ? '错误' : '警告'}：${p.message}`,
          ),
          errors ? `${errors} 个错误，${problems.length - errors} 个警告` : `没有错误，${problems.length} 个警告`,
        ]);
      }),
  );
};
