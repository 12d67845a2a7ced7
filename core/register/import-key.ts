/** What names a row, in the file and in the register: one column or several together. */
import type { CellValue, RegisterRow } from '../answer/answer.ts';

const MARK = '\u001f';

function part(value: CellValue | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value).normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

/** '' when every part is empty. */
export function keyText(values: readonly (CellValue | null | undefined)[]): string {
  if (values.length === 1) return part(values[0]);
  const parts = values.map(part);
  return parts.every((text) => text === '') ? '' : parts.join(MARK);
}

/** 0012 that a spreadsheet has turned into 12. */
export const bareNumber = (key: string): string | undefined =>
  /^\d{1,15}$/.test(key) ? key.replace(/^0+(?=\d)/, '') : undefined;

export const shownKey = (
  values: readonly (CellValue | null | undefined)[],
  show: (value: CellValue, i: number) => string,
): string => values.flatMap((value, i) => (value === null || value === undefined ? [] : [show(value, i)])).join(' / ');

/** Rows of the register by key. */
export class KeyIndex {
  readonly #rows = new Map<string, string | string[]>();
  /** Keys of digits without their leading zeros. */
  readonly #bare = new Map<string, string | null>();
  readonly columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  add(id: string, row: RegisterRow): void {
    const key = keyText(this.columns.map((column) => row.cells[column]));
    if (key === '') return;
    const known = this.#rows.get(key);
    if (known === undefined) this.#rows.set(key, id);
    else if (typeof known === 'string') this.#rows.set(key, [known, id]);
    else known.push(id);
    const bare = this.columns.length === 1 ? bareNumber(key) : undefined;
    if (bare !== undefined) this.#bare.set(bare, this.#bare.has(bare) && this.#bare.get(bare) !== key ? null : key);
  }

  /** Row ids with this key; else those whose number differs only in leading zeros, when it is certain which. */
  find(key: string): readonly string[] {
    const known = this.#rows.get(key) ?? this.#alike(key) ?? [];
    return typeof known === 'string' ? [known] : known;
  }

  #alike(key: string): string | string[] | undefined {
    const bare = this.columns.length === 1 ? bareNumber(key) : undefined;
    const other = bare === undefined ? undefined : this.#bare.get(bare);
    return typeof other === 'string' ? this.#rows.get(other) : undefined;
  }
}
