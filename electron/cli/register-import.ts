/** A customer's table into a register from the command line: looked into, compared, and written only with `--apply`. */
import path from 'node:path';
import type { CellValue } from '../../core/answer/answer.ts';
import { type CallInput, WorkbenchError } from '../../core/contract.ts';
import { displayValue } from '../../core/form/display.ts';
import { columnLetters } from '../../core/register/import-layout.ts';
import type { ColumnMapping, DiffRow } from '../../core/register/import-model.ts';
import type { ImportOpening, ImportPreview, ImportResult, ImportRows } from '../../core/register/import-results.ts';
import type { OpenCasefile } from './command.ts';
import type { RegisterPlace } from './commands/register.ts';
import { EXIT } from './exit-codes.ts';
import { followJob } from './follow-job.ts';

export interface ImportTableOptions {
  from?: string;
  sheet?: string;
  header?: string;
  map?: string[];
  key?: string;
  month?: string;
  other?: boolean;
  apply?: boolean;
  reviewed?: boolean;
  erase?: boolean;
  removeMissing?: boolean;
  number?: boolean;
}

const CALLED_OFF = '已取消，没有导入任何内容。';

const bad = (message: string, advice = '加 --help 查看用法。'): WorkbenchError =>
  new WorkbenchError('BAD_INPUT', message, advice);

export async function importTable(
  context: OpenCasefile,
  place: RegisterPlace,
  options: ImportTableOptions,
  limit: number,
): Promise<void> {
  const { call, output, exit } = context;
  const opened = await open(context, place, options);
  const mapping = mappingOf(place, opened, options.map ?? []);
  const key = options.key === undefined ? opened.key : options.key.split(',').map((id) => id.trim());
  await compare(context, { id: opened.id, mapping, key, options: importOptions(options) });
  const preview = await call('register.importResult', { id: opened.id });
  const shown = await changesShown(context, opened.id, limit);
  const applied = options.apply ? await write(context, opened.id, options) : undefined;
  const { counts } = preview;
  if (counts.rejected > counts.repeated || counts.unread > 0) exit(EXIT.findings);
  output.result({ opened: { ...opened, mapping, key }, preview, ...shown, applied: applied ?? null }, () => [
    ...openedLines(place, opened, mapping),
    '',
    ...previewLines(preview, opened.problems),
    ...rowLines(context, place, shown),
    '',
    applied
      ? `已写入：新增 ${applied.added} 行，修改 ${applied.changed} 行（其中已复核 ${applied.reviewed} 行），移除 ${applied.removed} 行。可以一步撤销。`
      : '只是预览，没有写入。确认后加 --apply。',
  ]);
}

async function open({ call }: OpenCasefile, place: RegisterPlace, options: ImportTableOptions): Promise<ImportOpening> {
  if (options.from === undefined) throw bad('请用 --from 写要导入的表格文件。');
  const at = { subject: place.subject, question: place.register.id, path: path.resolve(options.from) };
  const header = options.header === undefined ? {} : { header: headerOf(options.header) };
  if (options.sheet === undefined) return call('register.importOpen', { ...at, ...header });
  const first = await call('register.importOpen', at);
  const named = first.sheets.findIndex(({ name }) => name === options.sheet);
  const sheet = named >= 0 ? named : /^\d{1,4}$/.test(options.sheet) ? Number(options.sheet) - 1 : -1;
  if (!first.sheets[sheet])
    throw bad(`没有工作表「${options.sheet}」。`, `现有：${first.sheets.map(({ name }) => name).join('、')}`);
  await call('register.importClose', { id: first.id });
  return call('register.importOpen', { ...at, ...header, sheet });
}

function headerOf(text: string): { first: number; last: number } {
  const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(text) ?? [];
  if (first === undefined) throw bad('--header 应写行号，如 3 或 3-4。');
  return { first: Number(first), last: Number(last) };
}

const columnAt = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function mappingOf({ register }: RegisterPlace, opened: ImportOpening, changes: readonly string[]): ColumnMapping[] {
  const mapping = opened.mapping.map(({ at, column, unit, unitAt }): ColumnMapping => ({
    at,
    column,
    ...(unit === undefined ? {} : { unit }),
    ...(unitAt === undefined ? {} : { unitAt }),
  }));
  for (const change of changes) {
    const [, letters = '', column = '', unit] = /^([A-Za-z]{1,3})=([^:]*)(?::(.+))?$/.exec(change.trim()) ?? [];
    const index = mapping.findIndex(({ at }) => letters !== '' && at === columnAt(letters));
    if (index < 0) throw bad(`--map「${change}」写得不对，或文件里没有这一列。`, '写成 列字母=列编号，如 C=level。');
    const known = register.columns.find(({ id, label }) => id === column || label === column);
    if (column !== '' && !known)
      throw bad(`台账没有「${column}」这一列。`, `可用：${register.columns.map(({ id }) => id).join('、')}`);
    // A column of the register takes one column of the file: the one that was asked for.
    for (const each of mapping) if (known && each.column === known.id) each.column = null;
    mapping[index] = { at: columnAt(letters), column: known?.id ?? null, ...(unit === undefined ? {} : { unit }) };
  }
  return mapping;
}

