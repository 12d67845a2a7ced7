import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Argument } from 'commander';
import { type AttachmentItem, keyText, toAnswers } from '../../../core/answer/answer.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import { evidenceKey, evidenceNumber } from '../../../core/evidence/evidence.ts';
import type { ListedEvidence } from '../../../core/evidence/list.ts';
import { sizeText, typeText } from '../../../core/evidence/root.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { OpenCasefile, RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';
import { findSubject } from '../subjects.ts';

interface Options {
  subject?: string;
  question?: string;
  row?: string;
  caption?: string;
  uncited?: boolean;
  number?: string[];
  to?: string;
  json?: boolean;
}

type Action = (context: OpenCasefile, paths: string[], options: Options) => Promise<void>;

const collect = (value: string, before: string[] = []): string[] => [...before, value];

export const registerEvidence: RegisterCommand = (program, runner) => {
  addCommand(program, 'evidence <文件>', '佐证：列出、添加（可引用到问题）、另存为文件')
    .addArgument(new Argument('<动作>', 'list 列出，add 添加，export 另存').choices(['list', 'add', 'export']))
    .argument('[路径...]', 'add：要添加的文件')
    .option('--uncited', 'list、export：只要没有引用的')
    .option('--subject <名称>', 'add：引用它的对象，与 --question 一起写')
    .option('--question <编号>', 'add：引用它的问题')
    .option('--row <行号>', 'add：表格或台账的哪一行引用它，默认是整个问题')
    .option('--caption <文字>', 'add：说明')
    .option('--number <编号>', 'export：只要这些编号，如 E-003；可写多次', collect)
    .option('--to <文件夹>', 'export：另存到哪里')
    .action((file: string, action: 'list' | 'add' | 'export', paths: string[], options: Options) =>
      runner.casefile(file, options, (context) => ACTIONS[action](context, paths, options)),
    );
};

const ACTIONS: Record<'list' | 'add' | 'export', Action> = { list, add, export: exportFiles };

async function list({ call, output }: OpenCasefile, _paths: string[], options: Options): Promise<void> {
  const files = wanted(await call('evidence.list', {}), options);
  output.result(files, () =>
    table(
      files.map((file) => [
        file.label,
        typeText(file),
        sizeText(file.bytes),
        file.title,
        file.name,
        file.cited.map(({ text }) => text).join('；') || '未引用',
      ]),
    ),
  );
}

async function add(context: OpenCasefile, paths: string[], options: Options): Promise<void> {
  const { call, output, state } = context;
  if (paths.length === 0)
    throw new WorkbenchError('BAD_INPUT', '没有写要添加的文件。', '例：evidence 某公司.iovcase add 照片.jpg');
  const at = citingKey(context, options);
  const contents: { name: string; data: string }[] = [];
  // All are read before the first is stored: a wrong path stores nothing.
  for (const file of paths) contents.push({ name: path.basename(file), data: await readBase64(file) });
  const added: { number: string; name: string; removed: string[]; known: boolean }[] = [];
  const items: AttachmentItem[] = [];
  for (const content of contents) {
    const { sha256, name, number, removed, known } = await call('evidence.add', content);
    if (options.caption) await call('evidence.caption', { sha256, caption: options.caption });
    added.push({ number: evidenceNumber(number), name, removed, known });
    items.push({ sha256, name });
  }
  if (at) {
    const before = (toAnswers(state.answers).get(keyText(at))?.value ?? []) as AttachmentItem[];
    const fresh = items.filter((item) => !before.some(({ sha256 }) => sha256 === item.sha256));
    if (fresh.length)
      await call('answer.put', { edits: [{ ...at, value: [...before, ...fresh] }], reason: '添加佐证' });
  }
  output.result(added, () =>
    added.map(({ number, name, removed, known }) =>
      [`${number} ${name}`, known ? '案卷中已有' : '', removed.length ? `已去除${removed.join('、')}` : '']
        .filter(Boolean)
        .join('，'),
    ),
  );
}

async function exportFiles({ call, output }: OpenCasefile, _paths: string[], options: Options): Promise<void> {
  if (!options.to)
    throw new WorkbenchError('BAD_INPUT', '没有写另存到哪里。', '例：evidence 某公司.iovcase export --to 佐证');
  const files = wanted(await call('evidence.list', {}), options);
  if (files.length === 0)
    throw new WorkbenchError('NOT_FOUND', '没有符合的佐证文件。', '用 evidence <文件> list 查看。');
  const sha256 = files.map((file) => file.sha256);
  const written = await call('evidence.export', { sha256, folder: path.resolve(options.to) });
  output.result(written, () => written.files.map((name) => path.join(written.folder, name)));
}

/** @throws WorkbenchError NOT_FOUND for a number that no file has */
function wanted(files: ListedEvidence[], { uncited, number }: Options): ListedEvidence[] {
  const missing = (number ?? []).find((label) => !files.some((file) => file.label === label));
  if (missing !== undefined)
    throw new WorkbenchError('NOT_FOUND', `没有编号为「${missing}」的佐证。`, '用 evidence <文件> list 查看编号。');
  return files.filter((file) => (!uncited || file.cited.length === 0) && (!number || number.includes(file.label)));
}

function citingKey({ pack, state }: OpenCasefile, options: Options): ReturnType<typeof evidenceKey> | undefined {
  const { subject, question, row = '' } = options;
  if (subject === undefined && question === undefined) return undefined;
  if (subject === undefined || question === undefined)
    throw new WorkbenchError('BAD_INPUT', '引用到问题要同时写 --subject 和 --question。', '都不写时只存入案卷。');
  const found = findSubject(pack, state, subject);
  if (indexPack(pack).questions.get(question)?.form.subject !== found.kind)
    throw new WorkbenchError(
      'NOT_FOUND',
      `「${subject}」没有编号为「${question}」的问题。`,
      '用 show <文件> --json 查看编号。',
    );
  return evidenceKey(found.id, question, row);
}

async function readBase64(file: string): Promise<string> {
  try {
    return (await readFile(path.resolve(file))).toString('base64');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new WorkbenchError('NOT_FOUND', `读不到文件「${file}」。`, '请检查路径和权限。', detail);
  }
}
