/**
 * Rows of a register that come from elsewhere, with what a person wrote laid over them. What a row's source prints is
 * reckoned once and again only when the item, the object or an answer it reads has changed: one asset more among twenty
 * costs a thousand rows, not twenty thousand.
 */
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import { compile, type Expression } from '../form/expression.ts';
import { isFilled } from '../form/functions.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import type { RowSource } from '../form/schema/row-source.ts';
import type { RowView } from '../form/view.ts';
import { type ItemView, itemsOf } from './library.ts';
import { isOwnRow, lockedColumns, originOf, placeOrder, rowId } from './origin.ts';
import { outsideText } from './outside.ts';
import { type ComposedRow, orderedIds } from './register.ts';

type Context = Record<string, unknown>;
type Cells = RegisterRow['cells'];

export interface Sources {
  /** What expressions may read beside the row. */
  context: Context;
  /** Rows of a table or register; the same object for a row as long as nothing in it changes. */
  rowsOf(question: string): readonly RowView[];
}

interface RowCells {
  given: Cells;
  presets: Cells;
}

interface Generated extends RowCells {
  /** Absent where nothing makes the row any more. */
  order?: string;
}

interface Composed {
  from: Generated;
  stored: RegisterRow | undefined;
  row: ComposedRow;
}

/** One item on one object, or one source row: `row` is absent where it makes none. */
interface Made {
  item: unknown;
  object: unknown;
  row: RowCells | undefined;
}

export interface Composition {
  rows: ReadonlyMap<string, ComposedRow>;
  ids: readonly string[];
}

export class RowComposer {
  readonly #register: Register;
  readonly #makers: RowMaker[];
  #generated = new Map<string, Generated>();
  #composed = new Map<string, Composed>();
  #sources: Sources | undefined;

  constructor(pack: Pack, register: Register) {
    this.#register = register;
    this.#makers = (register.rows ?? []).map((source) => new RowMaker(pack, register, source));
  }

