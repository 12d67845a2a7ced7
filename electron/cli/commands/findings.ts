import { toAnswers } from '../../../core/answer/answer.ts';
import { evaluateCasefile, type Evaluation } from '../../../core/form/evaluate.ts';
import { unpackStates } from '../../../core/register/transit.ts';
import type { Finding } from '../../../core/form/finding.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { Level, Pack } from '../../../core/form/pack-schema.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { addCommand } from '../program.ts';
import { today } from '../session.ts';

export const LEVELS: Record<Level, string> = { error: '错误', warning: '警告', hint: '提示' };

export const registerFindings: RegisterCommand = (program, runner) => {
  addCommand(program, 'findings <文件>', '检查案卷，列出缺漏、错误和矛盾；有「错误」时退出码为 3').action(
    (file: string, options: { json?: boolean }) =>
      runner.casefile(file, options, async ({ call, pack, state, output, exit }) => {
        const evaluation = evaluateCasefile(
          pack,
          toAnswers(state.answers),
          today(),
          unpackStates(await call('register.state', {}), new Map()),
        );
        const { findings } = evaluation;
        const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
        const counts = { error: count('error'), warning: count('warning'), hint: count('hint') };
        if (counts.error) exit(EXIT.findings);
        output.result({ counts, findings }, () => [
          ...findings.map((finding) => findingLine(pack, evaluation, finding)),
          `${counts.error} 个错误，${counts.warning} 个警告，${counts.hint} 个提示`,
        ]);
      }),
  );
};

function findingLine(pack: Pack, evaluation: Evaluation, finding: Finding): string {
  const label = indexPack(pack).questions.get(finding.at.question)?.question.label ?? finding.at.question;
  const subject = evaluation.subjects.get(finding.at.subject)?.name ?? '';
  const check = finding.check ? ` ${finding.check}` : '';
  return `[${LEVELS[finding.level]}${check}] ${subject} › ${label}（${finding.at.question}）：${finding.message}`;
}
