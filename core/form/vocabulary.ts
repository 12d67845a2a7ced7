/** Which names an expression may read at some spot of a pack. */
import type { Reference } from './expression.ts';
import { columnOf, type PackIndex, type RowHolder } from './pack.ts';

export interface Vocabulary {
  kind: string;
  table?: RowHolder | undefined;
  /** Any `row.x` goes: rows of other shapes. */
  anyRow?: boolean;
  self?: boolean;
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
  if (root === 'row' && !vocabulary.anyRow) {
    if (!vocabulary.table) return `“row.${name}”只能用在表格内`;
    const plain = name.replace(/_other$/, '');
    return name.startsWith('_') || columnOf(vocabulary.table, plain)
      ? undefined
      : `表格「${vocabulary.table.label}」没有列“${name}”`;
  }
  return undefined;
}

function unknownQuestion(index: PackIndex, name: string, kind: string): string | undefined {
  if (name === '_id' || name === '_name') return undefined;
  const entry = index.questions.get(name) ?? index.questions.get(name.replace(/_other$/, ''));
  if (!entry) return `没有编号为“${name}”的问题`;
  return entry.form.subject === kind ? undefined : `问题“${name}”属于“${entry.form.subject}”，不属于“${kind}”`;
}