  compose(sources: Sources, stored: ReadonlyMap<string, RegisterRow>): Composition {
    this.#sources = sources;
    const generated = new Map<string, Generated>();
    for (const maker of this.#makers)
      for (const [id, made] of maker.rows(sources)) {
        const order = placeOrder(generated.size);
        const known = this.#generated.get(id);
        const isSame = known?.order === order && known.given === made.given && known.presets === made.presets;
        generated.set(id, isSame ? known : { ...made, order });
      }
    this.#generated = generated;
    const before = this.#composed;
    this.#composed = new Map();
    const rows = new Map<string, ComposedRow>();
    for (const id of generated.keys()) rows.set(id, this.#overlay(id, stored.get(id), before)!);
    let isSorted = true;
    for (const [id, row] of stored) {
      if (generated.has(id)) continue;
      isSorted = false;
      rows.set(id, this.#overlay(id, row, before)!);
    }
    return { rows, ids: isSorted ? [...rows.keys()] : orderedIds(rows) };
  }

  /** The row as it is with what is stored now, of sources as they were when all were composed. */
  one(id: string, stored: RegisterRow | undefined): ComposedRow | undefined {
    return this.#overlay(id, stored, this.#composed);
  }

  #overlay(
    id: string,
    stored: RegisterRow | undefined,
    before: ReadonlyMap<string, Composed>,
  ): ComposedRow | undefined {
    const generated = this.#generated.get(id);
    if (!generated && (!stored || isOwnRow(id))) return stored;
    const from = generated ?? this.#gone(id);
    const known = before.get(id);
    if (known && known.stored === stored && sameOrigin(known.from, from)) {
      this.#composed.set(id, known);
      return known.row;
    }
    const order = from.order ?? stored?.order ?? placeOrder(0);
    const written = this.#written(id, stored);
    const cells = generated
      ? { ...from.presets, ...written, ...from.given }
      : { ...from.given, ...stored?.was, ...written };
    const row: ComposedRow = generated ? { order, cells } : { order, cells, gone: true };
    this.#composed.set(id, { from, stored, row });
    return row;
  }

  /** A column that was a person's before the pack began to print it is not shown. */
  #written(id: string, stored: RegisterRow | undefined): Cells {
    const locked = lockedColumns(this.#register, id);
    const entries = Object.entries(stored?.cells ?? {});
    return Object.fromEntries(entries.filter(([column]) => !locked.has(column)));
  }

  /** What a row without its source can still say of itself: its item may be known, only its object gone. */
  #gone(id: string): Generated {
    const origin = originOf(this.#register, id);
    const maker = origin && this.#makers.find(({ source }) => source === origin.source);
    const given = maker && this.#sources ? maker.remembered(origin.item, origin.object, this.#sources) : {};
    return { given, presets: {} };
  }
}

const sameOrigin = (a: Generated, b: Generated): boolean =>
  a === b || (a.order === undefined && b.order === undefined && JSON.stringify(a.given) === JSON.stringify(b.given));

const EMPTY: readonly RowView[] = [];

/** Rows of one source. */
class RowMaker {
  readonly source: RowSource;
  readonly #items: readonly ItemView[];
  readonly #given: [Column, Expression][];
  readonly #presets: { when: Expression | undefined; set: [Column, Expression][] }[];
  #outside = '';
  #made = new Map<string, Made>();
  #before = new Map<string, Made>();

  constructor(pack: Pack, register: Register, source: RowSource) {
    this.source = source;
    this.#items = source.from === 'library' ? itemsOf(pack, source.library) : [];
    const written = (cells: Record<string, string>): [Column, Expression][] =>
      Object.entries(cells).flatMap(([id, text]): [Column, Expression][] => {
        const column = register.columns.find((each) => each.id === id);
        return column ? [[column, compile(text)]] : [];
      });
    this.#given = written(source.given);
    this.#presets = source.presets.map(({ when, set }) => ({
      when: when === undefined ? undefined : compile(when),
      set: written(set),
    }));
  }

  /** In their order. */
  *rows(sources: Sources): Iterable<[id: string, row: RowCells]> {
    const outside = outsideText(expressionsOf(this.source), sources.context);
    this.#before = outside === this.#outside ? this.#made : new Map<string, Made>();
    this.#outside = outside;
    this.#made = new Map();
    if (this.source.from === 'rows') yield* this.#fromRows(this.source, sources);
    else yield* this.#fromLibrary(this.source, sources);
  }

  *#fromRows({ id: source, question, when }: RowSource & { from: 'rows' }, { context, rowsOf }: Sources) {
    const test = when === undefined ? undefined : compile(when);
    for (const row of rowsOf(question)) {
      const id = rowId(source, row._id);
      const made = this.#make(id, row, null, test, () => ({ ...context, source: row }));
      if (made) yield [id, made] as [string, RowCells];
    }
  }

  *#fromLibrary({ id: source, when, per }: RowSource & { from: 'library' }, { context, rowsOf }: Sources) {
    const test = when === undefined ? undefined : compile(when);
    const matches = per?.when === undefined ? undefined : compile(per.when);
    const objects = per ? rowsOf(per.question) : EMPTY;
    for (const item of this.#items) {
      if (test && test.evaluate({ ...context, item }) !== true) continue;
      let hasObject = false;
      for (const object of objects) {
        const id = rowId(source, item.id, object._id);
        const made = this.#make(id, item, object, matches, () => ({ ...context, item, object }));
        if (!made) continue;
        hasObject = true;
        yield [id, made] as [string, RowCells];
      }
      if (hasObject) continue;
      const id = rowId(source, item.id);
      const made = this.#make(id, item, null, undefined, () => ({ ...context, item, object: null }));
      if (made) yield [id, made] as [string, RowCells];
    }
  }

  /** The row of an item on an object, as known from before where neither has changed; `undefined` where there is none. */
  #make(
    id: string,
    item: unknown,
    object: unknown,
    applies: Expression | undefined,
    scopeOf: () => Context,
  ): RowCells | undefined {
    const known = this.#before.get(id);
    const isSame = known !== undefined && known.item === item && known.object === object;
    const made = isSame ? known : this.#fresh(item, object, applies, scopeOf());
    this.#made.set(id, made);
    return made.row;
  }

  #fresh(item: unknown, object: unknown, applies: Expression | undefined, scope: Context): Made {
    const isRow = !applies || applies.evaluate(scope) === true;
    return { item, object, row: isRow ? this.#row(scope) : undefined };
  }

  /** Given cells of a row that is no longer made. */
  remembered(item: string, object: string, { context, rowsOf }: Sources): Cells {
    const { source } = this;
    const rowOf = (question: string, id: string): RowView | null =>
      rowsOf(question).find((each) => each._id === id) ?? null;
    if (source.from === 'rows') return this.#cells(this.#given, { ...context, source: rowOf(source.question, item) });
    const known = this.#items.find(({ id }) => id === item) ?? null;
    const tested = source.per && object !== '' ? rowOf(source.per.question, object) : null;
    return this.#cells(this.#given, { ...context, item: known, object: tested });
  }

  #row(scope: Context): RowCells {
    const presets: Cells = {};
    for (const { when, set } of this.#presets) {
      const open = set.filter(([column]) => !(column.id in presets));
      if (open.length === 0 || (when && when.evaluate(scope) !== true)) continue;
      Object.assign(presets, this.#cells(open, scope));
    }
    return { given: this.#cells(this.#given, scope), presets };
  }

  #cells(columns: readonly [Column, Expression][], scope: Context): Cells {
    const cells: Cells = {};
    for (const [column, expression] of columns) {
      const value = cellOf(column, expression.evaluate(scope));
      if (value !== undefined) cells[column.id] = value;
    }
    return cells;
  }
}

/** What an expression says as the content of a cell; `undefined` = empty. */
function cellOf(column: Column, value: unknown): CellValue | undefined {
  if (!isFilled(value)) return undefined;
  if (Array.isArray(value)) return value as CellValue;
  const isText = column.type === 'text' || column.type === 'longtext' || column.type === 'link';
  if (typeof value === 'number' || typeof value === 'boolean') return isText ? String(value) : value;
  return typeof value === 'string' ? (column.type === 'multi' ? [value] : value) : undefined;
}

const expressions = new WeakMap<RowSource, readonly string[]>();

/** All expressions of a source. */
export function expressionsOf(source: RowSource): readonly string[] {
  const known = expressions.get(source);
  if (known) return known;
  const own = [
    source.when,
    ...Object.values(source.given),
    ...source.presets.flatMap(({ when, set }) => [when, ...Object.values(set)]),
    ...(source.from === 'library' ? [source.per?.when] : []),
  ].filter((text) => text !== undefined);
  expressions.set(source, own);
  return own;
}
