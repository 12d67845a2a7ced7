/** What a register's pictures name: for checking a pack. */
import { columnOf } from '../form/pack.ts';
import type { Picture, Register } from '../form/schema/register.ts';
import type { Rule } from './rules.ts';

/** Long texts and files make no groups. */
const GROUPING = ['text', 'choice', 'multi', 'yesno', 'date', 'reference', 'number', 'computed'];

export function pictureRules(register: Register): Rule[] {
  const seen = new Set<string>();
  return (register.pictures ?? []).flatMap((picture, i): Rule[] => {
    const at = ['pictures', i];
    const isRepeated = seen.has(picture.id);
    seen.add(picture.id);
    return [
      ...(isRepeated ? [{ at: [...at, 'id'], message: `图示编号“${picture.id}”重复` }] : []),
      ...axes(picture).flatMap(([id, ...path]) => column(register, id, [...at, ...path], GROUPING)),
      ...picture.measures.flatMap((measure, m) =>
        column(register, measure.column, [...at, 'measures', m, 'column'], ['number', 'computed']),
      ),
      { at: [...at, 'where'], message: '', source: picture.where },
    ];
  });
}

function axes(picture: Picture): [id: string | undefined, ...path: (string | number)[]][] {
  if (picture.kind === 'flow')
    return [
      [picture.from, 'from'],
      ...picture.to.map((id, i): [string, ...(string | number)[]] => [id, 'to', i]),
      [picture.status, 'status'],
    ];
  return [
    [picture.rows, 'rows'],
    [picture.columns, 'columns'],
  ];
}

function column(register: Register, id: string | undefined, at: Rule['at'], types: readonly string[]): Rule[] {
  if (id === undefined) return [];
  const found = columnOf(register, id);
  if (!found) return [{ at, message: `没有编号为“${id}”的列` }];
  return types.includes(found.type) ? [] : [{ at, message: `列“${id}”的类型应为 ${types.join(' 或 ')}` }];
}
