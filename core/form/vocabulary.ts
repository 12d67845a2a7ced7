/** Which names an expression may read at some spot of a pack. */
import type { Reference } from './expression.ts';
import { columnOf, type PackIndex, type RowHolder } from './pack.ts';

export interface Vocabulary {
  kind: string;
  table?: RowHolder | undefined;
  /** Any `row.x` goes: rows of other shapes. */
  anyRow?: boolean;
  self?: boolean;
  /** Where rows of a register come from: fields of a library's items, the tested object, the source's row. */
  item?: ReadonlySet<string> | undefined;
  object?: RowHolder | undefined;
  source?: RowHolder | undefined;
}

/** A Chinese sentence when nothing in the pack is called that; `undefined` when all is well. */
export function unknownReference(
  index: PackIndex,
  { root, name }: Reference,
  vocabulary: Vocabulary,
): string | undefined {
  if (root === 'q') return unknownQuestion(index, name, vocabulary.kind);
  if (root === 'one') return index.kinds.get(name)?.single ? undefined : `“one.${name}”：没有名为“${name}”的唯一对象`;
  if (/^one\.\w+$/.test(root)) return unknownQuestion(index, name, root.slice(4));
  if (root === 'all') return index.kinds.has(name) ? undefined : `“all.${name}”：没有这一对象类别`;
  if (root === 'lookup') return index.pack.lookups?.[name] ? undefined : `没有编号为“${name}”的查找表`;
  if (root === 'row' && !vocabulary.anyRow)
    return vocabulary.table ? unknownColumn(vocabulary.table, name) : `“row.${name}”只能用在表格内`;
  if (root === 'item') return unknownField(vocabulary.item, name);
  if (root === 'object') return unknownIn(vocabulary.object, root, name);
  if (root === 'source') return unknownIn(vocabulary.source, root, name);
  const [, question] = /^q\.(\w+)$/.exec(root) ?? [];
  if (question !== undefined) return unknownNumber(index, question, name);
  const [, link] = /^row\.(\w+)_row$/.exec(root) ?? [];
  return link === undefined || vocabulary.anyRow ? undefined : unknownLinked(index, vocabulary.table, link, name);
}

function unknownQuestion(index: PackIndex, name: string, kind: string): string | undefined {
  if (name === '_id' || name === '_name') return undefined;
  const entry = index.questions.get(name) ?? index.questions.get(name.replace(/_other$/, ''));
  if (!entry) return `没有编号为“${name}”的问题`;
  return entry.form.subject === kind ? undefined : `问题“${name}”属于“${entry.form.subject}”，不属于“${kind}”`;
}

/** A column, the free text beside a choice, or what stands behind a link. */
function unknownColumn(table: RowHolder, name: string): string | undefined {
  if (name.startsWith('_') || columnOf(table, name)) return undefined;
  const choice = columnOf(table, name.replace(/_other$/, ''));
  const link = columnOf(table, name.replace(/_(row|text)$/, ''));
  return choice || link?.type === 'link' ? undefined : `表格「${table.label}」没有列“${name}”`;
}

function unknownField(fields: ReadonlySet<string> | undefined, name: string): string | undefined {
  if (!fields) return `“item.${name}”只能用在取自条目库的行`;
  return fields.has(name) ? undefined : `条目库的条目没有字段“${name}”`;
}

function unknownIn(holder: RowHolder | undefined, root: string, name: string): string | undefined {
  return holder ? unknownColumn(holder, name) : `“${root}.${name}”不能用在这里`;
}

/** What a register adds up to. */
function unknownNumber(index: PackIndex, id: string, name: string): string | undefined {
  const question = index.questions.get(id)?.question;
  if (question?.type !== 'register') return undefined;
  const known = [
    'count',
    'rows',
    ...[...(question.summaries ?? []), ...(question.scores ?? [])].map((each) => each.id),
  ];
  if (question.change) known.push('change');
  return known.includes(name) ? undefined : `台账「${question.label}」没有汇总或得分“${name}”`;
}

function unknownLinked(index: PackIndex, table: RowHolder | undefined, link: string, name: string): string | undefined {
  const column = table && columnOf(table, link);
  const holder = column?.type === 'link' ? index.questions.get(column.register)?.question : undefined;
  return holder?.type === 'register' ? unknownColumn(holder, name) : undefined;
}
