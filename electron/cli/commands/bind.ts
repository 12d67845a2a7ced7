import path from 'node:path';
import { stringify } from 'yaml';
import { bindingOf } from '../../../core/blank/binding-file.ts';
import { type PlaceProposal, proposeBinding } from '../../../core/blank/match.ts';
import { nearest } from '../../../core/answer/nearest.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import type { Form, Pack } from '../../../core/form/pack-schema.ts';
import { readFile, shownLabel } from '../blank-file.ts';
import type { RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';

interface Options {
  form: string;
  pack: string;
  out?: string;
  overwrite?: boolean;
  json?: boolean;
}

export const registerBind: RegisterCommand = (program, runner) => {
  addCommand(program, 'bind <空白文件>', '为空白文件的每个位置推荐对应的问题，可写成绑定文件待确认')
    .requiredOption('--form <问卷编号>', '问题取自这份问卷')
    .requiredOption('--pack <编号>', '问卷所在的规范包')
    .option('--out <绑定文件>', '把推荐写成绑定文件（YAML）')
    .option('--overwrite', '覆盖同名文件')
    .action((file: string, options: Options) =>
      runner.run(options, async ({ call, output }) => {
        const packs = await call('pack.list', {});
        const pack = await call('pack.get', { id: options.pack, version: versionOf(packs, options.pack) });
        const form = findForm(pack, options.form);
        const { readBlank } = await import('../../blank/index.ts');
        const blank = readBlank(readFile(file), path.basename(file));
        const places = proposeBinding(blank.places, pack, [form]);
        const source = {
          blank: path.basename(file),
          fingerprint: blank.fingerprint,
          pack: { id: pack.id, version: pack.version },
          forms: [form.id],
        };
        const out = options.out === undefined ? undefined : path.resolve(options.out);
        if (out !== undefined) {
          const { saveBlank } = await import('../../blank/save.ts');
          const yaml = `# 绑定文件：逐处核对后把 confirmed 改为 true；不填的位置写 leave: true。\n${stringify(bindingOf(source, places))}`;
          await saveBlank(new TextEncoder().encode(yaml), out, options.overwrite ?? false);
        }
        output.result({ ...source, ...(out === undefined ? {} : { file: out }), places }, () => lines(places, out));
      }),
    );
};

function versionOf(packs: readonly { id: string; version: string }[], id: string): string {
  const found = packs.find((each) => each.id === id);
  if (found) return found.version;
  const ids = packs.map((each) => each.id);
  throw new WorkbenchError('PACK', `本机没有规范包「${id}」。`, `可用：${ids.join('、')}`);
}

function findForm(pack: Pack, id: string): Form {
  const form = pack.forms.find((each) => each.id === id);
  if (form) return form;
  const ids = pack.forms.map((each) => each.id);
  const guess = nearest(id, ids);
  throw new WorkbenchError(
    'NOT_FOUND',
    `规范包「${pack.id}」没有问卷「${id}」。`,
    guess ? `是不是「${guess}」？` : `可用：${ids.join('、')}`,
  );
}

function lines(places: PlaceProposal[], out: string | undefined): string[] {
  const rows = places.map(({ at, label, proposals: [best], leave }) => [
    at,
    shownLabel(label),
    leave ? '（不填）' : best ? `${best.question} ${best.score.toFixed(2)}` : '？',
    best?.reasons.join('；') ?? '',
  ]);
  const found = places.filter(({ proposals }) => proposals.length > 0).length;
  return [
    ...table(rows),
    `共 ${places.length} 处，有推荐 ${found} 处。`,
    ...(out === undefined ? [] : [`已写入 ${out}`]),
  ];
}
