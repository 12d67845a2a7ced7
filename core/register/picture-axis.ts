/** One side of a picture: the groups that rows fall into, by the value of one column or of several together. */
import { isFilled } from '../form/functions.ts';
import type { RowView } from '../form/view.ts';

/** One column's part in a group. */
export interface GroupPart {
  column: string;
  /** Values as the grid's filter knows them; texts that differ in blanks only are one group. '' = empty cells. */
  keys: string[];
}

export interface PictureGroup {
  /** In the order of the axis' columns. */
  parts: GroupPart[];
}

const NOTHING = [''];

/** As the filters of the grid spell a value; '' when empty. */
function keysOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? NOTHING : [value];
  if (!isFilled(value)) return NOTHING;
  if (Array.isArray(value)) return value as string[];
  if (typeof value === 'object') {
    const result = value as { shownLabel?: unknown; label?: unknown };
    return [String(result.shownLabel ?? result.label ?? '')];
  }
  return [String(value)];
}

class Values {
  readonly column: string;
  /** Value as it stands in the cell → its number. */
  readonly #raw = new Map<string, number>();
  readonly #trimmed = new Map<string, number>();
  readonly parts: GroupPart[] = [];

  constructor(column: string) {
    this.column = column;
  }

  numberOf(key: string): number {
    const known = this.#raw.get(key);
    if (known !== undefined) return known;
    const text = key.trim();
    let own = this.#trimmed.get(text);
    if (own === undefined) {
      own = this.parts.push({ column: this.column, keys: [] }) - 1;
      this.#trimmed.set(text, own);
    }
    this.#raw.set(key, own);
    this.parts[own]?.keys.push(key);
    return own;
  }

  /** The number of the value a row holds; -1 where it may hold several. */
  one(view: RowView): number {
    const value = view[this.column];
    if (typeof value === 'string') return this.#raw.get(value) ?? this.numberOf(value.trim() === '' ? '' : value);
    if (value === null) return this.#raw.get('') ?? this.numberOf('');
    return -1;
  }

  all(view: RowView): number[] {
    const numbers: number[] = [];
    for (const key of keysOf(view[this.column])) numbers.push(this.numberOf(key));
    return numbers;
  }
}

/** Two numbers as one key; groups of one axis are far fewer. */
const WIDTH = 2 ** 26;

export class PictureAxis {
  readonly #values: Values[];
  /** For each column but the first: place so far and value → place. */
  readonly #places: Map<number, number>[];
  /** For each of these places: the place so far it came from, and the value. */
  readonly #made: [number, number][][];

  constructor(columns: readonly string[]) {
    this.#values = columns.map((column) => new Values(column));
    this.#places = columns.map(() => new Map<number, number>());
    this.#made = columns.map((): [number, number][] => []);
  }

  /** Groups met so far; parts gather their keys as rows come. */
  get groups(): PictureGroup[] {
    const last = this.#values.length - 1;
    const partsAt = (level: number, place: number): GroupPart[] => {
      const parts = this.#values[level]?.parts ?? [];
      if (level === 0) return parts.slice(place, place + 1);
      const [before, value] = this.#made[level]?.[place] ?? [0, 0];
      return [...partsAt(level - 1, before), ...parts.slice(value, value + 1)];
    };
    const count = last > 0 ? (this.#made[last]?.length ?? 0) : (this.#values[0]?.parts.length ?? 0);
    return Array.from({ length: count }, (_, place) => ({ parts: partsAt(last, place) }));
  }

  /** Number of the group a row belongs to; -1 where a column of it may hold several values: {@link placesOf}. */
  placeOf(view: RowView): number {
    let place = 0;
    for (let level = 0; level < this.#values.length; level++) {
      const own = this.#values[level]?.one(view) ?? 0;
      if (own < 0) return -1;
      place = this.#join(level, place, own);
    }
    return place;
  }

  placesOf(view: RowView): number[] {
    let places = this.#values[0]?.all(view) ?? [0];
    for (let level = 1; level < this.#values.length; level++) {
      const own = this.#values[level]?.all(view) ?? [];
      places = places.flatMap((place) => own.map((each) => this.#join(level, place, each)));
    }
    return places;
  }

  #join(level: number, before: number, value: number): number {
    if (level === 0) return value;
    const key = before * WIDTH + value;
    const places = this.#places[level];
    let place = places?.get(key);
    if (place === undefined) {
      place = (this.#made[level]?.push([before, value]) ?? 1) - 1;
      places?.set(key, place);
    }
    return place;
  }
}
