/** What a pack says about marking a register's rows (`mark`), resolved to columns and options. */
import { optionsOf } from '../form/pack.ts';
import type { Column, Pack, QuestionOf } from '../form/pack-schema.ts';
import type { Mark } from '../form/schema/row-source.ts';
import type { Register } from '../form/schema/register.ts';

/** `pass`, `part`, `fail` count in the score; `none` does not (不适用). */
export type MarkMeaning = 'pass' | 'part' | 'fail' | 'none';

export interface MarkOption {
  /** Digit that marks it; '' where the pack names none. */
  key: string;
  id: string;
  label: string;
  meaning: MarkMeaning;
  isFinding: boolean;
}

export interface MarkSpec {
  pack: Pack;
  register: Register;
  mark: Mark;
  column: Extract<Column, { type: 'choice' }>;
  options: readonly MarkOption[];
  title: readonly Column[];
  requirement: Column | undefined;
  detail: readonly Column[];
  groupBy: Column | undefined;
  object: Column | undefined;
  evidence: Column | undefined;
  previous: Column | undefined;
  carry: readonly Column[];
  /** Rows with the same value here are one item (indicator) on many objects. */
  item: Column;
  /** What else is known of a row: level mark, weight … */
  facts: readonly Column[];
}

/** `undefined` where a register is not marked, or the pack names a column that is none. */
export function markSpec(pack: Pack, register: QuestionOf<'register'>): MarkSpec | undefined {
  const { mark } = register;
  if (!mark) return undefined;
  const columnOf = (id: string | undefined): Column | undefined => register.columns.find((column) => column.id === id);
  const columnsOf = (ids: readonly string[]): Column[] => ids.flatMap((id) => columnOf(id) ?? []);
  const column = columnOf(mark.column);
  const title = columnsOf(mark.title);
  const score = register.scores?.find((candidate) => candidate.column === mark.column);
  const item = columnOf(score?.per) ?? title[0];
  if (column?.type !== 'choice' || !item) return undefined;
  const named = new Set([
    ...[mark.column, mark.requirement, mark.groupBy, mark.object, mark.evidence, mark.previous, item.id],
    ...[...mark.title, ...mark.detail],
  ]);
  return {
    pack,
    register,
    mark,
    column,
    options: markOptions(pack, column, mark, score?.values),
    title,
    requirement: columnOf(mark.requirement),
    detail: columnsOf(mark.detail.filter((id) => id !== mark.column)),
    groupBy: columnOf(mark.groupBy),
    object: columnOf(mark.object),
    evidence: columnOf(mark.evidence),
    previous: columnOf(mark.previous),
    carry: columnsOf(mark.carry),
    item,
    facts: register.columns.filter(({ id }) => !named.has(id)),
  };
}

function markOptions(
  pack: Pack,
  column: MarkSpec['column'],
  mark: Mark,
  values: Readonly<Record<string, number>> | undefined,
): MarkOption[] {
  const keyOf = new Map(Object.entries(mark.keys).map(([key, option]) => [option, key]));
  const inOrder = optionsOf(pack, column)
    .map(({ id, label }) => ({ key: keyOf.get(id) ?? '', id, label, isFinding: mark.findings.includes(id) }))
    .sort((a, b) => (a.key || '~').localeCompare(b.key || '~', 'en'));
  const firstGood = inOrder.find(({ isFinding }) => !isFinding)?.id;
  const worst = inOrder.findLast(({ isFinding }) => isFinding)?.id;
  const meaningOf = (id: string, isFinding: boolean): MarkMeaning => {
    // Without a score: the first option is good, the last finding the worst, what is neither does not count.
    if (!values) return isFinding ? (id === worst ? 'fail' : 'part') : id === firstGood ? 'pass' : 'none';
    const x = values[id];
    if (x === undefined) return 'none';
    return x >= 1 ? 'pass' : x <= 0 ? 'fail' : 'part';
  };
  return inOrder.map((option) => ({ ...option, meaning: meaningOf(option.id, option.isFinding) }));
}

/** Whether a detail is asked for a row with this result; before a row is marked only what always is. */
export function isAsked(spec: MarkSpec, column: string, result: string): boolean {
  const options = spec.mark.asked[column];
  return !options || options.includes(result);
}

/** The text a person writes for this result: the first detail that is asked for it (the finding, or the reason for 不适用). */
export function textColumn(spec: MarkSpec, result: string): Column | undefined {
  const texts = spec.detail.filter(
    ({ id, type }) => (type === 'text' || type === 'longtext') && !spec.mark.carry.includes(id),
  );
  // Before a row is marked one may write already; no option is meant yet.
  return (result === '' ? undefined : texts.find(({ id }) => isAsked(spec, id, result))) ?? texts[0];
}

/** Whether a result is not told without words: a finding, or what is not applicable where the pack asks for a reason. */
export function asksForWords(spec: MarkSpec, result: string): boolean {
  const option = spec.options.find(({ id }) => id === result);
  const column = textColumn(spec, result);
  if (!option || !column) return false;
  return option.isFinding || (option.meaning === 'none' && spec.mark.asked[column.id] !== undefined);
}
