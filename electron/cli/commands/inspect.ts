import path from 'node:path';
import type { Blank, BlankPlace } from '../../../core/blank/place.ts';
import { kindName, readFile, shownLabel } from '../blank-file.ts';
import type { RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';

export const registerInspect: RegisterCommand = (program, runner) => {
  addCommand(program, 'inspect <空白文件>', '列出官方空白文件（.docx、.xlsx）里每个要填的位置').action(
    (file: string, options: { json?: boolean }) =>
      runner.run(options, async ({ output }) => {
        const { readBlank } = await import('../../blank/index.ts');
        const blank = readBlank(readFile(file), path.basename(file));
        output.result({ file: path.basename(file), ...blank }, () => lines(blank));
      }),
  );
};

function lines({ places, problems }: Blank): string[] {
  return [
    ...table(places.map((place) => [place.at, kindName(place.kind), shownLabel(place.label), detail(place)])),
    ...problems.map((problem) => `${problem.level === 'error' ? '错误' : '警告'}：${problem.message}`),
    `共 ${places.length} 处。`,
  ];
}

function detail({ options, limit, rows, columns, unit }: BlankPlace): string {
  return [
    options && options.length > 0 ? `选项：${options.map((o) => (o.on ? `[${o.label}]` : o.label)).join('、')}` : '',
    columns ? `${rows ?? 0} 行，列：${columns.map((column) => column.label.join(' / ')).join('、')}` : '',
    limit === undefined ? '' : columns ? `限 ${limit} 项` : `限 ${limit} 字`,
    unit ? `单位：${unit}` : '',
  ]
    .filter(Boolean)
    .join('；');
}
