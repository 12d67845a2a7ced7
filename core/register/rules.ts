/** What a register's own rules name and compute: for checking a pack. */
import { columnOf, type RowHolder } from '../form/pack.ts';
import type { Register } from '../form/schema/register.ts';
import type { Vocabulary } from '../form/vocabulary.ts';
import { pictureRules } from './picture-rules.ts';

export interface Rule {
  /** Inside the register. */
  at: (string | number)[];
  /** What is wrong about it, in Chinese; '' when nothing is. */
  message: string;
  /** Expression to be checked. */
  source?: string | undefined;
  /** Names it may read beside those of the register's row. */
  words?: Pick<Vocabulary, 'item' | 'object' | 'source'> | undefined;
  /** Its `row` is one of this. */
  table?: RowHolder | undefined;
}

export function registerRules(register: Register): Rule[] {
  return [
    ...named(register),
    ...summaries(register),
    ...identification(register),
    ...change(register),
    ...pictureRules(register),
  ];
}

function column(register: Register, id: string | undefined, at: Rule['at'], types?: readonly string[]): Rule[] {
  if (id === undefined) return [];
  const found = columnOf(register, id);
  if (!found) return [{ at, message: `没有编号为“${id}”的列` }];
  return types && !types.includes(found.type) ? [{ at, message: `列“${id}”的类型应为 ${types.join(' 或 ')}` }] : [];
}

const named = (register: Register): Rule[] => [
  ...column(register, register.key, ['key'], ['text', 'number', 'computed']),
  ...column(register, register.numberFrom === undefined ? undefined : (register.key ?? ''), ['numberFrom'], ['text']),
  ...(register.match ?? []).flatMap((id, i) => column(register, id, ['match', i])),
  ...column(register, register.reviewed, ['reviewed'], ['yesno']),
];

function summaries(register: Register): Rule[] {
  const seen = new Set(['count', 'change']);
  return (register.summaries ?? []).flatMap((summary, i): Rule[] => {
    const at = ['summaries', i];
    const isRepeated = seen.has(summary.id);
    seen.add(summary.id);
    const numeric = summary.of === 'sum' ? ['number', 'computed'] : undefined;
    return [
      ...(isRepeated ? [{ at: [...at, 'id'], message: `汇总编号“${summary.id}”重复` }] : []),
      ...(summary.of !== 'count' && summary.column === undefined
        ? [{ at, message: `汇总“${summary.id}”要写 column` }]
        : []),
      ...column(register, summary.column, [...at, 'column'], numeric),
      ...column(register, summary.by, [...at, 'by']),
      { at: [...at, 'where'], message: '', source: summary.where },
    ];
  });
}

function identification(register: Register): Rule[] {
  const { identify } = register;
  if (!identify) return [];
  const known = (option: string, at: Rule['at']): Rule[] =>
    identify.order.includes(option) ? [] : [{ at, message: `“${option}”不在 order 中` }];
  return [
    ...column(register, identify.column, ['identify', 'column'], ['choice']),
    ...column(register, identify.reason, ['identify', 'reason'], ['text', 'longtext']),
    ...known(identify.otherwise, ['identify', 'otherwise']),
    ...identify.rules.flatMap((rule, i): Rule[] => [
      ...known(rule.proposes, ['identify', 'rules', i, 'proposes']),
      { at: ['identify', 'rules', i, 'when'], message: '', source: rule.when },
    ]),
  ];
}

function change(register: Register): Rule[] {
  const { change: rule } = register;
  if (!rule) return [];
  const each = (field: 'groupBy' | 'measures' | 'triggers' | 'noted', types?: readonly string[]): Rule[] =>
    (rule[field] ?? []).flatMap((id, i) => column(register, id, ['change', field, i], types));
  return [
    ...(register.key === undefined ? [{ at: ['change'], message: '比较变化要先写 key（数据编号列）' }] : []),
    ...each('groupBy'),
    ...each('measures', ['number', 'computed']),
    ...each('triggers'),
    ...each('noted'),
  ];
}
