/** Which row from elsewhere a line of a sample means: the one whose source prints what the line says. */
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import type { Register } from '../../core/form/schema/register.ts';
import { lockedColumns, originOf, placeOrder, takesOwnRows } from '../../core/register/origin.ts';
import type { SampleWorld } from './sample-world.ts';

/** Heads the column that tells sources apart which print the same. */
export const SOURCE_HEAD = '来源标记';

interface Printed {
  id: string;
  order: string;
  locked: ReadonlySet<string>;
  /** Label of its source. */
  source: string;
  cells: Readonly<Record<string, unknown>>;
}

export class PrintedRows {
  readonly takesOwn: boolean;
  #open: Printed[] = [];

  constructor(register: Register, world: SampleWorld | undefined) {
    this.takesOwn = takesOwnRows(register);
    if (!register.rows) return;
    for (const view of world?.views(register.id) ?? []) {
      const origin = originOf(register, view._id);
      if (origin)
        this.#open.push({
          id: view._id,
          order: placeOrder(this.#open.length),
          locked: lockedColumns(register, view._id),
          source: origin.source.label ?? '',
          cells: view,
        });
    }
  }

  /**
   * The first row not yet taken that prints what the line says in the columns it has.
   * @param said columns the file has
   */
  take(
    cells: Readonly<Record<string, CellValue>>,
    said: ReadonlySet<string>,
    source: string,
  ): { id: string; value: RegisterRow } | undefined {
    const at = this.#open.findIndex(
      (row) => (source === '' || row.source === source) && isSaid(row, said) && prints(row, cells, said),
    );
    const [row] = at < 0 ? [] : this.#open.splice(at, 1);
    if (!row) return undefined;
    const own = Object.entries(cells).filter(([column]) => !row.locked.has(column));
    return { id: row.id, value: { order: row.order, cells: Object.fromEntries(own) } };
  }
}

/** A line that says nothing of what is printed means no row of the source. */
const isSaid = (row: Printed, said: ReadonlySet<string>): boolean => [...row.locked].some((column) => said.has(column));

const prints = (row: Printed, cells: Readonly<Record<string, CellValue>>, said: ReadonlySet<string>): boolean =>
  [...row.locked].every((column) => !said.has(column) || same(row.cells[column], cells[column]));

const same = (printed: unknown, written: unknown): boolean =>
  JSON.stringify(printed ?? null) === JSON.stringify(written ?? null);
