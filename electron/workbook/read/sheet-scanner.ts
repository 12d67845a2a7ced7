/** A worksheet as it comes: bytes in, rows out. */
import { columnAt, styleAt, typeAt } from './cell-attributes.ts';
import { type CellValues, numberAt, TYPE, type TypeCode } from './cell-values.ts';
import { type CellValue, MAX_COLUMNS, type SheetOutline, type TableRow } from './model.ts';
import { damaged } from './refusal.ts';
import * as xml from './xml-bytes.ts';

const MAX_ROW = 1_048_576;
const MAX_MERGES = 200_000;

const LETTER_C = 'c'.charCodeAt(0);
const LETTER_F = 'f'.charCodeAt(0);
const LETTER_R = 'r'.charCodeAt(0);
const LETTER_S = 's'.charCodeAt(0);
const LETTER_T = 't'.charCodeAt(0);
const LETTER_V = 'v'.charCodeAt(0);

export class SheetScanner {
  /** Finished rows, to be taken by the caller. */
  rows: TableRow[] = [];
  /** Cells in `rows`. */
  slots = 0;
  readonly outline: SheetOutline = { merges: [], hiddenColumns: [], cutColumns: 0 };
  ended = false;
  readonly #values: CellValues;
  readonly #outlineOnly: boolean;
  readonly #window = new xml.ByteWindow();
  #at = 0;
  #row: TableRow | undefined;
  #rowNumber = 0;
  #column = -1;
  #skipping = false;
  // Of the tag looked at last.
  #name = 0;
  #nameEnd = 0;
  // Of the cell being read.
  #style = 0;
  #type: TypeCode = TYPE.number;
  #pendingColumn = 0;

  constructor(values: CellValues, outlineOnly = false) {
    this.#values = values;
    this.#outlineOnly = outlineOnly;
  }

  feed(chunk: Buffer): void {
    this.#window.slide(this.#at, chunk);
    this.#at = 0;
    if (this.#skipping && !this.#skipRows()) return;
    for (let next = this.#step(this.#at); next >= 0; next = this.#step(next)) this.#at = next;
  }

  /** @throws WorkbenchError when the part ended in the middle */
  finish(): SheetOutline {
    if (!this.ended) throw damaged('worksheet ends early');
    return this.outline;
  }

  /** One tag; a cell with all that is in it. @returns where to go on, or -1 when not all of it has come */
  #step(from: number): number {
    const window = this.#window;
    const { bytes, length } = window;
    let at = from;
    while (bytes[at] !== xml.LESS && at < length) at += 1;
    if (at + 1 >= length) {
      this.#at = at;
      return -1;
    }
    this.#at = at;
    const next = bytes[at + 1]!;
    if (next === xml.BANG || next === xml.QUESTION) return window.markupEnd(at);
    const closing = next === xml.SLASH;
    this.#readName(closing ? at + 2 : at + 1);
    if (!closing && this.#isNamed(LETTER_C) && this.#row) return this.#cell(this.#nameEnd);
    const end = window.tagEnd(at + 1);
    if (end >= 0) this.#tag(at, end, closing);
    return end;
  }

  /** Behind the prefix, if there is one. */
  #readName(start: number): void {
    const { bytes } = this.#window;
    let name = start;
    let at = start;
    for (; bytes[at]! > xml.SPACE && bytes[at] !== xml.GREATER && bytes[at] !== xml.SLASH; at += 1)
      if (bytes[at] === xml.COLON) name = at + 1;
    this.#name = name;
    this.#nameEnd = at;
  }

  #isNamed(letter: number): boolean {
    return this.#nameEnd - this.#name === 1 && this.#window.bytes[this.#name] === letter;
  }

  #tag(start: number, end: number, closing: boolean): void {
    const { bytes } = this.#window;
    const name = bytes.toString('latin1', this.#name, this.#nameEnd);
    const empty = bytes[end - 2] === xml.SLASH;
    if (name === 'row') {
      if (!closing) this.#openRow(xml.attributesOf(bytes, start, end));
      if (closing || empty) this.#closeRow();
    } else if (name === 'sheetData' && !closing && !empty && this.#outlineOnly) this.#skipping = true;
    else if (name === 'worksheet' && closing) this.ended = true;
    else if (closing) return;
    else if (name === 'mergeCell') this.#addMerge(xml.attributesOf(bytes, start, end).get('ref'));
    else if (name === 'col') this.#addColumns(xml.attributesOf(bytes, start, end));
  }

  #addMerge(ref: string | undefined): void {
    const { merges } = this.outline;
    if (ref && /^[A-Z]+\d+:[A-Z]+\d+$/.test(ref) && merges.length < MAX_MERGES) merges.push(ref);
  }

