import { toAnswers } from '../../../core/answer/answer.ts';
import { displayValue } from '../../../core/form/display.ts';
import { evaluateCasefile, type SubjectState } from '../../../core/form/evaluate.ts';
import { unpackStates } from '../../../core/register/transit.ts';
import { isFilled } from '../../../core/form/functions.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { Pack, QuestionOf } from '../../../core/form/pack-schema.ts';
import type { RegisterCommand } from '../command.ts';
import { table } from '../output.ts';
import { addCommand } from '../program.ts';
import { today } from '../session.ts';

export const registerShow: RegisterCommand = (program, runner) => {
  addCommand(program, 'show <文件>', '显示答案和计算结果').action((file: string, options: { json?: boolean }) =>
    runner.casefile(file, options, async ({ call, pack, state, output }) => {
      const { subjects } = evaluateCasefile(
        pack,
        toAnswers(state.answers),
        today(),
        unpackStates(await call('register.state', {}), new Map()),
      );
      const data = {
        path: state.path,
        packId: state.packId,
        packVersion: state.packVersion,
        encrypted: state.encrypted,
        readOnly: state.readOnly,
        notice: state.notice,
        subjects: [...subjects.values()].map(({ subject, name, view }) => ({
          id: subject.id,
          kind: subject.kind,
          name,
          answers: view,
        })),
      };
      const names = (id: string): string => subjects.get(id)?.name ?? id;
      output.result(data, () => [...subjects.values()].flatMap((subject) => subjectLines(pack, subject, names)));
    }),
  );
};

function subjectLines(pack: Pack, state: SubjectState, subjectName: (id: string) => string): string[] {
  const { questionsOfKind, kinds } = indexPack(pack);
  const context = { pack, subjectName, unit: true };
  const lines = [`■ ${kinds.get(state.subject.kind)?.title ?? state.subject.kind}：${state.name}`];
  for (const { question } of questionsOfKind.get(state.subject.kind) ?? []) {
    const value = state.view[question.id];
    if (!state.visible.has(question.id) || !isFilled(value)) continue;
    const text = displayValue(context, question, value, state.view[`${question.id}_other`]);
    lines.push(`  ${question.label}：${text}`);
    if (question.type === 'table') lines.push(...rowLines(context, question, value as Record<string, unknown>[]));
  }
  return [...lines, ''];
}

function rowLines(
  context: Parameters<typeof displayValue>[0],
  question: QuestionOf<'table'>,
  rows: Record<string, unknown>[],
): string[] {
  const cells = rows.map((row) =>
    question.columns.map((column) =>
      displayValue(context, column, row[column.id], row[`${column.id}_other`]).replace(/\s+/g, ' '),
    ),
  );
  return table([question.columns.map((column) => column.label), ...cells]).map((line) => `    ${line}`);
}
