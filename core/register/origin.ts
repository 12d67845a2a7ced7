/**
 * Which rows of a register come from elsewhere. A row's id says it for good: `<source>~<item>[~<object row>]` for items
 * of a library, `<source>~<row>` for rows of another table or register; ids of a person's own rows hold no `~`.
 */
import type { Register } from '../form/schema/register.ts';
import type { RowSource } from '../form/schema/row-source.ts';

export interface Origin {
  source: RowSource;
  /** Item of the library, or row of the source. */
  item: string;
  /** Row of what the item is tested on, or ''. */
  object: string;
}

const MARK = '~';
const NONE: ReadonlySet<string> = new Set();

export const isOwnRow = (id: string): boolean => !id.includes(MARK);

export const rowId = (source: string, item: string, object = ''): string =>
  object === '' ? `${source}${MARK}${item}` : `${source}${MARK}${item}${MARK}${object}`;

/** `undefined` for a person's own rows, and for rows of a source the pack no longer has. */
export function originOf({ rows }: Pick<Register, 'rows'>, id: string): Origin | undefined {
  const end = id.indexOf(MARK);
  const source = end < 0 ? undefined : rows?.find((each) => each.id === id.slice(0, end));
  if (!source) return undefined;
  const rest = id.slice(end + 1);
  const cut = source.from === 'library' ? rest.indexOf(MARK) : -1;
  return cut < 0
    ? { source, item: rest, object: '' }
    : { source, item: rest.slice(0, cut), object: rest.slice(cut + 1) };
}

const locked = new WeakMap<RowSource, ReadonlySet<string>>();

/** Columns of a row that its source prints. */
export function lockedColumns(register: Pick<Register, 'rows'>, id: string): ReadonlySet<string> {
  const source = originOf(register, id)?.source;
  if (!source) return NONE;
  let columns = locked.get(source);
  if (!columns) locked.set(source, (columns = new Set(Object.keys(source.given))));
  return columns;
}

/** May a person add rows? */
export const takesOwnRows = ({ rows, ownRows }: Pick<Register, 'rows' | 'ownRows'>): boolean => ownRows ?? !rows;

/** Rows from elsewhere stand before a person's own, whose orders begin with a letter. */
const PLACED = '!';
export const placeOrder = (place: number): string => `${PLACED}${String(place).padStart(7, '0')}`;

/** The order as one that new rows can be put behind: `null` stands for the begin of a person's own rows. */
export const ownOrder = (order: string | undefined): string | null =>
  order === undefined || order.startsWith(PLACED) ? null : order;