  #addColumns(attributes: Map<string, string>): void {
    if (!isTrue(attributes.get('hidden'))) return;
    const [min, max] = [Number(attributes.get('min')), Number(attributes.get('max'))];
    if (min >= 1 && max >= min && this.outline.hiddenColumns.length < MAX_COLUMNS)
      this.outline.hiddenColumns.push([min - 1, max - 1]);
  }

  #openRow(attributes: Map<string, string>): void {
    const number = Number(attributes.get('r') ?? this.#rowNumber + 1);
    if (!Number.isInteger(number) || number < 1 || number > MAX_ROW) throw damaged(`row ${attributes.get('r')}`);
    this.#rowNumber = number;
    this.#column = -1;
    this.#row = { row: number, cells: [] };
    if (isTrue(attributes.get('hidden'))) this.#row.hidden = true;
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = undefined;
    if (!row) return;
    if (row.cells.length === 0 && !row.formulas) return;
    this.rows.push(row);
    this.slots += row.cells.length;
  }

  /** From behind the cell's name to behind its end. */
  #cell(from: number): number {
    const behind = this.#cellTag(from);
    if (behind < 0) return -1;
    const { bytes } = this.#window;
    if (bytes[behind - 2] !== xml.SLASH) return this.#cellContent(behind);
    this.#column = this.#pendingColumn;
    return behind;
  }

  /** Attributes r, s and t. @returns behind the tag, or -1 */
  #cellTag(from: number): number {
    const { bytes } = this.#window;
    this.#style = 0;
    this.#type = TYPE.number;
    let column = this.#column + 1;
    let at = from;
    for (;;) {
      while (bytes[at]! <= xml.SPACE && bytes[at] !== 0) at += 1;
      const first = bytes[at]!;
      if (first === xml.GREATER) break;
      if (first === 0) return -1;
      if (first === xml.SLASH) {
        at += 1;
        continue;
      }
      const name = at;
      while (bytes[at] !== xml.EQUALS && bytes[at] !== 0 && bytes[at] !== xml.GREATER) at += 1;
      const single = at - name === 1;
      if (bytes[at] === xml.EQUALS) at += 1;
      while (bytes[at]! <= xml.SPACE && bytes[at] !== 0) at += 1;
      const quote = bytes[at]!;
      if (quote === 0) return -1;
      if (quote !== xml.QUOTE && quote !== xml.APOSTROPHE) throw damaged('attribute without quotes');
      const start = (at += 1);
      while (bytes[at] !== quote && bytes[at] !== 0) at += 1;
      if (bytes[at] === 0) return -1;
      if (single && first === LETTER_R) column = columnAt(bytes, start);
      else if (single && first === LETTER_S) this.#style = styleAt(bytes, start, at);
      else if (single && first === LETTER_T) this.#type = typeAt(bytes, start, at);
      at += 1;
    }
    this.#pendingColumn = column;
    return at + 1;
  }

  #cellContent(from: number): number {
    const window = this.#window;
    const { bytes } = window;
    let value: CellValue = null;
    let text: string | undefined;
    let formula = false;
    let phonetic = false;
    let at = from;
    for (;;) {
      while (bytes[at] !== xml.LESS && bytes[at] !== 0) at += 1;
      const next = bytes[at] === 0 ? 0 : bytes[at + 1]!;
      if (next === 0) return -1;
      if (next === xml.BANG || next === xml.QUESTION) {
        at = window.markupEnd(at);
        if (at < 0) return -1;
        continue;
      }
      const closing = next === xml.SLASH;
      this.#readName(closing ? at + 2 : at + 1);
      const end = bytes[this.#nameEnd] === xml.GREATER ? this.#nameEnd + 1 : window.tagEnd(at + 1);
      if (end < 0) return -1;
      if (closing) {
        if (this.#isNamed(LETTER_C)) {
          this.#put(text === undefined ? value : this.#values.other(this.#type, text), formula);
          return end;
        }
        if (this.#nameEnd - this.#name === 3) phonetic = false;
        at = end;
        continue;
      }
      at = end;
      if (bytes[end - 2] === xml.SLASH) {
        formula ||= this.#isNamed(LETTER_F);
        continue;
      }
      if (this.#isNamed(LETTER_V)) {
        at = window.textEnd(end);
        if (at < 0) return -1;
        value = this.#value(end, at);
      } else if (this.#isNamed(LETTER_T)) {
        at = window.textEnd(end);
        if (at < 0) return -1;
        if (!phonetic) text = (text ?? '') + this.#text(end, at);
      } else if (this.#isNamed(LETTER_F)) formula = true;
      else if (this.#nameEnd - this.#name === 3)
        phonetic = bytes.toString('latin1', this.#name, this.#nameEnd) === 'rPh';
    }
  }

  #text(start: number, end: number): string {
    const { rewritten, bytes, textFlags } = this.#window;
    return rewritten
      ? xml.decodeText(rewritten, 0, rewritten.length, textFlags)
      : xml.decodeText(bytes, start, end, textFlags);
  }

  #value(start: number, end: number): CellValue {
    const type = this.#type;
    if (type !== TYPE.number && type !== TYPE.shared) return this.#values.other(type, this.#text(start, end));
    const number = numberAt(this.#window.bytes, start, end);
    return type === TYPE.shared
      ? this.#values.shared(number)
      : this.#values.number(number, this.#style, () => this.#text(start, end).trim());
  }

  #put(value: CellValue, formula: boolean): void {
    const column = this.#pendingColumn;
    this.#column = column;
    if (value === null && !formula) return;
    if (column >= MAX_COLUMNS || column < 0) {
      this.outline.cutColumns += 1;
      return;
    }
    const { cells } = this.#row!;
    if (formula) (this.#row!.formulas ??= []).push(column);
    if (value === null) return;
    while (cells.length < column) cells.push(null);
    if (column === cells.length) cells.push(value);
    else cells[column] = value;
  }

  /** For the outline alone: on to the end of the rows. @returns false while it has not come */
  #skipRows(): boolean {
    const window = this.#window;
    const data = window.bytes.subarray(0, window.length);
    let found = data.indexOf('sheetData', this.#at, 'latin1');
    while (found >= 0 && data[found - 1] !== xml.SLASH && data[found - 1] !== xml.COLON)
      found = data.indexOf('sheetData', found + 1, 'latin1');
    this.#at = found < 0 ? Math.max(0, window.length - 16) : found;
    this.#skipping = found < 0;
    return found >= 0;
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
