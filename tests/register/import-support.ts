/** A catalogue such as packs define, and the whole way from file rows to a difference without any file. */
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import { registerSchema, type Register } from '../../core/form/schema/register.ts';
import { RegisterDiff } from '../../core/register/import-diff.ts';
import { findLayout, type Layout, parseMerges } from '../../core/register/import-layout.ts';
import { proposeMapping } from '../../core/register/import-mapping.ts';
import {
  type ColumnMapping,
  DEFAULT_OPTIONS,
  type DiffCounts,
  type FileCell,
  type FileRow,
  type ImportOptions,
  type MappingProposal,
  type SkippedRow,
} from '../../core/register/import-model.ts';
import { ColumnNames } from '../../core/register/import-names.ts';
import { RowReader } from '../../core/register/import-read.ts';
import { RowSorter } from '../../core/register/import-skip.ts';
import type { ValueContext } from '../../core/register/import-value.ts';
import { tinyPack } from '../support/tiny-pack.ts';

export const register: Register = registerSchema.parse({
  id: 'catalogue',
  type: 'register',
  label: '重要数据目录',
  key: 'no',
  reviewed: 'checked',
  columns: [
    { id: 'no', type: 'text', label: '数据编号', unique: true },
    { id: 'title', type: 'text', label: '数据名称', synonyms: ['数据项', '资产名称'] },
    {
      id: 'cat1',
      type: 'choice',
      label: '一级类别',
      options: [
        { id: '01', label: '车' },
        { id: '02', label: '路' },
      ],
    },
    {
      id: 'cat2',
      type: 'choice',
      label: '二级类别',
      options: [
        { id: '0101', label: '车·感知', visibleWhen: 'row.cat1 == "01"' },
        { id: '0201', label: '路·感知', visibleWhen: 'row.cat1 == "02"' },
        { id: '0102', label: '车·决策', visibleWhen: 'row.cat1 == "01"' },
      ],
    },
    {
      id: 'level',
      type: 'choice',
      label: '数据级别',
      options: [
        { id: 'general', label: '一般' },
        { id: 'important', label: '重要' },
        { id: 'core', label: '核心' },
      ],
    },
    {
      id: 'source',
      type: 'multi',
      label: '数据来源',
      options: [
        { id: 'vehicle', label: '车端采集' },
        { id: 'road', label: '路侧采集' },
        { id: 'audit', label: '日志审计（采集、留存）' },
        { id: '99', label: '其他', other: true },
      ],
    },
    { id: 'records', type: 'number', label: '记录条数', unit: '条', decimals: 0, min: 0 },
    { id: 'volume', type: 'number', label: '存储总量' },
    {
      id: 'volume_unit',
      type: 'choice',
      label: '存储总量单位',
      options: [
        { id: 'MB', label: 'MB' },
        { id: 'GB', label: 'GB' },
        { id: 'TB', label: 'TB' },
      ],
    },
    { id: 'bytes', type: 'number', label: '备份容量', unit: 'GB' },
    { id: 'share', type: 'number', label: '覆盖占比', unit: '%' },
    { id: 'from', type: 'date', label: '覆盖起始日期' },
    { id: 'abroad', type: 'yesno', label: '是否跨境传输' },
    { id: 'checked', type: 'yesno', label: '已复核' },
    { id: 'owner', type: 'text', label: '责任人', synonyms: ['数据负责人'] },
    { id: 'notes', type: 'longtext', label: '备注' },
    { id: 'double', type: 'computed', label: '两倍', expression: 'row.records * 2' },
  ],
});

export const pack = tinyPack({ id: 'p', synonyms: [['车端采集', '车辆采集', '车载采集']] });
export const names = new ColumnNames(pack, register);
export const contextOf = (options: Partial<ImportOptions> = {}): ValueContext => ({
  pack,
  synonyms: names.synonyms,
  subjects: [],
  options: { ...DEFAULT_OPTIONS, ...options },
});

/** Rows as a file has them; blank lines (`null`) count. */
export const fileRows = (lines: readonly (readonly FileCell[] | null)[]): FileRow[] =>
  lines.flatMap((cells, i) => (cells === null ? [] : [{ row: i + 1, cells }]));

export interface Imported {
  layout: Layout;
  mapping: MappingProposal[];
  skipped: SkippedRow[];
  diff: RegisterDiff;
  counts: DiffCounts;
}

export interface ImportInput {
  lines: readonly (readonly FileCell[] | null)[];
  merges?: string[];
  ours?: Record<string, Record<string, CellValue>>;
  key?: string[];
  mapping?: ColumnMapping[];
  options?: Partial<ImportOptions>;
}

export function importLines({ lines, merges = [], ours = {}, key, mapping, options }: ImportInput): Imported {
  const rows = fileRows(lines);
  const layout = findLayout({ rows: rows.slice(0, 60), merges: parseMerges(merges), hiddenColumns: [] }, names);
  if (!layout) throw new Error('no header');
  const context = contextOf(options);
  const data = rows.filter(({ row }) => row > layout.header.last);
  const proposed = proposeMapping({ register, names, context, columns: layout.columns, rows: data });
  const used: ColumnMapping[] = mapping ?? proposed;
  const mapped = used.flatMap(({ at, column }) => (column === null ? [] : [at]));
  const keys = key ?? ['no'];
  const keyAt = used.flatMap(({ at, column }) => (column !== null && keys.includes(column) ? [at] : []));
  const sorter = new RowSorter(rows, layout.header, { mapped, keys: keyAt }, options?.takeRows ?? []);
  const reader = new RowReader(register, context, used);
  const held = new Map<string, RegisterRow>(
    Object.entries(ours).map(([id, cells], i) => [id, { order: `a${i}`, cells }]),
  );
  const diff = new RegisterDiff({
    columns: reader.columns,
    key: keys.filter((column) => reader.columns.includes(column)),
    reviewed: register.reviewed,
    rows: held,
    ids: [...held.keys()],
    show: (_, value) => String(value),
  });
  const skipped: SkippedRow[] = [];
  for (const row of data) {
    const skip = sorter.skip(row);
    if (skip === 'empty') continue;
    if (skip) skipped.push(skip);
    else diff.take([reader.read(row)]);
  }
  return { layout, mapping: proposed, skipped, diff, counts: diff.finish() };
}
