import { Argument } from 'commander';
import { toAnswers } from '../../../core/answer/answer.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import type { OpenCasefile, RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';
import { findSubject, namedSubjects } from '../subjects.ts';

interface Options {
  kind?: string;
  name?: string;
  json?: boolean;
}

export const registerSubject: RegisterCommand = (program, runner) => {
  addCommand(program, 'subject <文件>', '列出、添加或移除对象（企业、定级对象……）')
    .addArgument(new Argument('<动作>', 'list 列出，add 添加，remove 移除').choices(['list', 'add', 'remove']))
    .option('--kind <种类>', '对象种类，如 system')
    .option('--name <名称>', '对象名称')
    .action((file: string, action: 'list' | 'add' | 'remove', options: Options) =>
      runner.casefile(file, options, (context) => ACTIONS[action](context, options)),
    );
};

const ACTIONS: Record<'list' | 'add' | 'remove', (context: OpenCasefile, options: Options) => Promise<void>> = {
  async list({ pack, state, output }) {
    const subjects = namedSubjects(pack, toAnswers(state.answers));
    output.result(subjects, () => table(subjects.map((s) => [s.kind, s.kindTitle, s.name, s.id])));
  },
  async add({ pack, call, output }, options) {
    const kind = pack.subjects.find((candidate) => candidate.kind === options.kind);
    if (!kind || !options.name) {
      const kinds = pack.subjects.map((k) => `${k.kind}（${k.title}）`).join('、');
      const message =
        options.kind && options.name ? `没有对象种类「${options.kind}」。` : '添加对象要写 --kind 和 --name。';
      throw new WorkbenchError('BAD_INPUT', message, `可用的种类：${kinds}`);
    }
    const { subject } = await call('subject.add', { kind: kind.kind, name: options.name });
    output.result({ subject, kind: kind.kind, name: options.name }, () => [
      `已添加${kind.title}「${options.name}」（${subject}）`,
    ]);
  },
  async remove({ pack, state, call, output }, options) {
    if (!options.name)
      throw new WorkbenchError('BAD_INPUT', '移除对象要写 --name。', '用 subject <文件> list 查看名称。');
    const subject = findSubject(pack, state, options.name, options.kind);
    await call('subject.remove', { subject: subject.id });
    output.result({ subject: subject.id, removed: true }, () => [`已移除「${subject.name}」，它的答案仍在历史中。`]);
  },
};
