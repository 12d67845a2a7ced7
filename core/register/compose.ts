/**
 * Rows of a register that come from elsewhere, with what a person wrote laid over them. What a row's source prints is
 * reckoned once and again only when the item, the object or an answer it reads has changed: one asset more among twenty
 * costs a thousand rows, not twenty thousand.
 */
import type { RegisterRow } from '../answer/answer.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import { isOwnRow, lockedColumns, originOf, placeOrder } from './origin.ts';
import { type ComposedRow, orderedIds } from './register.ts';
import { type RowCells, RowMaker, type Sources } from './row-maker.ts';

type Cells = RegisterRow['cells'];

interface Generated extends RowCells {
  /** Absent where nothing makes the row any more. */
  order?: string;
}

interface Composed {
  from: Generated;
  stored: RegisterRow | undefined;
  row: ComposedRow;
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
