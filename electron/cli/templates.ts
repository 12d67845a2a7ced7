/** Templates by the names people call them. */
import type { DocumentTemplates, TemplateInfo } from '../../core/blank/template.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { TemplateContext } from './commands/template.ts';

/** Templates of the documents that are meant. @throws WorkbenchError NOT_FOUND */
export async function listTemplates({ call, options }: TemplateContext): Promise<DocumentTemplates[]> {
  const { casefile, pack, document } = options;
  const all = await call('template.list', casefile !== undefined || pack === undefined ? {} : { pack });
  if (document === undefined) return all;
  const found = all.filter((each) => each.document === document);
  if (found.length > 0) return found;
  const known = all.map((each) => each.document).join('、');
  throw new WorkbenchError('NOT_FOUND', `没有文书「${document}」。`, `可用：${known}`);
}

/** Enough of a fingerprint to tell templates apart; `pack` is what comes with the pack. */
export const shortName = (info: TemplateInfo): string =>
  info.origin === 'pack' ? 'pack' : info.fingerprint.slice(0, 12);

export const statusOf = (info: TemplateInfo): string =>
  info.problem
    ? `不能使用：${info.problem}`
    : info.open > 0
      ? `待确认 ${info.open} 处`
      : info.active
        ? '使用中'
        : '可启用';

/** @throws WorkbenchError NOT_FOUND, BAD_INPUT when several are meant */
export async function findTemplate(
  context: TemplateContext,
  wanted: string,
): Promise<{ document: string; info: TemplateInfo }> {
  const all = (await listTemplates(context)).flatMap(({ document, templates }) =>
    templates.map((info) => ({ document, info })),
  );
  const means = ({ info }: { info: TemplateInfo }): boolean =>
    info.origin === 'pack'
      ? wanted === 'pack'
      : info.fileName === wanted || (wanted.length >= 4 && info.fingerprint.startsWith(wanted.toLowerCase()));
  const found = all.filter(means);
  const [only] = found;
  if (found.length === 1 && only) return only;
  const named = (found.length > 0 ? found : all).map(
    ({ document, info }) => `${document} ${shortName(info)} ${info.fileName}`,
  );
  if (found.length > 1)
    throw new WorkbenchError(
      'BAD_INPUT',
      `有 ${found.length} 个模板符合「${wanted}」。`,
      `请写明 --document 或指纹：\n${named.join('\n')}`,
    );
  throw new WorkbenchError('NOT_FOUND', `没有模板「${wanted}」。`, `现有：\n${named.join('\n')}`);
}
