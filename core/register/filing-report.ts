/** The comparison (表1-7 变更对照): a row for each cell that differs, written into the table or register the pack names. */
import type { CatalogueChange, CellChange, GroupChange } from '../assess/change-rate.ts';
import type { CellValue } from '../answer/answer.ts';
import { optionsOf } from '../form/pack.ts';
import type { Column } from '../form/pack-schema.ts';
import { labelOf, textOf, type ViewScope } from './filing-view.ts';
import { percentOf } from './percent.ts';

/** Texts, numbers and dates of one row, by what they mean. */
export interface ReportRow {
  key: string;
  field: string;
  before: string | number;
  now: string | number;
  rate: number | null;
  occurred: string;
  due: string;
  clause: string;
}

/** Measures and what asks for a new filing by itself; changes that are only noted are left to the yearly update. */
export function reportRows(
  scope: ViewScope,
  change: CatalogueChange,
  clock: { occurred: string; due: string },
): ReportRow[] {
  const measures = new Set(scope.rule.measures);
  const cells = change.cells
    .filter(({ column, triggers }) => triggers || measures.has(column))
    .map((cell) => cellRow(scope, change, cell, measures, clock));
  const whole = (keys: readonly string[], field: string): ReportRow[] =>
    keys.map((key) => ({ key, field, before: '', now: '', rate: null, ...clock, clause: OTHER }));
  return [...cells, ...whole(change.added, '新增'), ...whole(change.removed, '删除')];
}

const OTHER = '其他备案内容变化';

function cellRow(
  scope: ViewScope,
  change: CatalogueChange,
  cell: CellChange,
  measures: ReadonlySet<string>,
  clock: { occurred: string; due: string },
): ReportRow {
  const { key, column, before, now } = cell;
  const isMeasure = measures.has(column);
  const value = (given: unknown): string | number =>
    isMeasure && typeof given === 'number' ? given : textOf(scope, column, given);
  const [from, to] = [Number(before ?? 0), Number(now ?? 0)].map(Math.round) as [number, number];
  return {
    key,
    field: labelOf(scope, column),
    before: value(before),
    now: value(now),
    rate: isMeasure ? percentOf({ before: from, now: to, state: 'exceeded' }) : null,
    ...clock,
    clause: isMeasure ? clauseOf(scope, change, key, column) : OTHER,
  };
}

/** Which sum it belongs to has reached the threshold. */
function clauseOf(scope: ViewScope, { groups, total }: CatalogueChange, key: string, column: string): string {
  const own = [total, ...groups].filter((group) => group.measures.some((each) => counts(each, key, column)));
  const fired = own.flatMap((group) =>
    group.measures.filter((each) => each.measure === column && each.state !== 'below').map(() => group),
  );
  if (fired.length === 0) return `规模变化未达到 ${scope.rule.percent}%，随本次变更一并列出`;
  return `规模变化 ${scope.rule.percent}% 以上（${fired.map((group) => nameOf(scope, group)).join('；')}）`;
}

const counts = (each: GroupChange['measures'][number], key: string, column: string): boolean =>
  each.measure === column && each.causes.some((cause) => cause.key === key);

const nameOf = (scope: ViewScope, { group }: GroupChange): string =>
  group.map((value, i) => textOf(scope, scope.groupBy[i] ?? '', value)).join(' · ') || '全目录合计';

/** A report value as the column it is written to holds it; `undefined` where it cannot. */
export function cellFor(
  scope: Pick<ViewScope, 'pack'>,
  column: Column,
  value: string | number | null,
): CellValue | undefined {
  if (value === null || value === '') return undefined;
  switch (column.type) {
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'choice':
      return optionsOf(scope.pack, column).find(({ id, label }) => label === value || id === value)?.id;
    case 'text':
    case 'longtext':
    case 'date':
      return String(value);
    default:
      return undefined;
  }
}