function importOptions({ month, other }: ImportTableOptions): { monthAs?: 'first' | 'last'; unknownAsOther?: boolean } {
  if (month !== undefined && month !== 'first' && month !== 'last') throw bad('--month 只能是 first 或 last。');
  return { ...(month ? { monthAs: month } : {}), ...(other ? { unknownAsOther: true } : {}) };
}

/** Ctrl+C calls the comparison off; nothing has been written then. */
async function compare(open: OpenCasefile, input: CallInput<'register.importPreview'>): Promise<void> {
  await followJob(open, await open.call('register.importPreview', input), CALLED_OFF);
}

/** Ctrl+C while it is written takes all of it back. */
async function write(open: OpenCasefile, id: string, options: ImportTableOptions): Promise<ImportResult> {
  const choices = {
    added: { all: true, except: [] },
    changed: { all: true, except: [] },
    reviewed: { all: options.reviewed ?? false, except: [] },
    remove: { all: options.removeMissing ?? false, except: [] },
    erase: options.erase ?? false,
    number: options.number ?? false,
  };
  await followJob(open, await open.call('register.importApply', { id, choices }), CALLED_OFF);
  return open.call('register.importApplied', { id });
}

type Shown = Record<'added' | 'changed' | 'reviewed' | 'missing' | 'rejected', DiffRow[]> &
  Pick<ImportRows, 'skipped' | 'unread'>;

async function changesShown({ call }: OpenCasefile, id: string, count: number): Promise<Shown> {
  const page = (group: keyof Shown): Promise<ImportRows> =>
    call('register.importRows', { id, group, from: 0, count: Math.min(count, 5000) });
  const rows = async (group: keyof Shown): Promise<DiffRow[]> => (await page(group)).rows;
  return {
    added: await rows('added'),
    changed: await rows('changed'),
    reviewed: await rows('reviewed'),
    missing: await rows('missing'),
    rejected: await rows('rejected'),
    skipped: (await page('skipped')).skipped,
    unread: (await page('unread')).unread,
  };
}

function openedLines({ register }: RegisterPlace, opened: ImportOpening, mapping: readonly ColumnMapping[]): string[] {
  const labels = new Map(register.columns.map(({ id, label }) => [id, label]));
  const { header, sheets, sheet, encoding } = opened;
  const lines =
    header === null ? '没有找到' : `第 ${header.first}${header.last > header.first ? `–${header.last}` : ''} 行`;
  return [
    `${opened.fileName}：工作表「${sheets[sheet]?.name ?? ''}」${encoding ? `，编码 ${encoding}` : ''}，表头${lines}`,
    ...mapping.map(({ at, column, unit }) => {
      const from = opened.columns.find((each) => each.at === at)?.labels.join(' / ') || '（无表头）';
      const reason = opened.mapping.find((each) => each.at === at)?.reason ?? '';
      const to = column === null ? '不导入' : `${labels.get(column) ?? ''}（${column}）${unit ? `，单位 ${unit}` : ''}`;
      return `  ${columnLetters(at)} ${from} → ${to}  ${reason}`;
    }),
  ];
}

function previewLines({ counts, skipped, problems }: ImportPreview, before: readonly string[]): string[] {
  return [
    `新增 ${counts.added}，修改 ${counts.changed}（${counts.cells} 格），未变 ${counts.unchanged}，缺少 ${counts.missing}，` +
      `已复核而不同 ${counts.reviewed}，拒绝 ${counts.rejected}，不是数据 ${skipped}`,
    ...[...before, ...problems].map((sentence) => `  注意：${sentence}`),
  ];
}

function rowLines({ pack }: OpenCasefile, { register }: RegisterPlace, shown: Shown): string[] {
  const columns = new Map(register.columns.map((column) => [column.id, column]));
  const show = (id: string, value: CellValue | null): string => {
    const column = columns.get(id);
    return column && value !== null ? displayValue({ pack }, column, value) : '（空）';
  };
  const label = (id: string): string => columns.get(id)?.label ?? id;
  const cells = ({ changes = [] }: DiffRow): string =>
    changes.map(({ column, from, to }) => `${label(column)}：${show(column, from)} → ${show(column, to)}`).join('；');
  return [
    ...shown.added.map((row) => `  + 第 ${row.fileRow} 行 ${row.key}`),
    ...shown.changed.map((row) => `  ~ 第 ${row.fileRow} 行 ${row.key}：${cells(row)}`),
    ...shown.reviewed.map((row) => `  ✓ 第 ${row.fileRow} 行 ${row.key}（已复核）：${cells(row)}`),
    ...shown.missing.map((row) => `  - ${row.key}（文件中没有）`),
    ...shown.rejected.map((row) => `  ! 第 ${row.fileRow} 行 ${row.key}：${row.reason ?? ''}`),
    ...shown.unread.map((cell) => `  ? 第 ${cell.fileRow} 行 ${label(cell.column)}：${cell.reason}`),
    ...shown.skipped.map((row) => `  · 第 ${row.row} 行不是数据：${row.text}`),
  ];
}
