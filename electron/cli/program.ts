/** Commander with Chinese help and errors, and the options every command has. */
import { Command, type CommanderError } from 'commander';
import { WorkbenchError } from '../../core/contract.ts';
import { displayWidth } from './output.ts';

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

class ChineseCommand extends Command {
  override createCommand(name?: string): Command {
    return chinese(new ChineseCommand(name));
  }
}

function chinese(command: Command): Command {
  return command
    .helpOption('-h, --help', '显示帮助')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      displayWidth,
      subcommandTerm: callOf,
      commandUsage: (shown) => (shown.parent ? `workbench ${callOf(shown)} [选项]` : 'workbench <命令> [参数] [选项]'),
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .allowExcessArguments(false)
    .showSuggestionAfterError(false);
}

/** `subject <文件> <动作>` */
function callOf(command: Command): string {
  const words = command.registeredArguments.map((a) => (a.required ? `<${a.name()}>` : `[${a.name()}]`));
  return [command.name(), ...words].join(' ');
}

export function createProgram(version: string): Command {
  return chinese(new ChineseCommand('workbench'))
    .description('车联安评工作台（命令行）：离线填写、计算、检查并生成车联网安全定级备案文书。')
    .version(version, '-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .addHelpText(
      'after',
      `
每个命令都可加 --json（只输出一份 JSON）和 --help。
口令按提示输入，或用环境变量 WORKBENCH_PASSPHRASE；不能写成参数。
退出码：0 成功，1 意外错误，2 用法或内容有误，3 有「错误」级问题，4 口令，5 案卷被占用，6 文件损坏，
        7 还不能出正式稿，8 文件或磁盘，9 规范包或模板，10 已取消。详见 docs/cli.md。`,
    );
}

/** A command with the options all commands share. */
export function addCommand(program: Command, usage: string, summary: string): Command {
  return program.command(usage).description(summary).option('--json', '只输出一份 JSON');
}

const MESSAGES: Record<string, (subject: string) => string> = {
  'commander.missingArgument': (subject) => `缺少参数 ${subject}。`,
  'commander.unknownOption': (subject) => `没有选项 ${subject}。`,
  'commander.unknownCommand': (subject) => `没有命令 ${subject}。`,
  'commander.optionMissingArgument': (subject) => `选项 ${subject} 后面缺少内容。`,
  'commander.missingMandatoryOptionValue': (subject) => `缺少必填的选项 ${subject}。`,
  'commander.excessArguments': () => '参数太多。',
  'commander.invalidArgument': (subject) => `${subject} 的内容不对。`,
};

/** `undefined` when commander has said all there is to say: it showed help or the version. */
export function usageError(error: CommanderError): WorkbenchError | undefined {
  if (error.exitCode === 0 || error.code === 'commander.help') return undefined;
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const message = MESSAGES[error.code]?.(subject) ?? '命令写得不对。';
  return new WorkbenchError('BAD_INPUT', message, '加 --help 查看用法。', error.message);
}
