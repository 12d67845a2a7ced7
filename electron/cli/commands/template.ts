import path from 'node:path';
import { Argument } from 'commander';
import { openPlaces } from '../../../core/blank/binding-state.ts';
import type { TemplateDetail } from '../../../core/blank/template.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import { readBindingFile, requireSameBlank, writeBindingFile } from '../binding-file.ts';
import type { CommandContext, OpenCasefile, RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';
import { tryTemplate } from '../try-template.ts';
import { findTemplate, listTemplates, shortName, statusOf } from '../templates.ts';

export interface TemplateOptions {
  pack?: string;
  casefile?: string;
  document?: string;
  binding?: string;
  from?: string;
  subject?: string;
  out?: string;
  overwrite?: boolean;
  json?: boolean;
}

/** The open casefile is there when `--casefile` was given. */
export type TemplateContext = CommandContext & { open?: OpenCasefile; options: TemplateOptions };

type Act = (context: TemplateContext, target: string) => Promise<void>;

export const registerTemplate: RegisterCommand = (program, runner) => {
  addCommand(program, 'template', '管理文书的模板：安装官方空白文件、绑定、试填、启用；旧的都保留')
    .addArgument(
      new Argument(
        '<动作>',
        'list 列出，install 安装，show 查看，bind 写入改好的绑定，try 用案卷试填，activate 启用，remove 移除',
      ).choices(Object.keys(ACTIONS)),
    )
    .argument('[对象]', 'install：空白文件；其余：模板的指纹（前几位即可）、文件名，或 pack（规范包自带的）')
    .option('--pack <编号>', '文书所在的规范包')
    .option('--casefile <文件>', '用这个案卷的规范包；试填用它的答案')
    .option('--document <编号>', '哪份文书；不会混淆时可省略')
    .option('--binding <绑定文件>', 'install：为这份空白文件做好的绑定')
    .option('--from <绑定文件>', 'bind：改好的绑定文件')
    .option('--subject <名称>', 'try：用哪个对象的答案')
    .option('--out <路径>', 'show：把绑定写成文件；try：写到哪个文件夹')
    .option('--overwrite', '覆盖同名文件')
    .action((action: string, target: string | undefined, options: TemplateOptions) => {
      const act = ACTIONS[action] ?? list;
      if (target === undefined && act !== list)
        throw new WorkbenchError(
          'BAD_INPUT',
          '没有写明对象。',
          '加 --help 查看用法；用 template list 查看有哪些模板。',
        );
      const { casefile } = options;
      if (casefile !== undefined)
        return runner.casefile(casefile, options, (open) => act({ ...open, open, options }, target ?? ''));
      if (options.pack === undefined)
        throw new WorkbenchError(
          'BAD_INPUT',
          '请用 --pack 写规范包编号，或用 --casefile 写案卷文件。',
          '用 packs 查看规范包。',
        );
      return runner.run(options, (context) => act({ ...context, options }, target ?? ''));
    });
};

const list: Act = async (context) => {
  const documents = await listTemplates(context);
  context.output.result(documents, () =>
    documents.flatMap((document) => [
      `${document.document}  ${document.title}`,
      ...(document.problem ? [`  ！${document.problem}`] : []),
      ...table(
        document.templates.map((info) => [
          info.active ? '  ✓' : '   ',
          shortName(info),
          info.fileName,
          info.kind === 'tagged' ? '带标记' : `空白，${info.places} 处`,
          statusOf(info),
        ]),
      ),
    ]),
  );
};

const install: Act = async (context, file) => {
  const { call, output, options } = context;
  const document = options.document ?? (await onlyDocument(context));
  const detail = await call('template.install', {
    ...packOf(options),
    document,
    path: path.resolve(file),
    ...(options.binding === undefined ? {} : { binding: path.resolve(options.binding) }),
  });
  output.result(detail, () => [
    `已安装「${detail.info.fileName}」（${shortName(detail.info)}）。`,
    ...detailLines(detail),
  ]);
};

const show: Act = async (context, wanted) => {
  const { call, output, options } = context;
  const { document, info } = await findTemplate(context, wanted);
  const detail = await call('template.get', { ...packOf(options), document, fingerprint: info.fingerprint });
  if (options.out !== undefined) {
    if (!detail.binding)
      throw new WorkbenchError(
        'BAD_INPUT',
        `「${info.fileName}」没有绑定可写。`,
        info.problem || '带标记的模板不需要绑定。',
      );
    await writeBindingFile(detail.binding, path.resolve(options.out), options.overwrite ?? false);
  }
  output.result({ ...detail, ...(options.out === undefined ? {} : { file: path.resolve(options.out) }) }, () => [
    ...detailLines(detail),
    ...(options.out === undefined ? [] : [`绑定已写入 ${path.resolve(options.out)}`]),
  ]);
};

const bind: Act = async (context, wanted) => {
  const { call, output, options } = context;
  if (options.from === undefined)
    throw new WorkbenchError(
      'BAD_INPUT',
      '请用 --from 写改好的绑定文件。',
      '用 template show <模板> --out 写出现有的绑定。',
    );
  const { document, info } = await findTemplate(context, wanted);
  const binding = await readBindingFile(options.from);
  requireSameBlank(binding, options.from, { fingerprint: info.fingerprint, blank: info.fileName });
  const { fingerprint } = info;
  const detail = await call('template.bind', { ...packOf(options), document, fingerprint, places: binding.places });
  output.result(detail, () => [`已写入 ${binding.places.length} 处绑定。`, ...detailLines(detail)]);
};

const activate: Act = async (context, wanted) => {
  const { document, info } = await findTemplate(context, wanted);
  const input = { ...packOf(context.options), document, fingerprint: info.fingerprint };
  const documents = await context.call('template.activate', input);
  context.output.result(documents, () => [`「${document}」从现在起用「${info.fileName}」（${shortName(info)}）导出。`]);
};

const remove: Act = async (context, wanted) => {
  const { document, info } = await findTemplate(context, wanted);
  const input = { ...packOf(context.options), document, fingerprint: info.fingerprint };
  const documents = await context.call('template.remove', input);
  context.output.result(documents, () => [`已移除「${info.fileName}」（${shortName(info)}）。`]);
};

const ACTIONS: Record<string, Act> = { list, install, show, bind, try: tryTemplate, activate, remove };

const packOf = ({ casefile, pack }: TemplateOptions): { pack?: string } =>
  casefile !== undefined || pack === undefined ? {} : { pack };

async function onlyDocument(context: TemplateContext): Promise<string> {
  const documents = await listTemplates(context);
  const [only] = documents;
  if (documents.length === 1 && only) return only.document;
  const known = documents.map(({ document, title }) => `${document}（${title}）`).join('、');
  throw new WorkbenchError('BAD_INPUT', '请用 --document 写明装给哪份文书。', `可用：${known}`);
}

/** What is left to do, each place with what is proposed. */
function detailLines({ info, blank, binding, removed, tags }: TemplateDetail): string[] {
  if (tags)
    return [
      `带标记的模板，标记 ${info.places} 个。${info.problem}`,
      ...tags.unbound.map((name) => `没有对应内容的标记：${name}`),
      ...(tags.unused.length > 0 ? [`模板没有用到的内容：${tags.unused.join('、')}`] : []),
    ];
  if (!blank || !binding) return [info.problem];
  const entries = new Map(binding.places.map((entry) => [entry.place, entry]));
  const rows = openPlaces(blank.places, binding).map((place) => {
    const entry = entries.get(place.id);
    return [
      place.at,
      place.label.join(' / ') || '（无标签）',
      entry?.question ?? '？',
      entry?.difference ?? entry?.reason ?? '',
    ];
  });
  return [
    ...table(rows),
    ...removed.map(({ old }) => `已取消：${old?.label.join(' / ') ?? ''}（${old?.at ?? ''}）`),
    `要填 ${info.places} 处，待确认 ${info.open} 处。${info.problem}`,
  ];
}
