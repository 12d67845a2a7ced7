/** Looks into a customer's table: which sheet, where its header is, which column is which. */
import { WorkbenchError } from '../../core/contract.ts';
import {
  columnLetters,
  findLayout,
  HEAD_ROWS,
  type Layout,
  layoutAt,
  parseMerges,
  type SheetHead,
} from '../../core/register/import-layout.ts';
import { proposeMapping } from '../../core/register/import-mapping.ts';
import { DEFAULT_OPTIONS, type FileRow, type HeaderSpan } from '../../core/register/import-model.ts';
import { ColumnNames } from '../../core/register/import-names.ts';
import type { ShownColumn } from '../../core/register/import-results.ts';
import { cellText } from '../../core/register/import-value.ts';
import { openTable, type SheetOutline, type TableFile } from '../workbook/index.ts';
import type { Opened, OpenTask } from './import-tasks.ts';

/** Rows looked at for values to judge columns by. */
const SAMPLE_ROWS = 500;
/** Sheets compared with one another. */
const MAX_SHEETS = 20;
const SHOWN_ROWS = 40;
const SHOWN_CELLS = 80;
const SHOWN_LENGTH = 60;
const SAMPLES = 4;

const NO_OUTLINE: SheetOutline = { merges: [], hiddenColumns: [], cutColumns: 0 };

export async function firstRows(file: TableFile, sheet: number, count: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of file.rows(sheet, { batchRows: count })) {
    rows.push(...batch.filter(({ cells }) => cells.some((cell) => cell !== null && cellText(cell).trim() !== '')));
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}

const headOf = (rows: readonly FileRow[], outline: SheetOutline): SheetHead => ({
  rows: rows.slice(0, HEAD_ROWS),
  merges: parseMerges(outline.merges),
  hiddenColumns: outline.hiddenColumns,
});

/** The visible sheet whose header fits the register best; of equals the first. */
async function likeliestSheet(file: TableFile, names: ColumnNames): Promise<number> {
  let best = { sheet: 0, score: -1 };
  const visible = file.sheets.flatMap(({ state }, i) => (state === 'visible' ? [i] : []));
  const candidates = visible.length > 0 ? visible : file.sheets.map((_, i) => i);
  if (candidates.length === 1) return candidates[0] ?? 0;
  for (const sheet of candidates.slice(0, MAX_SHEETS)) {
    const rows = await firstRows(file, sheet, HEAD_ROWS);
    const score = findLayout(headOf(rows, NO_OUTLINE), names)?.score ?? (rows.length > 0 ? 0 : -1);
    if (score > best.score) best = { sheet, score };
  }
  return best.sheet;
}

export async function openImport(task: OpenTask): Promise<Opened> {
  const { pack, register, path } = task;
  const names = new ColumnNames(pack, register);
  const file = await openTable(path);
  try {
    const sheet = task.sheet ?? (await likeliestSheet(file, names));
    if (!file.sheets[sheet]) throw new WorkbenchError('BAD_INPUT', '文件里没有这个工作表。', '请重新选择工作表。');
    const rows = await firstRows(file, sheet, SAMPLE_ROWS);
    if (rows.length === 0) throw emptySheet(file, sheet);
    const outline = await file.outline(sheet);
    const head = headOf(rows, outline);
    const layout = task.header ? layoutAt(head, names, checked(task.header)) : findLayout(head, names);
    return {
      kind: file.kind,
      ...(file.encoding ? { encoding: file.encoding } : {}),
      sheets: file.sheets,
      sheet,
      ...described(task, names, rows, layout),
      head: rows.slice(0, SHOWN_ROWS).map(({ row, cells }) => ({ row, cells: cells.slice(0, SHOWN_CELLS).map(shown) })),
      problems: problemsOf(file, sheet, outline, layout),
    };
  } finally {
    await file.close();
  }
}

function checked(header: HeaderSpan): HeaderSpan {
  if (header.first <= header.last && header.last - header.first < 10 && header.last <= 1000) return header;
  throw new WorkbenchError('BAD_INPUT', '表头的行号不对。', '表头应是连续的 1 到 10 行。');
}

const shown = (cell: FileRow['cells'][number]): string => cellText(cell).slice(0, SHOWN_LENGTH);

function described(
  { pack, register, subjects }: OpenTask,
  names: ColumnNames,
  rows: readonly FileRow[],
  layout: Layout | undefined,
): Pick<Opened, 'header' | 'columns' | 'mapping'> {
  if (!layout) return { header: null, columns: [], mapping: [] };
  const data = rows.filter(({ row }) => row > layout.header.last);
  const context = { pack, synonyms: names.synonyms, subjects, options: DEFAULT_OPTIONS };
  const columns = layout.columns.map((column): ShownColumn => ({
    ...column,
    letters: columnLetters(column.at),
    samples: [
      ...new Set(data.map(({ cells }) => shown(cells[column.at] ?? null)).filter((text) => text.trim() !== '')),
    ].slice(0, SAMPLES),
  }));
  return {
    header: layout.header,
    columns,
    mapping: proposeMapping({ register, names, context, columns: layout.columns, rows: data }),
  };
}

function emptySheet(file: TableFile, sheet: number): WorkbenchError {
  const others = file.sheets.filter((_, i) => i !== sheet).map(({ name }) => `「${name}」`);
  return new WorkbenchError(
    'WORKBOOK',
    file.kind === 'csv' ? '文件里没有任何内容。' : `工作表「${file.sheets[sheet]?.name ?? ''}」是空的。`,
    others.length > 0 ? `请选择其他工作表：${others.slice(0, 10).join('')}。` : '请检查是否选错了文件。',
  );
}

function problemsOf(file: TableFile, sheet: number, outline: SheetOutline, layout: Layout | undefined): string[] {
  const problems: string[] = [];
  const hidden = file.sheets
    .filter(({ state }, i) => state !== 'visible' && i !== sheet)
    .map(({ name }) => `「${name}」`);
  if (hidden.length > 0) problems.push(`有 ${hidden.length} 个隐藏的工作表没有读取：${hidden.slice(0, 5).join('')}。`);
  const ownState = file.sheets[sheet]?.state;
  if (ownState !== undefined && ownState !== 'visible') problems.push('选中的工作表在文件里是隐藏的。');
  const columns = (layout?.columns ?? []).filter(({ hidden: isHidden }) => isHidden).map(({ at }) => columnLetters(at));
  if (columns.length > 0) problems.push(`第 ${columns.slice(0, 10).join('、')} 列在文件里是隐藏的，也会读取。`);
  if (outline.cutColumns > 0) problems.push(`另有 ${outline.cutColumns} 个单元格在能读取的列之外，没有读取。`);
  if (!layout) problems.push('没有找到表头，请指定表头在第几行。');
  return problems;
}
