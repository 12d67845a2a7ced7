/** A register against its last approved filing, on the columns both have. */
import { type CatalogueChange, changesSince, type RateRow, type RateRule } from '../assess/change-rate.ts';
import type { ChangeRule, Register } from '../form/schema/register.ts';
import type { ChangeSummary } from './call-results.ts';
import type { Snapshot } from './filing.ts';
import { percentOf } from './percent.ts';

export interface Baseline {
  /** Row of the filings' table. */
  row: string;
  date: string;
  file: { sha256: string; name: string };
  snapshot: Snapshot;
}

export interface Comparison {
  filings: number;
  baseline: Baseline | undefined;
  /** Why there is no baseline, or what could not be compared; Chinese sentences. */
  notes: string[];
  change: CatalogueChange | undefined;
  /** Columns the groups were made by. */
  groupBy: string[];
}

/** The pack's rule with columns that only one side has left out. `undefined` when rows cannot be told apart. */
function ruleOf(register: Register, rule: ChangeRule, has: (column: string) => boolean): RateRule | undefined {
  const { key } = register;
  if (key === undefined || !has(key)) return undefined;
  const common = (columns: readonly string[] = []): string[] => columns.filter(has);
  return {
    key,
    groupBy: common(rule.groupBy),
    measures: common(rule.measures),
    threshold: [rule.percent, 100],
    triggers: withOther(register, common(rule.triggers)),
    noted: withOther(register, common(rule.noted)),
  };
}

/** 「其他」 with another text is another value. */
function withOther(register: Register, columns: readonly string[]): string[] {
  return columns.flatMap((id) => {
    const type = register.columns.find((column) => column.id === id)?.type;
    return type === 'choice' || type === 'multi' ? [id, `${id}_other`] : [id];
  });
}

/** Columns of a snapshot that a comparison reads. */
export function comparedColumns(register: Register, rule: ChangeRule): Set<string> {
  const key = register.key === undefined ? [] : [register.key];
  return new Set([...key, ...rule.groupBy, ...rule.measures, ...rule.triggers, ...(rule.noted ?? [])]);
}

/** @param current views of the present rows, computed columns included */
export function compareWith(
  register: Register,
  rule: ChangeRule,
  baseline: Baseline,
  current: readonly RateRow[],
): Pick<Comparison, 'change' | 'notes' | 'groupBy'> {
  const { header, rows } = baseline.snapshot;
  const then = new Set(header.columns.map(({ id }) => id));
  const now = new Map(register.columns.map((column) => [column.id, column.label]));
  const notes = differences(register, rule, baseline.snapshot, then);
  const rate = ruleOf(register, rule, (column) => then.has(column) && now.has(column));
  if (!rate) return { notes: [...notes, '备案快照里没有编号列，无法逐行比较。'], change: undefined, groupBy: [] };
  return { notes, change: changesSince(rate, rows, current), groupBy: [...rate.groupBy] };
}

function differences(register: Register, rule: ChangeRule, { header }: Snapshot, then: ReadonlySet<string>): string[] {
  const used = new Set([...rule.groupBy, ...rule.measures, ...rule.triggers, ...(rule.noted ?? [])]);
  const fresh = register.columns.filter(({ id }) => used.has(id) && !then.has(id));
  const gone = header.columns.filter(({ id }) => !register.columns.some((column) => column.id === id));
  const from = `备案快照由规范包 ${header.pack.id} ${header.pack.version} 生成，`;
  return [
    ...(fresh.length > 0 ? [`${from}当时没有${named(fresh)}，这些列不参与比较。`] : []),
    ...(gone.length > 0 ? [`${from}其中的${named(gone)}现在已经没有，不参与比较。`] : []),
  ];
}

const named = (columns: readonly { label: string }[]): string => columns.map(({ label }) => `「${label}」`).join('、');

export function changeSummary({ change }: Comparison): ChangeSummary {
  if (!change) return { filed: false, triggered: false, max_rate: null, exceeded: 0, added: 0, removed: 0, changed: 0 };
  const all = [change.total, ...change.groups];
  const rates = all.flatMap(({ measures }) => measures.map(percentOf)).filter((rate) => rate !== null);
  return {
    filed: true,
    triggered: change.triggered,
    max_rate: rates.reduce<number | null>((best, rate) => (best === null || rate > best ? rate : best), null),
    exceeded: change.groups.filter(({ measures }) => measures.some(({ state }) => state !== 'below')).length,
    added: change.added.length,
    removed: change.removed.length,
    changed: change.cells.filter(({ triggers }) => triggers).length,
  };
}
