import fs from 'node:fs';
import path from 'node:path';
import type { RegisterCommand } from '../command.ts';
import { exportDocuments, reportLines } from '../export-job.ts';
import { addCommand } from '../program.ts';
import { offeredItems } from '../offered-items.ts';

/** An earlier sample casefile may have been worked in: it is kept, and the new one gets a number. */
function freePath(folder: string): string {
  for (let n = 1; ; n++) {
    const file = path.join(folder, `示例案卷${n === 1 ? '' : `-${n}`}.iovcase`);
    if (!fs.existsSync(file)) return file;
  }
}

export const registerDemo: RegisterCommand = (program, runner) => {
  addCommand(program, 'demo', '用虚构的示例企业新建案卷（不加密）并导出全部文书')
    .requiredOption('--out <文件夹>', '写到哪个文件夹')
    .option('--pack <编号>', '用哪个规范包的示例；不写时用第一个带示例的')
    .action((options: { out: string; pack?: string; json?: boolean }) =>
      runner.run(options, async (context) => {
        const folder = path.resolve(options.out);
        const state = await context.call('casefile.demo', { path: freePath(folder), packId: options.pack });
        const pack = await context.call('pack.get', { id: state.packId, version: state.packVersion });
        const items = await offeredItems({ ...context, pack, state });
        const reports = await exportDocuments(context, { items, folder, draft: false, overwrite: true });
        context.output.result({ casefile: state.path, reports }, () => [
          `示例案卷：${state.path}`,
          ...reportLines(reports),
        ]);
      }),
    );
};
