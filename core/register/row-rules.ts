/** What a register says about rows from elsewhere, links, marking and scores: for checking a pack. */
import type { LinkColumn } from './links.ts';
import { columnOf, optionsOf, type PackIndex, type RowHolder } from '../form/pack.ts';
import type { Register } from '../form/schema/register.ts';
import type { RowSource } from '../form/schema/row-source.ts';
import type { Vocabulary } from '../form/vocabulary.ts';
import { holder } from './filing-rules.ts';
import type { Rule } from './rules.ts';

type Words = Pick<Vocabulary, 'item' | 'object' | 'source'>;

const HOLDERS = ['table', 'register'];

/** @param kind of subject that holds the register */
export function rowRules(index: PackIndex, register: Register, kind: string): Rule[] {
  return [
    ...(register.rows ?? []).flatMap((source, i) => sourceRules(index, register, kind, source, ['rows', i])),
    ...repeated(register.rows, ['rows'], '行来源'),
    ...register.columns.flatMap((column, i) =>
      column.type === 'link' ? linkRules(index, kind, column, ['columns', i]) : [],
    ),
    ...markRules(index, register),
    ...scoreRules(index, register),
  ];
}

function repeated(list: readonly { id: string }[] | undefined, at: Rule['at'], what: string): Rule[] {
  const seen = new Set<string>();
  return (list ?? []).flatMap(({ id }, i) => {
    if (id === 'gone' && what === '行来源') return [{ at: [...at, i, 'id'], message: '行来源不能叫 gone' }];
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [{ at: [...at, i, 'id'], message: `${what}编号“${id}”重复` }] : [];
  });
}

function columnRule(table: RowHolder | Register, id: string | undefined, at: Rule['at'], types?: string[]): Rule[] {
  if (id === undefined) return [];
  const found = columnOf(table, id);
  if (!found) return [{ at, message: `没有编号为“${id}”的列` }];
  return types && !types.includes(found.type) ? [{ at, message: `列“${id}”的类型应为 ${types.join(' 或 ')}` }] : [];
}

function sourceRules(index: PackIndex, register: Register, kind: string, source: RowSource, at: Rule['at']): Rule[] {
  const rules: Rule[] = [];
  const rowsOf = (id: string, path: Rule['at']): RowHolder | undefined => {
    const found = holder(index, id, kind, HOLDERS);
    if (typeof found !== 'string') return found;
    rules.push({ at: path, message: found });
    return undefined;
  };
  const words: Words = {};
  if (source.from === 'rows') words.source = rowsOf(source.question, [...at, 'question']);
  else {
    const library = index.pack.libraries?.find(({ id }) => id === source.library);
    if (!library) rules.push({ at: [...at, 'library'], message: `没有编号为“${source.library}”的条目库` });
    else words.item = new Set(['id', 'guidance', ...library.items.flatMap(({ fields }) => Object.keys(fields))]);
    const { per } = source;
    if (per) words.object = rowsOf(per.question, [...at, 'per', 'question']);
    if (per?.when !== undefined) rules.push({ at: [...at, 'per', 'when'], message: '', source: per.when, words });
  }
  // One mistake is said once: without the library or table, nothing is known of its names.
  if (rules.some(({ message }) => message !== '')) return rules;
  if (source.when !== undefined) rules.push({ at: [...at, 'when'], message: '', source: source.when, words });
  rules.push(...cellRules(register, source.given, [...at, 'given'], words));
  source.presets.forEach(({ when, set }, i) => {
    const path = [...at, 'presets', i];
    rules.push({ at: [...path, 'when'], message: '', source: when, words });
    rules.push(...cellRules(register, set, [...path, 'set'], words));
  });
  return rules;
}

