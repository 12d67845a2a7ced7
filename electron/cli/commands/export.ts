import path from 'node:path';
import { WorkbenchError } from '../../../core/contract.ts';
import { nearest } from '../../../core/answer/nearest.ts';
import type { OpenCasefile, RegisterCommand } from '../command.ts';
import { exportDocuments, reportLines } from '../export-job.ts';
import { addCommand } from '../program.ts';
import { type OfferedItem, offeredItems } from '../offered-items.ts';
import { findSubject } from '../subjects.ts';

interface Options {
  out: string;
  document?: string;
  subject?: string;
  draft?: boolean;
  overwrite?: boolean;
  record?: boolean;
  json?: boolean;
}

export const registerExport: RegisterCommand = (program, runner) => {
  addCommand(program, 'export <文件>', '导出文书，写后重新打开逐项核对')
    .requiredOption('--out <文件夹>', '写到哪个文件夹')
    .option('--document <编号>', '只导出这份文书')
    .option('--subject <名称>', '只导出这个对象的文书')
    .option('--draft', '必填项未齐时导出带「草稿」标记的文件')
    .option('--overwrite', '覆盖同名文件')
    .option('--record', '另附一份核对结果（JSON）：各文件的校验值、空白处和检查结果')
    .action((file: string, options: Options) =>
      runner.casefile(file, options, async (context) => {
        const job = {
          items: await chooseItems(context, options),
          folder: path.resolve(options.out),
          draft: options.draft ?? false,
          overwrite: options.overwrite ?? false,
          record: options.record ?? false,
        };
        const reports = await exportDocuments(context, job);
        context.output.result(reports, () => reportLines(reports));
      }),
    );
};

async function chooseItems(context: OpenCasefile, options: Options): Promise<OfferedItem[]> {
  const { pack, state } = context;
  const known = pack.documents.map((document) => document.id);
  if (options.document && !known.includes(options.document)) {
    const guess = nearest(options.document, known);
    throw new WorkbenchError(
      'NOT_FOUND',
      `没有文书「${options.document}」。`,
      guess ? `是不是「${guess}」？` : `可用：${known.join('、')}`,
    );
  }
  const only = options.subject ? findSubject(pack, state, options.subject) : undefined;
  const items = (await offeredItems(context))
    .filter(({ document }) => !options.document || document === options.document)
    .filter(({ subject }) => !only || subject === only.id);
  if (!items.length)
    throw new WorkbenchError(
      'NOT_FOUND',
      '没有可导出的文书。',
      '请先添加对象（subject add），或检查 --document 与 --subject 是否相配、文书是否已适用于该对象。',
    );
  return items;
}
