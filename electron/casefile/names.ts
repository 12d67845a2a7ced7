/** Table `names`: ids that repeat a million times, kept once and meant by number. */
import { type Db, sql } from './connection.ts';

export class Names {
  readonly #db: Db;
  readonly #numbers = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  #complete = false;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Number of the text, added when new. Call {@link forget} when the transaction around it fails. */
  number(text: string): number {
    const known = this.find(text);
    if (known !== undefined) return known;
    const { lastInsertRowid } = sql(this.#db, 'INSERT INTO names (text) VALUES (?)').run(text);
    return this.#remember(Number(lastInsertRowid), text);
  }

  find(text: string): number | undefined {
    const known = this.#numbers.get(text);
    if (known !== undefined || this.#complete) return known;
    const found = sql(this.#db, 'SELECT name FROM names WHERE text = ?').get(text) as { name: number } | undefined;
    return found && this.#remember(found.name, text);
  }

  text(number: number): string {
    const known = this.#texts.get(number);
    if (known !== undefined) return known;
    const found = sql(this.#db, 'SELECT text FROM names WHERE name = ?').get(number) as { text: string } | undefined;
    if (!found) return '';
    this.#remember(number, found.text);
    return found.text;
  }

  /** One read instead of thousands, before all answers are wanted. */
  loadAll(): void {
    if (this.#complete) return;
    const all = sql(this.#db, 'SELECT name, text FROM names').iterate() as IterableIterator<{
      name: number;
      text: string;
    }>;
    for (const { name, text } of all) this.#remember(name, text);
    this.#complete = true;
  }

  forget(): void {
    this.#complete = false;
    this.#numbers.clear();
    this.#texts.clear();
  }

  #remember(number: number, text: string): number {
    this.#numbers.set(text, number);
    this.#texts.set(number, text);
    return number;
  }
}
