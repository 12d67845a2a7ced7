/** Rows that a register's link columns may name, with as much of each as the register reads: for the window. */
import { compile, holds } from '../form/expression.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { NamedSubject } from '../form/parse.ts';
import type { Register } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';
import { type LinkColumn, namedRow } from './links.ts';
import { rowExpressions } from './outside.ts';

export interface LinkTarget {
  /** Link column. */
  column: string;
  /** Register it names rows of. */
  register: string;
  rows: { named: NamedSubject; view: RowView }[];
}

export const linkColumns = (register: Register): LinkColumn[] =>
  register.columns.filter((column) => column.type === 'link');

/** Columns of the linked register that the texts and expressions of this one read. */
function readColumns(register: Register, column: LinkColumn): string[] {
  const shown = [...column.show, ...(column.match ?? [])].flatMap((id) => [id, `${id}_other`, `${id}_text`]);
  const through = `row.${column.id}_row`;
  const read = rowExpressions(register).flatMap((source) =>
    compile(source)
      .references.filter(({ root }) => root === through)
      .map(({ name }) => name),
  );
  // Whether a row may be chosen is asked again where the link stands.
  const offered = column.when === undefined ? [] : compile(column.when).references.filter(({ root }) => root === 'row');
  return [...new Set([...shown, ...read, ...offered.map(({ name }) => name)])];
}

/** @param context what `when` of the column may read beside the linked row */
export function linkTarget(
  pack: Pack,
  register: Register,
  column: LinkColumn,
  views: readonly RowView[],
  context: Record<string, unknown>,
): LinkTarget {
  const wanted = readColumns(register, column);
  const rows = views.map((view) => {
    const named = namedRow(pack, column, view);
    const isOffered = column.when === undefined || holds(column.when, { ...context, row: view });
    const part: RowView = { _id: view._id };
    for (const id of wanted) if (view[id] !== undefined) part[id] = view[id];
    return { named: isOffered ? named : { ...named, offered: false as const }, view: part };
  });
  return { column: column.id, register: column.register, rows };
}
