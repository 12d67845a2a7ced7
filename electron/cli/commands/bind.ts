import path from 'node:path';
import { type BindingFile, bindingOf } from '../../../core/blank/binding-file.ts';
import { openPlaces } from '../../../core/blank/binding-state.ts';
import { carryOver, type CarriedOver } from '../../../core/blank/carry-over.ts';
import { type PlaceProposal, proposeBinding } from '../../../core/blank/match.ts';
import { nearest } from '../../../core/answer/nearest.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import type { Form, Pack } from '../../../core/form/pack-schema.ts';
import { bindingFileFor, readOldBlank, writeBindingFile } from '../binding-file.ts';
import { readFile, shownLabel } from '../blank-file.ts';
import type { RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';

interface Options {
  form?: string[];
  document?: string;
  pack: string;
  from?: string;
  old?: string;
  out?: string;
  overwrite?: boolean;
  json?: boolean;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

export const registerBind: RegisterCommand = (program, runner) => {
  addCommand(program, 'bind <空白文件>', '为空白文件的每个位置推荐对应的问题，写成绑定文件待确认')
    .requiredOption('--pack <编号>', '问卷所在的规范包')
    .option('--form <问卷编号>', '问题取自这份问卷，可写多次', collect)
    .option('--document <文书编号>', '问题取自这份文书的全部问卷')
    .option('--from <旧绑定文件>', '沿用旧的绑定，只留下不同之处待确认')
    .option('--old <旧空白文件>', '旧绑定所属的空白文件')
    .option('--out <绑定文件>', '写到哪里；默认是当前文件夹中的“空白文件名.binding.yaml”')
    .option('--overwrite', '覆盖已有确认的绑定文件')
    .action((file: string, options: Options) =>
      runner.run(options, async ({ call, output }) => {
        const packs = await call('pack.list', {});
        const pack = await call('pack.get', { id: options.pack, version: versionOf(packs, options.pack) });
        const old = await readOldBlank(options.from, options.old);
        const forms = chooseForms(pack, options, old?.binding);
        const { readBlank } = await import('../../blank/index.ts');
        const blank = readBlank(readFile(file), path.basename(file));
        const places = proposeBinding(blank.places, pack, forms);
        const source = {
          blank: path.basename(file),
          fingerprint: blank.fingerprint,
          pack: { id: pack.id, version: pack.version },
          forms: forms.map((form) => form.id),
          ...(options.document === undefined ? {} : { document: options.document }),
        };
        const carried = old && carryOver(old, { places: blank.places, source, proposals: places, forms });
        const binding = carried?.binding ?? bindingOf(source, places);
        const out = options.out === undefined ? bindingFileFor(file) : path.resolve(options.out);
        await writeBindingFile(binding, out, options.overwrite ?? false);
        const open = openPlaces(blank.places, binding).length;
        const more = carried ? { carriedFrom: carried.binding.carriedFrom, removed: carried.removed } : {};
        output.result({ ...source, file: out, open, ...more, places }, () => [
          ...(carried ? carriedLines(carried) : lines(places)),
          `待确认 ${open} 处。已写入 ${out}`,
        ]);
      }),
    );
};

function versionOf(packs: readonly { id: string; version: string }[], id: string): string {
  const found = packs.find((each) => each.id === id);
  if (found) return found.version;
  const ids = packs.map((each) => each.id);
  throw new WorkbenchError('PACK', `本机没有规范包「${id}」。`, `可用：${ids.join('、')}`);
}

/** Named ones, a document's, or those of the binding that is carried over. */
function chooseForms(pack: Pack, { form, document }: Options, old: BindingFile | undefined): Form[] {
  const ids = form ?? (document === undefined ? old?.forms : documentOf(pack, document).forms);
  if (ids) return [...new Set(ids)].map((id) => find(pack, pack.forms, id, '问卷'));
  throw new WorkbenchError(
    'BAD_INPUT',
    '请指明问题取自哪份问卷。',
    `用 --form 写问卷编号（${pack.forms.map(({ id }) => id).join('、')}），或用 --document 写文书编号。`,
  );
}

const documentOf = (pack: Pack, id: string): Pack['documents'][number] => find(pack, pack.documents, id, '文书');

function find<T extends { id: string }>(pack: Pack, all: readonly T[], id: string, what: string): T {
  const found = all.find((each) => each.id === id);
  if (found) return found;
  const ids = all.map((each) => each.id);
  const guess = nearest(id, ids);
  throw new WorkbenchError(
    'NOT_FOUND',
    `规范包「${pack.id}」没有${what}「${id}」。`,
    guess ? `是不是「${guess}」？` : `可用：${ids.join('、')}`,
  );
}

function lines(places: PlaceProposal[]): string[] {
  const rows = places.map(({ at, label, proposals: [best], leave }) => [
    at,
    shownLabel(label),
    leave ? '（不填）' : best ? `${best.question} ${best.score.toFixed(2)}` : '？',
    best?.reasons.join('；') ?? '',
  ]);
  const found = places.filter(({ proposals }) => proposals.length > 0).length;
  return [...table(rows), `共 ${places.length} 处，有推荐 ${found} 处。`];
}

/** Only what is different: the rest is as it was. */
function carriedLines({ binding, removed }: CarriedOver): string[] {
  const different = binding.places.filter(({ difference }) => difference !== undefined);
  return [
    ...table(different.map((place) => [place.label, place.question ?? '？', place.difference ?? ''])),
    ...removed.map(({ old }) => `已取消：${shownLabel(old?.label ?? [])}（${old?.at ?? ''}）`),
    `沿用「${binding.carriedFrom?.blank ?? ''}」的绑定：共 ${binding.places.length} 处，不同 ${different.length} 处，取消 ${removed.length} 处。`,
  ];
}
