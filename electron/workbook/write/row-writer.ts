/** Rows of one sheet as XML: the one place that runs millions of times. */
import type { CellInput, Column, RowInput } from '../model.ts';
import { serialOf } from '../serial-date.ts';
import type { ByteText } from './byte-text.ts';
import { columnName } from './cell-names.ts';
import { cellText, looksLikeFormula, MAX_CELL_TEXT, needsSpaceMark } from './cell-text.ts';
import { type ColumnStyles, formatOf } from './column-styles.ts';
import type { Notes } from './notes.ts';
import type { TextColumn, TextTable } from './text-table.ts';
import { MAX_WIDTH, numberWidth, textWidth } from './width.ts';

/** A date shown as `yyyy-mm-dd`, a boolean as `FALSE`. */
const DATE_WIDTH = 10;
const BOOLEAN_WIDTH = 5;
/** Every row is measured up to here, then the longest texts and one row in eight. */
const MEASURE_ALL = 4_096;
/** Longer than all that stands around a value. */
const AROUND = 96;

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const ROW_OPEN = bytes('<row r="');
const ROW_NEXT = bytes('">');
const ROW_END = bytes('</row>');
const VALUE_END = bytes('</v></c>');
const TEXT_END = bytes('</t></is></c>');
const PLAIN = bytes('>');
const SPACED = bytes(' xml:space="preserve">');

interface Plan {
  type: Column['type'];
  name: string;
  measured: boolean;
  format: string;
  texts: TextColumn;
  /** `<c r="A`, then the row's number */
  open: Uint8Array;
  /** `" s="3"/>`; of no length for cells that would show nothing */
  empty: Uint8Array;
  /** `" s="3"><v>` and so on: what leads to a value of this kind */
  number: Uint8Array;
  boolean: Uint8Array;
  shared: Uint8Array;
  inline: Uint8Array;
  quoted: Uint8Array;
  asText: Uint8Array;
}

function planOf(column: Column, index: number, { body, quoted, text, blank }: ColumnStyles, texts: TextColumn): Plan {
  const lead = (style: number, more: string): Uint8Array => bytes(`"${style === 0 ? '' : ` s="${style}"`}${more}`);
  return {
    type: column.type,
    name: columnName(index),
    measured: typeof column.width !== 'number',
    format: formatOf(column),
    texts,
    open: bytes(`<c r="${columnName(index)}`),
    empty: body === blank ? bytes('') : lead(body, '/>'),
    number: lead(body, '><v>'),
    boolean: lead(body, ' t="b"><v>'),
    shared: lead(body, ' t="s"><v>'),
    inline: lead(body, ' t="inlineStr"><is><t'),
    quoted: lead(quoted, ' t="inlineStr"><is><t'),
    asText: lead(text, ' t="inlineStr"><is><t'),
  };
}

export class RowWriter {
  /** Widest content of each column so far. */
  readonly widths: number[];
  readonly sums: number[];
  readonly counts: number[];
  readonly #longest: number[];
  readonly #smallest: number[];
  readonly #largest: number[];
  readonly #plans: Plan[];
  readonly #notes: Notes;
  #number = 0;
  #digits: Uint8Array = bytes('');
  #measure = true;

  constructor(columns: readonly Column[], styles: readonly ColumnStyles[], notes: Notes, texts: TextTable) {
    this.#plans = columns.map((column, i) => planOf(column, i, styles[i]!, texts.column()));
    this.widths = columns.map(() => 0);
    this.sums = columns.map(() => 0);
    this.counts = columns.map(() => 0);
    this.#longest = columns.map(() => 0);
    this.#smallest = columns.map(() => 0);
    this.#largest = columns.map(() => -1);
    this.#notes = notes;
  }

