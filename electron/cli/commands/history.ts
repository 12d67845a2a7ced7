import { InvalidArgumentError } from 'commander';
import { displayValue } from '../../../core/form/display.ts';
import { columnOf, indexPack } from '../../../core/form/pack.ts';
import type { HistoryEntry } from '../../../core/contract.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import type { Pack, Question } from '../../../core/form/pack-schema.ts';
import { nearest } from '../../../core/answer/nearest.ts';
import type { RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';
import { findSubject } from '../subjects.ts';

interface Options {
  question: string;
  subject: string;
  limit: number;
  json?: boolean;
}

export const registerHistory: RegisterCommand = (program, runner) => {
  addCommand(program, 'history <文件>', '一个问题的全部改动，新的在前')
    .requiredOption('--subject <名称>', '对象名称，见 subject <文件> list')
    .requiredOption('--question <编号>', '问题编号，见 show --json')
    .option('--limit <条数>', '最多显示多少条（1–1000）', limit, 100)
    .action((file: string, options: Options) =>
      runner.casefile(file, options, async ({ pack, state, call, output }) => {
        const subject = findSubject(pack, state, options.subject);
        const question = findQuestion(pack, subject.kind, options.question);
        const entries = await call('answer.history', {
          subject: subject.id,
          question: question.id,
          limit: options.limit,
        });
        output.result(entries, () => table(entries.map((entry) => entryCells(pack, question, entry))));
      }),
    );
};

function limit(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000) throw new InvalidArgumentError('1–1000');
  return value;
}

function findQuestion(pack: Pack, kind: string, id: string): Question {
  const questions = indexPack(pack).questionsOfKind.get(kind) ?? [];
  const found = questions.find((entry) => entry.question.id === id);
  if (found) return found.question;
  const guess = nearest(
    id,
    questions.map((entry) => entry.question.id),
  );
  throw new WorkbenchError(
    'NOT_FOUND',
    `没有问题「${id}」。`,
    guess ? `是不是「${guess}」？` : '用 show --json 查看问题编号。',
  );
}

function entryCells(pack: Pack, question: Question, entry: HistoryEntry): string[] {
  const column = question.type === 'table' ? columnOf(question, entry.column) : undefined;
  const holder = column ?? (question.type === 'contact' || question.type === 'table' ? undefined : question);
  const value =
    entry.value === null ? '（清除）' : holder ? displayValue({ pack }, holder, entry.value) : plain(entry.value);
  return [
    entry.at,
    entry.author || '—',
    entry.action,
    [entry.row, column?.label ?? entry.column].filter(Boolean).join(' '),
    entry.isHead ? '现值' : '',
    value,
  ];
}

function plain(value: unknown): string {
  return typeof value === 'object' ? '（行）' : String(value);
}
