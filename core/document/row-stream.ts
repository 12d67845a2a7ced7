/** Rows of a register turned into cells while a document is being written: never all of them at once. */
import { displayText } from './display-text.ts';
import { besideOf } from '../form/display.ts';
import { compile } from '../form/expression.ts';
import type { Pack, PlaceDefinition } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';
import { type BindingScope, holderOf } from './binding.ts';
import { formatPlace } from './format-place.ts';
import type { PlaceValue, RowStream, StreamCell, StreamColumn } from './model.ts';
import type { TagNode } from './tags.ts';

/** A tag inside the row, and what it shows. */
export interface RowTag {
  tag: TagNode;
  definition: PlaceDefinition;
}

export interface RowWorld {
  pack: Pack;
  /** Of one row. */
  binding: BindingScope;
  /** Without `row`. */
  context: Record<string, unknown>;
  subjectName(id: string): string;
}

type Reader = (row: RowView) => StreamCell;

/** Different texts of a column that are remembered; a choice has few. */
const REMEMBERED = 5_000;

export function columnOfTag({ tag, definition }: RowTag, binding: BindingScope): StreamColumn {
  const holder = holderOf(binding, definition.value ?? definition.rows ?? '');
  const own = holder?.of === 'column' ? holder.column : undefined;
  const { as, decimals, unit } = definition;
  const isDate = as === 'date' || as === 'dateISO' || ((as === undefined || as === 'auto') && own?.type === 'date');
  return {
    name: tag.name,
    ...(isDate ? { date: as === 'dateISO' ? 'iso' : 'chinese' } : {}),
    ...(decimals === undefined ? {} : { decimals }),
    ...(unit && own?.type === 'number' && own.unit ? { unit: own.unit } : {}),
  };
}

function cellOf(value: PlaceValue): StreamCell {
  if (value.kind === 'number') return Number.isFinite(value.number) ? value.number : null;
  const text = value.kind === 'date' ? value.date : displayText(value);
  return text === '' ? null : text;
}

function readerOf(world: RowWorld, { tag, definition }: RowTag): Reader {
  const source = definition.value ?? definition.rows ?? '';
  const holder = holderOf(world.binding, source);
  const expression = compile(source);
  const { pack, subjectName } = world;
  const more = { pack, definition, tag: tag.kind, holder, from: undefined, subjectName };
  const read = (value: unknown, other: unknown): StreamCell => cellOf(formatPlace({ ...more, value, other }));
  if (holder?.of !== 'column') return (row) => read(expression.evaluate({ ...world.context, row }), null);
  const { id, type } = holder.column;
  const otherId = besideOf(holder.column);
  if (type !== 'choice' && type !== 'reference') return (row) => read(row[id], row[otherId]);
  const known = new Map<string, StreamCell>();
  return (row) => {
    const value = row[id];
    const other = row[otherId] ?? null;
    if (typeof value !== 'string' || other !== null) return read(value, other);
    const cell = known.get(value);
    if (cell !== undefined) return cell;
    const fresh = read(value, other);
    if (known.size < REMEMBERED) known.set(value, fresh);
    return fresh;
  };
}

/**
 * Rows as they are now. Their views stay what they are while the user goes on editing, except for computed columns,
 * which follow other answers in place: those are kept apart.
 */
export class RegisterStream implements RowStream {
  readonly count: number;
  readonly #views: readonly RowView[];
  readonly #computed: { id: string; values: unknown[] }[];
  readonly #world: RowWorld;
  readonly #readers: Reader[] = [];

  constructor(world: RowWorld, register: Register, views: readonly RowView[]) {
    this.count = views.length;
    this.#world = world;
    this.#views = views;
    this.#computed = register.columns
      .filter(({ type }) => type === 'computed')
      .map(({ id }) => ({ id, values: views.map((view) => view[id]) }));
  }

  add(tag: RowTag): void {
    this.#readers.push(readerOf(this.#world, tag));
  }

  cells(from: number, to: number): StreamCell[] {
    const cells: StreamCell[] = [];
    for (let i = from; i < Math.min(to, this.count); i += 1) {
      const row = this.#row(i);
      for (const read of this.#readers) cells.push(read(row));
    }
    return cells;
  }

  #row(i: number): RowView {
    const view = this.#views[i]!;
    if (this.#computed.length === 0) return view;
    const row: RowView = { ...view };
    for (const { id, values } of this.#computed) row[id] = values[i];
    return row;
  }
}
