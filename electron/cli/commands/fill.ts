import path from 'node:path';
import type { FillReport } from '../../../core/blank/place.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import { readFile, readValues, shownLabel } from '../blank-file.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { addCommand } from '../program.ts';

interface Options {
  values: string;
  out: string;
  overwrite?: boolean;
  json?: boolean;
}

export const registerFill: RegisterCommand = (program, runner) => {
  addCommand(program, 'fill <空白文件>', '按标签把值填进官方空白文件，写后重新打开逐项核对')
    .requiredOption('--values <值文件>', 'JSON：标签路径 → 值，格式见 docs/cli.md')
    .requiredOption('--out <文件>', '填好的文件写到哪里')
    .option('--overwrite', '覆盖同名文件')
    .action((file: string, options: Options) =>
      runner.run(options, async ({ output, exit }) => {
        const out = outputPath(file, options.out);
        const values = readValues(options.values);
        const [{ fillBlank }, { saveBlank }] = await Promise.all([
          import('../../blank/index.ts'),
          import('../../blank/save.ts'),
        ]);
        const image = (name: string): Uint8Array => readFile(path.resolve(path.dirname(options.values), name));
        const { bytes, report } = fillBlank(readFile(file), path.basename(file), values, { image });
        refuseMismatch(report);
        await saveBlank(bytes, out, options.overwrite ?? false);
        if (report.unplaced.length + report.ambiguous.length + report.refused.length > 0) exit(EXIT.findings);
        output.result({ file: out, ...report }, () => [...lines(report), `已写入 ${out}`]);
      }),
    );
};

function outputPath(file: string, out: string): string {
  const full = path.resolve(out);
  if (full === path.resolve(file))
    throw new WorkbenchError('BAD_INPUT', '不能把结果写回空白文件本身。', '请给 --out 另一个文件名。');
  const extension = path.extname(file).toLowerCase();
  if (path.extname(full).toLowerCase() === extension) return full;
  throw new WorkbenchError('BAD_INPUT', `--out 的扩展名应与空白文件相同（${extension}）。`, '不同格式之间不能转换。');
}

function refuseMismatch({ mismatched }: FillReport): void {
  const [first] = mismatched;
  if (!first) return;
  throw new WorkbenchError(
    'MISMATCH',
    `有 ${mismatched.length} 处写入后读回不一致，没有生成文件。`,
    `第一处：${first.at}。请把空白文件发给我们。`,
    JSON.stringify(mismatched),
  );
}

function lines({ placed, unplaced, ambiguous, refused, empty }: FillReport): string[] {
  return [
    ...unplaced.map(({ key, reason }) => `未放置「${key}」：${reason}`),
    ...ambiguous.map(
      ({ key, candidates }) =>
        `不能确定「${key}」：${candidates.map(({ at, label }) => `${shownLabel(label)}（${at}）`).join('；')}`,
    ),
    ...refused.map(({ key, at, reason }) => `拒绝「${key}」（${at}）：${reason}`),
    `填写 ${placed.length} 处，仍空 ${empty.length} 处，未放置 ${unplaced.length}，不能确定 ${ambiguous.length}，拒绝 ${refused.length}。`,
  ];
}