function cellRules(register: Register, cells: Record<string, string>, at: Rule['at'], words: Words): Rule[] {
  return Object.entries(cells).flatMap(([id, source]): Rule[] => {
    const path = [...at, id];
    const column = columnOf(register, id);
    if (!column) return [{ at: path, message: `没有编号为“${id}”的列` }];
    if (column.type === 'computed') return [{ at: path, message: `计算列“${id}”不能由来源给出` }];
    return [{ at: path, message: '', source, words }];
  });
}

function linkRules(
  index: PackIndex,
  kind: string,
  { register, show, match = [], when }: Pick<LinkColumn, 'register' | 'show' | 'match' | 'when'>,
  at: Rule['at'],
): Rule[] {
  const found = holder(index, register, kind, ['register']);
  if (typeof found === 'string') return [{ at: [...at, 'register'], message: found }];
  return [
    ...show.flatMap((id, i) => columnRule(found, id, [...at, 'show', i])),
    ...match.flatMap((id, i) => columnRule(found, id, [...at, 'match', i])),
    { at: [...at, 'when'], message: '', source: when, table: found },
  ];
}

function options(index: PackIndex, register: Register, id: string): ReadonlySet<string> | undefined {
  const column = columnOf(register, id);
  const known = column?.type === 'choice' ? optionsOf(index.pack, column) : undefined;
  return known && new Set(known.map((option) => option.id));
}

function optionRules(known: ReadonlySet<string> | undefined, ids: readonly string[], at: Rule['at']): Rule[] {
  if (!known) return [];
  return ids.flatMap((id) => (known.has(id) ? [] : [{ at, message: `没有选项“${id}”` }]));
}

function markRules(index: PackIndex, register: Register): Rule[] {
  const { mark } = register;
  if (!mark) return [];
  const at = (field: string): Rule['at'] => ['mark', field];
  const known = options(index, register, mark.column);
  const list = (field: 'title' | 'detail' | 'carry'): Rule[] =>
    mark[field].flatMap((id, i) => columnRule(register, id, [...at(field), i]));
  return [
    ...columnRule(register, mark.column, at('column'), ['choice']),
    ...optionRules(known, Object.values(mark.keys), at('keys')),
    ...list('title'),
    ...columnRule(register, mark.requirement, at('requirement'), ['text', 'longtext']),
    ...list('detail'),
    ...columnRule(register, mark.groupBy, at('groupBy')),
    ...columnRule(register, mark.object, at('object')),
    ...columnRule(register, mark.evidence, at('evidence'), ['attachment']),
    ...columnRule(register, mark.previous, at('previous')),
    ...optionRules(known, mark.findings, at('findings')),
    ...list('carry'),
    ...Object.entries(mark.asked).flatMap(([id, wanted]): Rule[] => [
      ...(mark.detail.includes(id) ? [] : [{ at: [...at('asked'), id], message: `列“${id}”不在 detail 中` }]),
      ...optionRules(known, wanted, [...at('asked'), id]),
    ]),
  ];
}

function scoreRules(index: PackIndex, register: Register): Rule[] {
  const taken = new Set(['count', 'change', 'rows', ...(register.summaries ?? []).map(({ id }) => id)]);
  const both = (register.scores ?? []).filter(({ id }) => taken.has(id));
  return [
    ...repeated(register.scores, ['scores'], '得分'),
    ...both.map(({ id }): Rule => ({ at: ['scores'], message: `得分编号“${id}”与汇总重复` })),
    ...(register.scores ?? []).flatMap((score, i): Rule[] => {
      const at = ['scores', i];
      return [
        ...columnRule(register, score.column, [...at, 'column'], ['choice']),
        ...optionRules(options(index, register, score.column), Object.keys(score.values), [...at, 'values']),
        ...columnRule(register, score.weight, [...at, 'weight'], ['number', 'computed']),
        ...columnRule(register, score.per, [...at, 'per']),
        ...columnRule(register, score.groupBy, [...at, 'groupBy']),
        ...(score.show ?? []).flatMap((id, j) => columnRule(register, id, [...at, 'show', j])),
      ];
    }),
  ];
}
