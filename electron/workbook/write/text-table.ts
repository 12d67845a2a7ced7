/**
 * Texts that come again and again (classes, levels, 是, 否) stand once in the workbook's text table; all others stay in
 * their cells. The table is bounded, and a column whose texts hardly repeat leaves it alone, so that memory stays small
 * however many rows come. Measured in docs/decisions/009-streaming-workbooks.md.
 */
import { cellText, needsSpaceMark } from './cell-text.ts';

const MAX_TEXTS = 8_192;
const MAX_LENGTH = 64;
/** A column is judged after this many different texts. */
const TRIAL = 128;

export class TextTable {
  readonly #numbers = new Map<string, number>();
  readonly #limit: number;
  references = 0;

  constructor(limit = MAX_TEXTS) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#numbers.size;
  }

  column(): TextColumn {
    return new TextColumn(this);
  }

  /** Number of the text, or -1 when it belongs into its cell. */
  place(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    if (number >= this.#limit || typeof cellText(text) !== 'string') return -1;
    this.#numbers.set(text, number);
    return number;
  }

  /** `xl/sharedStrings.xml` */
  xml(): string {
    const items = Array.from(
      this.#numbers.keys(),
      (text) => `<si><t${needsSpaceMark(text) ? ' xml:space="preserve"' : ''}>${text}</t></si>`,
    );
    const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
    return `${head}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.references}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

export class TextColumn {
  readonly #table: TextTable;
  /** What this column has met, without asking the table. */
  readonly #mine = new Map<string, number>();
  #hits = 0;
  #misses = 0;
  #open = true;

  constructor(table: TextTable) {
    this.#table = table;
  }

  /** Number of the text in the table, or -1 when it belongs into its cell. */
  find(text: string): number {
    if (!this.#open || text.length > MAX_LENGTH) return -1;
    const mine = this.#mine.get(text);
    if (mine !== undefined) {
      this.#hits += 1;
      this.#table.references += 1;
      return mine;
    }
    this.#misses += 1;
    if (this.#misses > TRIAL && this.#misses * 4 > this.#hits) {
      this.#open = false;
      return -1;
    }
    const number = this.#table.place(text);
    if (number < 0) return -1;
    this.#mine.set(text, number);
    this.#table.references += 1;
    return number;
  }
}
