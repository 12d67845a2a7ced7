/**
 * How much a filed catalogue has changed (工业和信息化领域数据安全管理办法（试行）第十二条: 规模变化 30 % 以上，3 个月内变更).
 * Which columns are measured and grouped, which other columns count, and the threshold come from the pack; how
 * baseline, groups and totals are meant is [design] (参考资料 D1 §1.5).
 */

/** A row as the catalogue holds it; measures are whole numbers (records, bytes). */
export type RateRow = Readonly<Record<string, unknown>>;

export interface RateRule {
  /** Column that names a row for good: the data number. */
  key: string;
  /** Columns whose values make a group: class, level. */
  groupBy: readonly string[];
  /** Columns that are added up. */
  measures: readonly string[];
  /** A fraction, numerator and denominator: [30, 100]. Reached counts as exceeded (以上含本数). */
  threshold: readonly [number, number];
  /** Columns whose change alone asks for a new filing. */
  triggers: readonly string[];
  /** Columns that are noted but ask for nothing. */
  noted?: readonly string[];
}

export type RateState =
  /** Rate at or above the threshold. */
  | 'exceeded'
  | 'below'
  /** No rate: nothing was filed before. */
  | 'new'
  /** No rate: all of it is gone. */
  | 'gone';

export interface MeasureChange {
  measure: string;
  before: number;
  now: number;
  added: number;
  removed: number;
  /** |now − before| ÷ before; `null` when nothing was filed before. For display only: the state is reckoned exactly. */
  rate: number | null;
  state: RateState;
  /** Rows by how much they account for the difference, the greatest first. */
  causes: { key: string; before: number; now: number }[];
}

export interface GroupChange {
  /** Values of `groupBy`; empty for the total. */
  group: string[];
  measures: MeasureChange[];
  /** Rows before and now: shown, never a trigger. */
  rows: { before: number; now: number };
}

export interface CellChange {
  key: string;
  column: string;
  before: unknown;
  now: unknown;
  /** Only for measures. */
  rate: number | null;
  triggers: boolean;
}

export interface CatalogueChange {
  groups: GroupChange[];
  total: GroupChange;
  added: string[];
  removed: string[];
  cells: CellChange[];
  /** A new filing is due. */
  triggered: boolean;
}

const GROUP_SEPARATOR = '\u001f';
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** Whole numbers only: a rate of exactly 30 % must not depend on binary fractions. */
function whole(value: unknown): number {
  const number = typeof value === 'number' ? value : Number(text(value));
  return Number.isFinite(number) ? Math.round(number) : 0;
}

function reaches(before: number, now: number, [numerator, denominator]: RateRule['threshold']): boolean {
  const difference = BigInt(Math.abs(now - before));
  return difference * BigInt(denominator) >= BigInt(before) * BigInt(numerator);
}

function stateOf(before: number, now: number, threshold: RateRule['threshold']): RateState {
  if (before === 0) return now === 0 ? 'below' : 'new';
  if (now === 0) return 'gone';
  return reaches(before, now, threshold) ? 'exceeded' : 'below';
}

const rateOf = (before: number, now: number): number | null => (before === 0 ? null : Math.abs(now - before) / before);

interface Pair {
  key: string;
  before: RateRow | undefined;
  now: RateRow | undefined;
  /** Groups the row was and is in. */
  from: string;
  to: string;
}

/** @param group text of the group; `null` for all rows */
function measureChange(rule: RateRule, measure: string, pairs: readonly Pair[], group: string | null): MeasureChange {
  const change = { before: 0, now: 0, added: 0, removed: 0 };
  const causes: MeasureChange['causes'] = [];
  for (const pair of pairs) {
    const before = wasIn(pair, group) ? whole(pair.before?.[measure]) : 0;
    const now = isIn(pair, group) ? whole(pair.now?.[measure]) : 0;
    change.before += before;
    change.now += now;
    if (now > before) change.added += now - before;
    else change.removed += before - now;
    if (before !== now) causes.push({ key: pair.key, before, now });
  }
  causes.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before) || (a.key < b.key ? -1 : 1));
  const { before, now } = change;
  return { measure, ...change, rate: rateOf(before, now), state: stateOf(before, now, rule.threshold), causes };
}

