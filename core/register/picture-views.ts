/**
 * Rows as pictures read them: only the columns a register's pictures name, and what those are computed from. A full view
 * of 100,000 rows × 60 columns with its checks costs seconds and is of no use here.
 */
import type { RegisterRow } from '../answer/answer.ts';
import { compile } from '../form/expression.ts';
import { roundHalfUp } from '../form/functions.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import type { Picture, Register } from '../form/schema/register.ts';
import { putValue, type RowView } from '../form/view.ts';
import { fillLinks, type LinkColumn, type LinkedRows } from './links.ts';

type Context = Record<string, unknown>;

export class PictureViews {
  readonly #columns: Column[];
  readonly #context: Context;
  readonly #views = new WeakMap<RegisterRow, RowView>();
  readonly #links: LinkColumn[];
  readonly #linked: { pack: Pack; rows: LinkedRows } | undefined;

  /**
   * @param context what expressions may read beside `row`
   * @param linked rows of other registers, for registers with columns that name them
   */
  constructor(register: Register, context: Context, linked?: { pack: Pack; rows: LinkedRows }) {
    const needed = neededColumns(register);
    this.#columns = register.columns.filter(({ id }) => needed.has(id));
    this.#links = this.#columns.filter((column) => column.type === 'link');
    this.#context = context;
    this.#linked = linked;
  }

  get context(): Context {
    return this.#context;
  }

  of(id: string, row: RegisterRow): RowView {
    const known = this.#views.get(row);
    if (known) return known;
    const view: RowView = { _id: id };
    for (const column of this.#columns) putValue(view, column, row.cells[column.id]);
    if (this.#linked) fillLinks(this.#linked.pack, this.#links, view, this.#linked.rows);
    const scope: Context = { ...this.#context, row: view };
    for (const column of this.#columns) {
      if (column.type !== 'computed') continue;
      const value = compile(column.expression).evaluate(scope) ?? null;
      view[column.id] =
        typeof value === 'number' && column.decimals !== undefined ? roundHalfUp(value, column.decimals) : value;
    }
    this.#views.set(row, view);
    return view;
  }
}

export function namedColumns(picture: Picture): string[] {
  const axes =
    picture.kind === 'flow' ? [picture.from, ...picture.to, picture.status] : [picture.rows, picture.columns];
  return [...axes, ...picture.measures.map(({ column }) => column)].filter((id) => id !== undefined);
}

/** With those that expressions read, and what these read in turn. */
function neededColumns(register: Register): Set<string> {
  const needed = new Set<string>();
  const need = (id: string): void => {
    // A view also has a choice's free text and a linked row under names of their own.
    const named = id.replace(/_(other|row|text)$/, '');
    const column =
      register.columns.find((each) => each.id === id) ?? register.columns.find((each) => each.id === named);
    if (!column || needed.has(column.id)) return;
    needed.add(column.id);
    if (column.type === 'computed') readBy(column.expression).forEach(need);
  };
  for (const picture of register.pictures ?? [])
    [...namedColumns(picture), ...(picture.where === undefined ? [] : readBy(picture.where))].forEach(need);
  return needed;
}

const readBy = (expression: string): string[] =>
  compile(expression)
    .references.filter(({ root }) => root === 'row')
    .map(({ name }) => name);

const ofRegister = new WeakMap<Register, readonly string[]>();

/** Expressions its pictures need; what they read outside of the rows decides whether views are made anew. */
export function pictureExpressions(register: Register): readonly string[] {
  const kept = ofRegister.get(register);
  if (kept) return kept;
  const needed = neededColumns(register);
  const sources = [
    ...register.columns.flatMap((column) =>
      column.type === 'computed' && needed.has(column.id) ? [column.expression] : [],
    ),
    ...(register.pictures ?? []).flatMap(({ where }) => where ?? []),
  ];
  ofRegister.set(register, sources);
  return sources;
}
