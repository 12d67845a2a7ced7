import { Argument } from 'commander';
import { toAnswers } from '../../../core/answer/answer.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import { displayValue } from '../../../core/form/display.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import type { OpenCasefile, RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';
import { importTable, type ImportTableOptions } from '../register-import.ts';
import { findSubject, namedSubjects } from '../subjects.ts';

interface Options extends ImportTableOptions {
  register?: string;
  subject?: string;
  limit?: string;
  json?: boolean;
}

/** One register of one subject. */
export interface RegisterPlace {
  subject: string;
  subjectName: string;
  register: QuestionOf<'register'>;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

export const registerRegister: RegisterCommand = (program, runner) => {
  addCommand(program, 'register <文件>', '台账：列出、查看，或导入客户的 Excel、CSV 表格（先看差异，--apply 才写入）')
    .addArgument(
      new Argument('<动作>', 'list 列出台账，show 查看各行，import 导入表格').choices(['list', 'show', 'import']),
    )
    .option('--register <编号>', '哪个台账；只有一个时可省略')
    .option('--subject <名称>', '哪个对象的台账；只有一个时可省略')
    .option('--limit <行数>', 'show、import：最多显示多少行，默认 20')
    .option('--from <表格>', 'import：.xlsx、.csv 或扫描结果 .xml、.nessus')
    .option('--sheet <名称>', 'import：工作表的名称或序号；默认选最像的')
    .option('--header <行号>', 'import：表头在第几行，如 3 或 3-4；默认自动找')
    .option(
      '--map <列=列编号>',
      'import：改一列的对应，如 C=level、D=volume:TB（单位）、E=（不导入）；可写多次',
      collect,
    )
    .option('--key <列编号>', 'import：用哪些列找对应的行，逗号分开；默认是台账的编号列')
    .option('--month <取法>', 'import：只有年月的日期取 first（1 日）或 last（月末）；默认不取')
    .option('--other', 'import：不在选项中的内容写入「其他」')
    .option('--apply', 'import：写入台账；不加只显示差异')
    .option('--reviewed', 'import：已复核的行也覆盖')
    .option('--erase', 'import：文件中为空的单元格也清空')
    .option('--remove-missing', 'import：移除文件中没有的行')
    .option('--number', 'import：没有编号的新行接着编号')
    .action((file: string, action: 'list' | 'show' | 'import', options: Options) =>
      runner.casefile(file, options, (context) => ACTIONS[action](context, options)),
    );
};

const ACTIONS: Record<'list' | 'show' | 'import', (context: OpenCasefile, options: Options) => Promise<void>> = {
  list,
  show,
  import: (context, options) => importTable(context, findPlace(context, options), options, limitOf(options)),
};

function places({ pack, state }: OpenCasefile): RegisterPlace[] {
  const index = indexPack(pack);
  return namedSubjects(pack, toAnswers(state.answers)).flatMap(({ id, kind, name }) =>
    (index.questionsOfKind.get(kind) ?? []).flatMap(({ question }) =>
      question.type === 'register' ? [{ subject: id, subjectName: name, register: question }] : [],
    ),
  );
}

function findPlace(context: OpenCasefile, { register, subject }: Options): RegisterPlace {
  const wanted = subject === undefined ? undefined : findSubject(context.pack, context.state, subject).id;
  const all = places(context);
  const found = all.filter(
    (place) =>
      (wanted === undefined || place.subject === wanted) &&
      (register === undefined || place.register.id === register || place.register.label === register),
  );
  const [only] = found;
  if (found.length === 1 && only) return only;
  const named = (found.length > 0 ? found : all).map((place) => `${place.register.id}（${place.subjectName}）`);
  throw new WorkbenchError(
    found.length > 0 ? 'BAD_INPUT' : 'NOT_FOUND',
    found.length > 0 ? `有 ${found.length} 个台账，不知道是哪一个。` : '案卷里没有这个台账。',
    named.length > 0 ? `请用 --register（和 --subject）写明：${named.join('、')}` : '这个规范包没有台账。',
  );
}

function limitOf({ limit }: Options): number {
  if (limit === undefined) return 20;
  if (/^\d{1,5}$/.test(limit) && Number(limit) > 0) return Number(limit);
  throw new WorkbenchError('BAD_INPUT', '--limit 应是 1 到 99999 的整数。');
}

async function list(context: OpenCasefile): Promise<void> {
  const listed = await Promise.all(
    places(context).map(async ({ subject, subjectName, register }) => {
      const at = { subject, question: register.id, from: 0, count: 1 };
      const { total } = await context.call('register.rows', at);
      return { subject, subjectName, register: register.id, label: register.label, rows: total };
    }),
  );
  context.output.result(listed, () =>
    table(listed.map((each) => [each.register, each.label, each.subjectName, `${each.rows} 行`])),
  );
}

async function show(context: OpenCasefile, options: Options): Promise<void> {
  const { subject, register } = findPlace(context, options);
  const at = { subject, question: register.id, from: 0, count: limitOf(options) };
  const { total, rows } = await context.call('register.rows', at);
  const targets = await context.call('register.links', { subject, question: register.id });
  const names = new Map(
    [
      ...namedSubjects(context.pack, toAnswers(context.state.answers)),
      ...targets.flatMap((target) => target.rows.map(({ named }) => named)),
    ].map(({ id, name }) => [id, name]),
  );
  const display = { pack: context.pack, subjectName: (id: string) => names.get(id) ?? id };
  const columns = register.columns.filter(({ type }) => type !== 'computed');
  context.output.result({ total, rows }, () => [
    ...table([
      columns.map(({ label }) => label),
      ...rows.map(({ cells }) =>
        columns.map((column) => displayValue(display, column, cells[column.id]).replace(/\s+/g, ' ')),
      ),
    ]),
    `共 ${total} 行${total > rows.length ? `，显示前 ${rows.length} 行` : ''}。`,
  ]);
}
