/** Comma separated text as people and programs write it: quoted fields, doubled quotes, line breaks inside quotes. */
import { MAX_COLUMNS, type TableRow } from './model.ts';
import { refuse } from './refusal.ts';

const QUOTE = 34;
const LINE = 10;
const RETURN = 13;
/** A quoted field that goes on for longer has most likely lost its closing quote. */
const MAX_FIELD = 1_000_000;

type State = 'start' | 'plain' | 'quoted' | 'behind';

export class CsvParser {
  rows: TableRow[] = [];
  /** Values beyond the last column that is read. */
  cutColumns = 0;
  readonly #separator: number;
  #state: State = 'start';
  #field = '';
  #cells: (string | null)[] = [];
  #row = 1;
  #afterReturn = false;

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  feed(text: string): void {
    let at = 0;
    while (at < text.length) at = this.#state === 'quoted' ? this.#inQuotes(text, at) : this.#outside(text, at);
    if (this.#field.length > MAX_FIELD)
      throw refuse(
        `第 ${this.#row} 行的引号没有成对，后面的内容分不清。`,
        '请检查这一行的双引号，或用 Excel 打开后另存为 .xlsx 再导入。',
      );
  }

  finish(): void {
    if (this.#state === 'quoted')
      throw refuse(
        `第 ${this.#row} 行的引号没有成对，后面的内容分不清。`,
        '请检查这一行的双引号，或用 Excel 打开后另存为 .xlsx 再导入。',
      );
    if (this.#state !== 'start' || this.#cells.length > 0) this.#endRow();
  }

  #inQuotes(text: string, from: number): number {
    const quote = text.indexOf('"', from);
    this.#field += quote < 0 ? text.slice(from) : text.slice(from, quote);
    if (quote < 0) return text.length;
    this.#state = 'behind';
    return quote + 1;
  }

  #outside(text: string, from: number): number {
    const code = text.charCodeAt(from);
    const lineAfterReturn = code === LINE && this.#afterReturn;
    this.#afterReturn = code === RETURN;
    if (lineAfterReturn) return from + 1;
    if (code === QUOTE && this.#state !== 'plain') {
      if (this.#state === 'behind') this.#field += '"';
      this.#state = 'quoted';
      return from + 1;
    }
    if (code === this.#separator) this.#endField();
    else if (code === LINE || code === RETURN) this.#endRow();
    else return this.#plain(text, from);
    return from + 1;
  }

  /** Up to the next separator or line end; a quote in the middle is a character like others. */
  #plain(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#separator || code === LINE || code === RETURN) break;
    }
    this.#field += text.slice(from, at);
    this.#state = 'plain';
    return at;
  }

  #endField(): void {
    if (this.#cells.length < MAX_COLUMNS)
      this.#cells.push(this.#field === '' ? null : this.#field.replace(/\r\n?/g, '\n'));
    else if (this.#field !== '') this.cutColumns += 1;
    this.#field = '';
    this.#state = 'start';
  }

  #endRow(): void {
    this.#endField();
    while (this.#cells.length > 0 && this.#cells.at(-1) === null) this.#cells.pop();
    if (this.#cells.length > 0) this.rows.push({ row: this.#row, cells: this.#cells });
    this.#cells = [];
    this.#row += 1;
  }
}
