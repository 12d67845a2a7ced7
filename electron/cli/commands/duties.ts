import type { ListedDeadline } from '../../../core/duty/call-results.ts';
import type { RegisterCommand } from '../command.ts';
import { displayWidth } from '../output.ts';
import { addCommand } from '../program.ts';

const WORDS: Record<ListedDeadline['state'], (deadline: ListedDeadline) => string> = {
  overdue: ({ daysLeft }) => `已逾期 ${-(daysLeft ?? 0)} 天`,
  due: ({ daysLeft }) => (daysLeft === 0 ? '就是今天' : `还有 ${daysLeft ?? 0} 天`),
  unknown: () => '无法计算',
  waiting: () => '等待日期',
  open: () => '非法定期限',
  done: () => '已办结',
};

export const registerDuties: RegisterCommand = (program, runner) => {
  addCommand(program, 'duties <文件>', '列出义务与期限，最急的在前；缺工作日历的年份不猜').action(
    (file: string, options: { json?: boolean }) =>
      runner.casefile(file, options, async ({ call, output }) => {
        const list = await call('duty.list', {});
        const several = new Set(list.deadlines.map(({ subject }) => subject)).size > 1;
        output.result(list, () => [
          ...list.deadlines.map((deadline) => lineOf(deadline, several)),
          ...list.calendar.warnings,
          `截至 ${list.today}，共 ${list.deadlines.length} 项，逾期 ${list.deadlines.filter(({ state }) => state === 'overdue').length} 项`,
        ]);
      }),
  );
};

function lineOf(deadline: ListedDeadline, withName: boolean): string {
  const { due, title, authority, name, rule } = deadline;
  const words = WORDS[deadline.state](deadline);
  const to = authority === '' ? '' : `（报${authority}）`;
  return `${words}${' '.repeat(Math.max(1, 16 - displayWidth(words)))}${(due || '').padEnd(12)}${withName ? `${name} › ` : ''}${title}${to}：${rule}`;
}
