/** How many rows are marked, and how: counts that follow single rows. Pure. */

export interface MarkCounts {
  total: number;
  /** Not marked yet. */
  open: number;
  /** Without evidence, those not applicable left out. */
  bare: number;
  /** Option → rows. */
  byOption: Readonly<Record<string, number>>;
}

export const NO_COUNTS: MarkCounts = { total: 0, open: 0, bare: 0, byOption: {} };

export class MarkCounter {
  #total: number;
  #open: number;
  #bare: number;
  readonly #byOption: Record<string, number>;

  constructor({ total, open, bare, byOption }: MarkCounts = NO_COUNTS) {
    this.#total = total;
    this.#open = open;
    this.#bare = bare;
    this.#byOption = { ...byOption };
  }

  add({ option, bare }: { option: string; bare: boolean }, sign: 1 | -1): void {
    this.#total += sign;
    if (bare) this.#bare += sign;
    if (option === '') this.#open += sign;
    else this.#byOption[option] = (this.#byOption[option] ?? 0) + sign;
  }

  counts(): MarkCounts {
    return { total: this.#total, open: this.#open, bare: this.#bare, byOption: this.#byOption };
  }
}
