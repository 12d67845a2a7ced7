/** Columns that name a row of another register: `row.x` its id, `row.x_row` the row as read there, `row.x_text` its text. */
import { displayValue } from '../form/display.ts';
import { holds } from '../form/expression.ts';
import { isFilled } from '../form/functions.ts';
import { indexPack } from '../form/pack.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import { linkKind, type NamedSubject } from '../form/parse.ts';
import type { RowView } from '../form/view.ts';
import type { RowProblem } from './check-rows.ts';

export type LinkColumn = Extract<Column, { type: 'link' }>;

export interface LinkedRows {
  /** Row of a register of the same subject; the same object as long as it reads the same. */
  view(register: string, id: string): RowView | undefined;
}

export const NO_LINKS: LinkedRows = { view: () => undefined };

/** What a linked row is called: its `show` columns, else those of `match`: a host that is only known by its address. */
export function linkText(
  pack: Pack,
  { register, show, match = [] }: Pick<LinkColumn, 'register' | 'show' | 'match'>,
  view: RowView,
): string {
  const textOf = (ids: readonly string[]): string =>
    ids.flatMap((id) => shownText(pack, register, id, view) || []).join(' ');
  return textOf(show) || textOf(match) || UNNAMED;
}
const UNNAMED = '（还没有编号和名称的行）';

function shownText(pack: Pack, register: string, id: string, view: RowView): string {
  const holder = indexPack(pack).questions.get(register)?.question;
  const column = holder?.type === 'register' ? holder.columns.find((each) => each.id === id) : undefined;
  if (!column) return '';
  if (column.type === 'link') return String(view[`${id}_text`] ?? '');
  return displayValue({ pack }, column, view[id], view[`${id}_other`]);
}

/** A row as something to choose: by its whole text, by the first column of `show`, by those of `match`, or by its id. */
export function namedRow(pack: Pack, column: LinkColumn, view: RowView): NamedSubject {
  const name = linkText(pack, column, view);
  const first = shownText(pack, column.register, column.show[0] ?? '', view);
  const others = (column.match ?? []).flatMap((id) =>
    shownText(pack, column.register, id, view)
      .split(/[、，,；;\s]+/)
      .filter(Boolean),
  );
  const also = [...(first ? [first] : []), ...others];
  return { id: view._id, kind: linkKind(column), name, ...(also.length > 0 ? { also } : {}) };
}

export function fillLinks(pack: Pack, columns: readonly LinkColumn[], view: RowView, linked: LinkedRows): void {
  for (const column of columns) {
    const id = view[column.id];
    const row = typeof id === 'string' ? linked.view(column.register, id) : undefined;
    view[`${column.id}_row`] = row ?? null;
    view[`${column.id}_text`] = row ? linkText(pack, column, row) : null;
  }
}

export function linkProblems(
  columns: readonly LinkColumn[],
  view: RowView,
  context: Record<string, unknown>,
): RowProblem[] {
  return columns.flatMap((column): RowProblem[] => {
    const value = view[column.id];
    if (!isFilled(value)) return [];
    const row = view[`${column.id}_row`];
    const problem = { missing: false, column: column.id };
    if (!row)
      return [{ ...problem, rule: 'link', level: 'error', message: `「${column.label}」引用的行不存在，请重新选择` }];
    if (column.when === undefined || holds(column.when, { ...context, row })) return [];
    const message = `「${column.label}」引用的行已不在可选之列，请确认`;
    return [{ ...problem, rule: 'link-when', level: 'warning', message }];
  });
}
