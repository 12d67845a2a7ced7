import type { RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';

export const registerPacks: RegisterCommand = (program, runner) => {
  addCommand(program, 'packs', '列出本机的规范包').action((options) =>
    runner.run(options, async ({ call, output }) => {
      const packs = await call('pack.list', {});
      output.result(packs, () => table(packs.map((p) => [p.id, p.version, p.title, p.authority])));
    }),
  );
};
