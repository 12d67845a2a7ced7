/** Filling a template that is not active yet with a casefile's answers, to look at before it is activated. */
import fs from 'node:fs';
import path from 'node:path';
import { toAnswers } from '../../core/answer/answer.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { OpenCasefile } from './command.ts';
import type { TemplateContext } from './commands/template.ts';
import { findSubject, namedSubjects } from './subjects.ts';
import { findTemplate } from './templates.ts';

export async function tryTemplate(context: TemplateContext, wanted: string): Promise<void> {
  const { call, output, open, options } = context;
  if (!open || options.out === undefined)
    throw new WorkbenchError('BAD_INPUT', '试填要写 --casefile 和 --out。', '--casefile 是案卷文件，--out 是文件夹。');
  const { document, info } = await findTemplate(context, wanted);
  const subject = subjectFor(open, document, options.subject);
  const preview = await call('document.preview', { document, subject, draft: true, template: info.fingerprint });
  const file = path.join(path.resolve(options.out), preview.fileName);
  makeFolder(path.dirname(file));
  const { saveBlank } = await import('../blank/save.ts');
  await saveBlank(new Uint8Array(Buffer.from(preview.data, 'base64')), file, options.overwrite ?? false);
  const report = { ...preview.report, path: file };
  output.result(report, () => [
    ...report.mismatched.map(({ where, expected }) => `没有核对上：${where} ${expected}`),
    `试填「${info.fileName}」：填写 ${report.placed.length} 处，空着 ${report.empty.length} 处，没有位置的答案 ${report.unplaced.length} 个。`,
    `已写入 ${file}`,
  ]);
}

function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new WorkbenchError('DISK', `建不了文件夹「${folder}」。`, '请换一个文件夹，或检查权限。', String(error));
  }
}

function subjectFor({ pack, state }: OpenCasefile, document: string, wanted: string | undefined): string {
  const kind = pack.documents.find(({ id }) => id === document)?.subject;
  if (wanted !== undefined) return findSubject(pack, state, wanted, kind).id;
  const subjects = namedSubjects(pack, toAnswers(state.answers)).filter((subject) => subject.kind === kind);
  const [only] = subjects;
  if (subjects.length === 1 && only) return only.id;
  const names = subjects.map(({ name }) => `「${name}」`).join('');
  throw new WorkbenchError(
    subjects.length === 0 ? 'NOT_FOUND' : 'BAD_INPUT',
    subjects.length === 0 ? '案卷里还没有这份文书的对象。' : '请用 --subject 写明用哪个对象的答案。',
    subjects.length === 0 ? '请先用 subject add 添加。' : `可用：${names}`,
  );
}
