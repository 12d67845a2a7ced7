/**
 * Which rows of a register changed, one after another, while its map of rows stays the same. Whoever looked before reads
 * on from there instead of going through 100,000 rows after every key. Pure.
 */
/** Beyond this, going through all rows costs no more. */
const MOST = 10_000;

export class RowJournal {
  #ids: string[] = [];
  /** Entries no longer kept. */
  #dropped = 0;

  /** Where the next entry will stand. */
  get end(): number {
    return this.#dropped + this.#ids.length;
  }

  add(id: string): void {
    if (this.#ids.length >= MOST) {
      this.#dropped += this.#ids.length;
      this.#ids = [];
    }
    this.#ids.push(id);
  }

  /** Rows changed since the journal ended at `place`, some perhaps twice; `undefined` where that is no longer known. */
  since(place: number): readonly string[] | undefined {
    return place < this.#dropped ? undefined : this.#ids.slice(place - this.#dropped);
  }
}
