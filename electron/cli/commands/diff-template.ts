import path from 'node:path';
import { diffBlanks, type PlaceChange, type PlaceDifference } from '../../../core/blank/diff.ts';
import { readFile, shownLabel } from '../blank-file.ts';
import type { RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';

const NAMES: Record<PlaceChange, string> = {
  same: '不变',
  moved: '移位',
  relabelled: '改名',
  changed: '改了要求',
  added: '新增',
  removed: '取消',
};

export const registerDiffTemplate: RegisterCommand = (program, runner) => {
  addCommand(program, 'diff-template <旧空白> <新空白>', '比较两版官方空白文件：哪些位置移动、改名、新增、取消').action(
    (before: string, after: string, options: { json?: boolean }) =>
      runner.run(options, async ({ output }) => {
        const { readBlank } = await import('../../blank/index.ts');
        const [old, now] = [before, after].map((file) => readBlank(readFile(file), path.basename(file)).places);
        const places = diffBlanks(old ?? [], now ?? []);
        const counts = Object.fromEntries(
          Object.keys(NAMES).map((change) => [change, places.filter((each) => each.change === change).length]),
        );
        output.result({ counts, places }, () => lines(places, counts));
      }),
  );
};

function lines(places: PlaceDifference[], counts: Record<string, number>): string[] {
  const changed = places.filter(({ change }) => change !== 'same');
  return [
    ...table(
      changed.map((each) => [
        NAMES[each.change],
        each.old ? `${shownLabel(each.old.label)}（${each.old.at}）` : '—',
        each.new ? `${shownLabel(each.new.label)}（${each.new.at}）` : '—',
        (each.what ?? []).join('，'),
      ]),
    ),
    Object.entries(NAMES)
      .map(([change, name]) => `${name} ${counts[change] ?? 0}`)
      .join('，') + '。',
  ];
}
