/** A comparison in the words of the screen: labels, rates with two decimals, the rows that cause it. */
import type { CatalogueChange, CellChange, GroupChange, MeasureChange } from '../assess/change-rate.ts';
import { displayValue, numberText } from '../form/display.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import type { ChangeRule, Register } from '../form/schema/register.ts';
import type { CellView, ChangedRow, FilingChanges, GroupView, MeasureView } from './filing-results.ts';
import { percentOf } from './percent.ts';

/** Rows a screen shows; the counts beside them say how many there are. */
const SHOWN_CAUSES = 20;
const SHOWN_ROWS = 500;

export interface ViewScope {
  pack: Pack;
  register: Register;
  rule: ChangeRule;
  /** Columns the groups were made by: those of the rule that both sides have. */
  groupBy: readonly string[];
  /** Present row of a key; '' when it is gone. */
  rowOf: (key: string) => string;
}

const columnOf = ({ register }: ViewScope, id: string): Column | undefined =>
  register.columns.find((column) => column.id === id.replace(/_other$/, ''));

export const labelOf = (scope: ViewScope, id: string): string => columnOf(scope, id)?.label ?? id;

export function textOf(scope: ViewScope, id: string, value: unknown): string {
  const column = columnOf(scope, id);
  if (!column) return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (id !== column.id) return typeof value === 'string' ? value : '';
  if (typeof value === 'number') return numberText(value, { group: true });
  return displayValue({ pack: scope.pack }, column, value);
}

type Shown = Pick<
  FilingChanges,
  'triggered' | 'reasons' | 'groupLabels' | 'total' | 'groups' | 'added' | 'removed' | 'cells'
>;

export function viewOf(scope: ViewScope, change: CatalogueChange): Shown {
  const named = (keys: readonly string[]): { count: number; rows: ChangedRow[] } => ({
    count: keys.length,
    rows: keys.slice(0, SHOWN_ROWS).map((key) => ({ key, row: scope.rowOf(key) })),
  });
  const groups = change.groups.map((group) => groupView(scope, group));
  const total = groupView(scope, change.total);
  // What asks for a filing first: a screen shows only the beginning.
  const cells = [...change.cells].sort((a, b) => Number(b.triggers) - Number(a.triggers));
  return {
    triggered: change.triggered,
    reasons: reasonsOf(scope, groups, total, change.cells),
    groupLabels: scope.groupBy.map((id) => labelOf(scope, id)),
    total,
    groups,
    added: named(change.added),
    removed: named(change.removed),
    cells: {
      count: cells.length,
      triggering: cells.filter(({ triggers }) => triggers).length,
      rows: cells.slice(0, SHOWN_ROWS).map((cell) => cellView(scope, cell)),
    },
  };
}

function groupView(scope: ViewScope, group: GroupChange): GroupView {
  return {
    labels: group.group.map((value, i) => textOf(scope, scope.groupBy[i] ?? '', value) || '（未填）'),
    rows: group.rows,
    measures: group.measures.map((measure) => measureView(scope, measure)),
  };
}

function measureView(scope: ViewScope, change: MeasureChange): MeasureView {
  const column = columnOf(scope, change.measure);
  const { measure, before, now, added, removed, state, causes } = change;
  return {
    measure,
    label: column?.label ?? measure,
    unit: column && 'unit' in column ? (column.unit ?? '') : '',
    ...{ before, now, added, removed, state },
    rate: percentOf(change),
    causes: causes.slice(0, SHOWN_CAUSES).map((cause) => ({ ...cause, row: scope.rowOf(cause.key) })),
    causeCount: causes.length,
  };
}

function cellView(scope: ViewScope, { key, column, before, now, triggers }: CellChange): CellView {
  return {
    key,
    row: scope.rowOf(key),
    column,
    label: labelOf(scope, column),
    before: textOf(scope, column, before),
    now: textOf(scope, column, now),
    triggers,
  };
}

function reasonsOf(scope: ViewScope, groups: GroupView[], total: GroupView, cells: readonly CellChange[]): string[] {
  const reasons = [total, ...groups].flatMap((group) =>
    group.measures.flatMap((measure) => {
      const name = `${group.labels.join(' · ') || '全目录合计'}的${measure.label}`;
      const sentence = measureReason(scope.rule, measure);
      return sentence === '' ? [] : [`${name}${sentence}`];
    }),
  );
  const columns = new Map<string, number>();
  for (const { column, triggers } of cells)
    if (triggers) columns.set(labelOf(scope, column), (columns.get(labelOf(scope, column)) ?? 0) + 1);
  const changed = [...columns].map(([label, count]) => `「${label}」有 ${count} 处变化`);
  return [...reasons, ...changed];
}

export function measureReason({ percent }: ChangeRule, { state, rate }: Pick<MeasureView, 'state' | 'rate'>): string {
  if (state === 'exceeded') return `变化 ${(rate ?? 0).toFixed(2)}%，达到 ${percent}%`;
  if (state === 'new') return '以前没有备案，属于新增';
  return state === 'gone' ? '备案过，现在没有了' : '';
}