  /** @param number of the row on the sheet, 1-based */
  row(out: ByteText, number: number, values: RowInput): void {
    this.#number = number;
    this.#digits = bytes(String(number));
    this.#measure = number <= MEASURE_ALL || number % 8 === 0;
    out.need(AROUND);
    out.copy(ROW_OPEN);
    out.copy(this.#digits);
    out.copy(ROW_NEXT);
    for (let i = 0; i < this.#plans.length; i += 1) {
      const plan = this.#plans[i]!;
      const value = values[i];
      out.need(AROUND);
      if (value != null && value !== '') {
        out.copy(plan.open);
        out.copy(this.#digits);
        this.counts[i]! += 1;
        this.#content(out, plan, i, value);
      } else if (plan.empty.length > 0) {
        out.copy(plan.open);
        out.copy(this.#digits);
        out.copy(plan.empty);
      }
    }
    out.need(AROUND);
    out.copy(ROW_END);
  }

  #content(out: ByteText, plan: Plan, i: number, value: NonNullable<CellInput>): void {
    switch (plan.type) {
      case 'text':
        return this.#text(out, plan, i, typeof value === 'string' ? value : String(value), true);
      case 'number':
      case 'integer':
        if (typeof value !== 'number' || !Number.isFinite(value)) break;
        this.sums[i]! += value;
        this.measureNumber(i, value);
        return this.#value(out, plan.number, i, value, 0);
      case 'date': {
        const serial = typeof value === 'string' ? serialOf(value) : undefined;
        if (serial === undefined) break;
        return this.#value(out, plan.number, i, serial, DATE_WIDTH);
      }
      case 'boolean':
        if (typeof value !== 'boolean') break;
        return this.#value(out, plan.boolean, i, value ? 1 : 0, BOOLEAN_WIDTH);
    }
    this.#notes.asText(plan.name, this.#number);
    this.#text(out, plan, i, String(value), false);
  }

  /** Only a number larger or smaller than all before it can be wider; one without a fixed format always can. */
  measureNumber(i: number, value: number): void {
    const { format } = this.#plans[i]!;
    if (format !== 'General' && value <= this.#largest[i]! && value >= this.#smallest[i]!) return;
    if (value > this.#largest[i]!) this.#largest[i] = value;
    if (value < this.#smallest[i]!) this.#smallest[i] = value;
    const width = numberWidth(value, format);
    if (width > this.widths[i]!) this.widths[i] = width;
  }

  #value(out: ByteText, lead: Uint8Array, i: number, value: number, width: number): void {
    out.copy(lead);
    out.number(value);
    out.copy(VALUE_END);
    if (width > this.widths[i]!) this.widths[i] = width;
  }

  #text(out: ByteText, plan: Plan, i: number, raw: string, fits: boolean): void {
    if (plan.measured) this.#measureText(i, raw);
    const risky = looksLikeFormula(raw);
    const shared = fits && !risky ? plan.texts.find(raw) : -1;
    if (shared >= 0) {
      out.copy(plan.shared);
      out.number(shared);
      return out.copy(VALUE_END);
    }
    out.copy(risky ? plan.quoted : fits ? plan.inline : plan.asText);
    out.copy(needsSpaceMark(raw) ? SPACED : PLAIN);
    if (raw.length > MAX_CELL_TEXT || !out.plain(raw)) this.#unusual(out, plan, raw);
    out.need(AROUND);
    out.copy(TEXT_END);
  }

  #unusual(out: ByteText, plan: Plan, raw: string): void {
    const found = cellText(raw);
    if (typeof found === 'string') return out.write(found);
    out.write(found.xml);
    if (found.cut) this.#notes.cut(plan.name, this.#number);
    if (found.cleaned) this.#notes.cleaned(plan.name, this.#number);
  }

  #measureText(i: number, raw: string): void {
    const widest = this.widths[i]!;
    // Two columns per character at most: most texts cannot be wider than what was seen already.
    if (widest >= MAX_WIDTH || raw.length * 2 <= widest) return;
    if (!this.#measure && raw.length <= this.#longest[i]!) return;
    if (raw.length > this.#longest[i]!) this.#longest[i] = raw.length;
    const width = textWidth(raw);
    if (width > widest) this.widths[i] = width;
  }
}
