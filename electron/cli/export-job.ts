/** An export from the command line: start the job, follow it, tell what was written. */
import type { CallInput } from '../../core/contract.ts';
import type { ExportReport } from '../../core/document/model.ts';
import type { CommandContext } from './command.ts';
import { followJob } from './follow-job.ts';

/** Waits for the end of the job. Ctrl+C cancels it, so that nothing half-written stays behind. */
export async function exportDocuments(
  context: Pick<CommandContext, 'call' | 'output'>,
  input: CallInput<'document.export'>,
): Promise<ExportReport[]> {
  const started = await context.call('document.export', input);
  const job = await followJob(context, started, '导出已取消，没有留下不完整的文件。');
  // Documents are written side by side; people read them in the order they asked for.
  const place = (report: ExportReport): number =>
    input.items.findIndex((item) => item.document === report.document && item.subject === report.subject);
  return job.reports.toSorted((a, b) => place(a) - place(b));
}

export function reportLines(reports: ExportReport[]): string[] {
  return reports.flatMap((report) => {
    const missing = report.empty.filter((place) => !place.optional);
    const unplaced = report.unplaced.filter((answer) => !answer.reason);
    return [
      `${report.draft ? '草稿' : '已写出并核对'}：${report.path}`,
      `  ${report.placed.length} 处已填并读回一致，${missing.length} 处空白，${unplaced.length} 项答案没有位置`,
      ...missing.slice(0, 20).map((place) => `  空白：${place.place}`),
      ...unplaced.slice(0, 20).map((answer) => `  没有位置：${answer.label}（${answer.question}）`),
      ...report.warnings.map((warning) => `  注意：${warning}`),
    ];
  });
}
