import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { addCommand } from '../program.ts';

export const registerVerify: RegisterCommand = (program, runner) => {
  addCommand(program, 'verify <文件>', '核验案卷：改动链、佐证文件、数据库完整性').action(
    (file: string, options: { json?: boolean }) =>
      runner.casefile(file, options, async ({ call, output, exit }) => {
        const report = await call('casefile.verify', {});
        if (!report.ok) exit(EXIT.damaged);
        output.result(report, () => [
          report.ok ? '案卷完好。' : `发现 ${report.problems.length} 处损坏或篡改：`,
          ...report.problems.map((problem) => `  ${problem}`),
          `改动 ${report.changes} 条，设备 ${report.devices} 台，佐证文件 ${report.evidence} 个。`,
        ]);
      }),
  );
};
