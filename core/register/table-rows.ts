/** Rows of tables are read anew at each evaluation; here they stay the same objects as long as they say the same. */
import { canonicalJson } from '../answer/change.ts';
import type { RowView } from '../form/view.ts';

interface Known {
  rows: readonly RowView[];
  texts: readonly string[];
}

const NONE: readonly RowView[] = [];

export class TableRows {
  readonly #known = new Map<string, Known>();

  /** @param key names the table @param value its rows as the evaluation has them; anything else is no row */
  same(key: string, value: unknown): readonly RowView[] {
    const rows = Array.isArray(value) ? (value as RowView[]) : NONE;
    const before = this.#known.get(key);
    const texts = rows.map(canonicalJson);
    if (before && texts.length === before.texts.length && texts.every((text, i) => text === before.texts[i]))
      return before.rows;
    const byText = new Map(before?.texts.map((text, i) => [text, before.rows[i]]));
    // A copy: the evaluation goes on writing computed columns into its own.
    const next = rows.map((row, i) => byText.get(texts[i] ?? '') ?? { ...row });
    this.#known.set(key, { rows: next, texts });
    return next;
  }
}