const wasIn = (pair: Pair, group: string | null): boolean =>
  pair.before !== undefined && (group === null || pair.from === group);
const isIn = (pair: Pair, group: string | null): boolean =>
  pair.now !== undefined && (group === null || pair.to === group);

function groupChange(rule: RateRule, group: string | null, pairs: readonly Pair[]): GroupChange {
  const rows = { before: 0, now: 0 };
  for (const pair of pairs) {
    if (wasIn(pair, group)) rows.before += 1;
    if (isIn(pair, group)) rows.now += 1;
  }
  return {
    group: group === null ? [] : group.split(GROUP_SEPARATOR),
    rows,
    measures: rule.measures.map((measure) => measureChange(rule, measure, pairs, group)),
  };
}

/** Lists are sets here: 「存储、使用」 and 「使用、存储」 say the same. */
function comparable(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((each) => JSON.stringify(each))
      .sort()
      .join(',');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : text(value).trim();
}

/** Most cells of most rows are as they were: told without writing anything down. */
function isUntouched(before: unknown, now: unknown): boolean {
  if (before === now) return true;
  if (!Array.isArray(before) || !Array.isArray(now) || before.length !== now.length) return false;
  return before.every((each, i) => each === now[i]);
}

function cellChanges(rule: RateRule, pairs: readonly Pair[]): CellChange[] {
  const measures = new Set(rule.measures);
  const columns = [...rule.measures, ...rule.triggers, ...(rule.noted ?? [])];
  return pairs.flatMap(({ key, before, now }) => {
    if (!before || !now) return [];
    return columns.flatMap((column): CellChange[] => {
      if (isUntouched(before[column], now[column])) return [];
      if (comparable(before[column]) === comparable(now[column])) return [];
      const rate = measures.has(column) ? rateOf(whole(before[column]), whole(now[column])) : null;
      return [
        { key, column, before: before[column], now: now[column], rate, triggers: rule.triggers.includes(column) },
      ];
    });
  });
}

function pairsOf(rule: RateRule, baseline: readonly RateRow[], current: readonly RateRow[]): Pair[] {
  const groupKey = (row: RateRow): string => rule.groupBy.map((column) => text(row[column])).join(GROUP_SEPARATOR);
  const pairs = new Map<string, Pair>();
  for (const before of baseline) {
    const key = text(before[rule.key]);
    pairs.set(key, { key, before, now: undefined, from: groupKey(before), to: '' });
  }
  for (const now of current) {
    const key = text(now[rule.key]);
    const known = pairs.get(key);
    if (known) {
      known.now = now;
      known.to = groupKey(now);
    } else pairs.set(key, { key, before: undefined, now, from: '', to: groupKey(now) });
  }
  return [...pairs.values()];
}

function put(groups: Map<string, Pair[]>, key: string, pair: Pair): void {
  const known = groups.get(key);
  if (known) known.push(pair);
  else groups.set(key, [pair]);
}

/**
 * Against the last approved filing; several small changes add up, because the baseline stays until the next approval.
 * Keys are unique on each side (the catalogue's own check); a repeated one counts once, the last.
 */
export function changesSince(
  rule: RateRule,
  baseline: readonly RateRow[],
  current: readonly RateRow[],
): CatalogueChange {
  const pairs = pairsOf(rule, baseline, current);
  const byGroup = new Map<string, Pair[]>();
  for (const pair of pairs) {
    if (pair.before) put(byGroup, pair.from, pair);
    if (pair.now && !(pair.before && pair.from === pair.to)) put(byGroup, pair.to, pair);
  }
  const groups = [...byGroup]
    .map(([key, own]) => groupChange(rule, key, own))
    .sort((a, b) => (a.group.join() < b.group.join() ? -1 : 1));
  const total = groupChange(rule, null, pairs);
  const cells = cellChanges(rule, pairs);
  const moved = [total, ...groups].some(({ measures }) => measures.some(({ state }) => state !== 'below'));
  return {
    groups,
    total,
    added: pairs.filter(({ before }) => !before).map(({ key }) => key),
    removed: pairs.filter(({ now }) => !now).map(({ key }) => key),
    cells,
    triggered: moved || cells.some(({ triggers }) => triggers),
  };
}
