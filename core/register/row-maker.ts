/** Rows that one source makes: what it prints and proposes, reckoned again only where something it reads has changed. */
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import { compile, type Expression } from '../form/expression.ts';
import { isFilled } from '../form/functions.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import type { RowSource } from '../form/schema/row-source.ts';
import type { RowView } from '../form/view.ts';
import { type ItemView, itemsOf } from './library.ts';
import { rowId } from './origin.ts';
import { outsideText } from './outside.ts';

type Context = Record<string, unknown>;
type Cells = RegisterRow['cells'];

export interface Sources {
  /** What expressions may read beside the row. */
  context: Context;
  /** Rows of a table or register; the same object for a row as long as nothing in it changes. */
  rowsOf(question: string): readonly RowView[];
}

export interface RowCells {
  given: Cells;
  presets: Cells;
}

/** One item on one object: `row` is absent where it makes none. */
interface Made {
  id: string;
  item: unknown;
  object: unknown;
  row: RowCells | undefined;
}

const EMPTY: readonly RowView[] = [];

export class RowMaker {
  readonly source: RowSource;
  readonly #items: readonly ItemView[];
  readonly #given: [Column, Expression][];
  readonly #presets: { when: Expression | undefined; set: [Column, Expression][] }[];
  #outside = '';
  #made: Made[] = [];
  /** Of the reckoning before, in its order: most stand where they stood. */
  #before: readonly Made[] = [];
  /** The same by id, once something does not. */
  #byId: Map<string, Made> | undefined;
  /** Source rows, and at their places what each makes. */
  #seen: readonly RowView[] = [];
  #fromSeen: readonly ([string, RowCells] | undefined)[] = [];

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
    const isSame = outside === this.#outside;
    this.#outside = outside;
    this.#before = isSame ? this.#made : [];
    this.#made = [];
    this.#byId = undefined;
    if (!isSame) this.#seen = [];
    if (this.source.from === 'rows') yield* this.#fromRows(this.source, sources);
    else yield* this.#fromLibrary(this.source, sources);
  }

  *#fromRows({ id: source, question, when }: RowSource & { from: 'rows' }, { context, rowsOf }: Sources) {
    const test = when === undefined ? undefined : compile(when);
    const rows = rowsOf(question);
    const [seen, before] = [this.#seen, this.#fromSeen];
    const made: ([string, RowCells] | undefined)[] = [];
    // One row marked among 100,000 stands where it stood; where rows came or went, the others are found again.
    const places = seen.length === 0 || seen.length === rows.length ? undefined : placesOf(seen);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const place = seen[i] === row ? i : places?.get(row);
      let own = place === undefined ? undefined : before[place];
      if (place === undefined) {
        const cells = this.#applied(test, { ...context, source: row });
        own = cells && [rowId(source, row._id), cells];
      }
      made.push(own);
      if (own) yield own;
    }
    this.#seen = rows;
    this.#fromSeen = made;
  }

  *#fromLibrary({ id: source, when, per }: RowSource & { from: 'library' }, { context, rowsOf }: Sources) {
    const test = when === undefined ? undefined : compile(when);
    const matches = per?.when === undefined ? undefined : compile(per.when);
    const objects = per ? rowsOf(per.question) : EMPTY;
    for (const item of this.#items) {
      if (test && test.evaluate({ ...context, item }) !== true) continue;
      let hasObject = false;
      for (const object of objects) {
        const idOf = (): string => rowId(source, item.id, object._id);
        const made =
          this.#known(item, object, idOf) ?? this.#fresh(idOf(), item, object, matches, { ...context, item, object });
        this.#made.push(made);
        if (!made.row) continue;
        hasObject = true;
        yield [made.id, made.row] as [string, RowCells];
      }
      if (hasObject) continue;
      const idOf = (): string => rowId(source, item.id);
      const made =
        this.#known(item, null, idOf) ?? this.#fresh(idOf(), item, null, undefined, { ...context, item, object: null });
      this.#made.push(made);
      if (made.row) yield [made.id, made.row] as [string, RowCells];
    }
  }

  /** What an item on an object made before; `undefined` where it is another one now. */
  #known(item: unknown, object: unknown, idOf: () => string): Made | undefined {
    const there = this.#before[this.#made.length];
    if (there && there.item === item && there.object === object) return there;
    if (this.#before.length === 0) return undefined;
    this.#byId ??= new Map(this.#before.map((made) => [made.id, made]));
    const known = this.#byId.get(idOf());
    return known && known.item === item && known.object === object ? known : undefined;
  }

  #fresh(id: string, item: unknown, object: unknown, applies: Expression | undefined, scope: Context): Made {
    return { id, item, object, row: this.#applied(applies, scope) };
  }

  #applied(applies: Expression | undefined, scope: Context): RowCells | undefined {
    return !applies || applies.evaluate(scope) === true ? this.#row(scope) : undefined;
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

const placesOf = (rows: readonly RowView[]): Map<RowView, number> => new Map(rows.map((row, i) => [row, i]));

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
