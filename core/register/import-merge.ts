/**
 * Cells merged downwards among the data: 「一级类别」 printed once for ten rows. Each row gets the words. A number is not
 * repeated, because a sum over the rows would count it ten times.
 */
import type { Merge } from './import-layout.ts';
import type { FileCell, FileRow } from './import-model.ts';

export class MergeFiller {
  readonly #byTop = new Map<number, Merge[]>();
  #open: { merge: Merge; value: FileCell }[] = [];
  readonly #repeated: ReadonlySet<number>;
  /** Merged numbers that stay with their first row. */
  numbers = 0;

  /** @param repeated columns of the file whose words are given to every row @param from first row of data */
  constructor(merges: readonly Merge[], repeated: readonly number[], from: number) {
    this.#repeated = new Set(repeated);
    for (const merge of merges) {
      if (merge.top < from || merge.bottom === merge.top) continue;
      const known = this.#byTop.get(merge.top);
      if (known) known.push(merge);
      else this.#byTop.set(merge.top, [merge]);
    }
  }

  /** Rows have to come in their order. */
  fill(row: FileRow): FileRow {
    if (this.#byTop.size === 0) return row;
    this.#open = this.#open.filter(({ merge }) => merge.bottom >= row.row);
    const cells = this.#open.length > 0 ? [...row.cells] : row.cells;
    for (const { merge, value } of this.#open)
      if (Array.isArray(cells) && (cells[merge.left] ?? null) === null) put(cells, merge.left, value);
    for (const merge of this.#byTop.get(row.row) ?? []) {
      const value = row.cells[merge.left] ?? null;
      if (value === null) continue;
      if (this.#repeated.has(merge.left)) this.#open.push({ merge, value });
      else if (typeof value === 'number') this.numbers += 1;
    }
    return cells === row.cells ? row : { ...row, cells };
  }
}

function put(cells: FileCell[], at: number, value: FileCell): void {
  while (cells.length < at) cells.push(null);
  cells[at] = value;
}
