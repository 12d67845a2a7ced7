/** Writes the rows of a register into the sheet's XML, and remembers of each what it says. */
import type { StreamCell } from '../../../core/document/model.ts';
import type { ByteText } from '../../workbook/write/byte-text.ts';
import { cellText, needsSpaceMark } from '../../workbook/write/cell-text.ts';
import { cleanText } from '../text.ts';
import { MAX_CELL_TEXT } from './cell-xml.ts';
import type { PlannedStream } from './fill-sheet.ts';
import { emptyHash, withContent } from './row-hash.ts';
import { columnLetters } from './rows.ts';
import { type CellPlan, type Content, type PlanContext, planRows, rowCount, type RowPlan } from './stream-plan.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const VALUE_END = bytes('</v></c>');
const TEXT_END = bytes('</t></is></c>');
const PLAIN = bytes('>');
const SPACED = bytes(' xml:space="preserve">');
const ROW_END = bytes('</row>');
/** Longer than all that stands around a value. */
const AROUND = 256;

interface Lead {
  plan: CellPlan;
  /** `<c r="B`, then the row's number. */
  open: Uint8Array;
  /** `" s="3"><v>` */
  number: Uint8Array;
  text: Uint8Array;
  empty: Uint8Array;
  /** What the cell shows in the row being written. */
  content: Content;
  /** Rows in which it shows something. */
  filled: number;
  cut: Troubled;
  cleaned: Troubled;
}

interface Troubled {
  count: number;
  first: string;
}

interface Line {
  plan: RowPlan;
  open: Uint8Array;
  /** Behind the number, without `>`. */
  attributes: string;
  usual: Uint8Array;
  leads: Lead[];
  wrapped: Lead[];
}

function leadOf(plan: CellPlan): Lead {
  const style = plan.cell.style === '' ? '' : ` s="${plan.cell.style}"`;
  return {
    plan,
    open: bytes(`<c r="${plan.letters}`),
    number: bytes(`"${style}><v>`),
    text: bytes(`"${style} t="inlineStr"><is><t`),
    empty: bytes(`"${style}/>`),
    content: null,
    filled: 0,
    cut: { count: 0, first: '' },
    cleaned: { count: 0, first: '' },
  };
}

function lineOf(plan: RowPlan): Line {
  const attributes = plan.source.tag.replace(/^<row|>$/g, '').replace(/\sr="\d+"/, '');
  const leads = plan.cells.map(leadOf);
  return {
    plan,
    open: bytes('<row r="'),
    attributes,
    usual: bytes(`"${attributes}${plan.height === undefined ? '' : ` ht="${plan.height}"`}>`),
    leads,
    wrapped: plan.height === undefined ? [] : leads.filter(({ plan: cell }) => cell.read && cell.oneLine < Infinity),
  };
}

export class StreamRows {
  readonly planned: PlannedStream;
  /** By row of the sheet, from the first of the stream. */
  readonly hashes: Uint32Array;
  readonly #lines: Line[];
  #item = 0;

  constructor(planned: PlannedStream, context: PlanContext) {
    this.planned = planned;
    this.hashes = new Uint32Array(rowCount(planned.block)).fill(emptyHash());
    this.#lines = planRows(planned, context).map(lineOf);
  }

  /** Cells whose content is compared, row by row of an item. */
  get lines(): { offset: number; cells: Pick<Lead, 'plan' | 'filled' | 'cut' | 'cleaned'>[] }[] {
    return this.#lines.map(({ plan, leads }) => ({
      offset: plan.offset,
      cells: leads.filter((lead) => lead.plan.read !== undefined),
    }));
  }

  /** The next row of the register. @param start of its cells */
  write(out: ByteText, cells: readonly StreamCell[], start: number): void {
    const { at, height } = this.planned.block;
    for (const line of this.#lines) {
      const row = at + this.#item * height + line.plan.offset;
      for (const lead of line.leads) if (lead.plan.read) lead.content = lead.plan.read(cells, start, this.#item);
      this.#row(out, line, row);
    }
    this.#item += 1;
  }

  #row(out: ByteText, line: Line, row: number): void {
    const digits = Buffer.from(String(row), 'latin1');
    out.need(AROUND);
    out.copy(line.open);
    out.copy(digits);
    if (this.#isUsual(line)) {
      out.need(line.usual.length + AROUND);
      out.copy(line.usual);
    } else out.write(`"${line.attributes} ht="${this.#heightOf(line)}">`);
    let hash = emptyHash();
    for (const lead of line.leads) {
      if (!lead.plan.read) {
        out.write(lead.plan.fixed?.(`${lead.plan.letters}${row}`, row) ?? '');
        continue;
      }
      out.need(AROUND);
      out.copy(lead.open);
      out.copy(digits);
      hash = withContent(hash, this.#cell(out, lead, row));
    }
    out.need(AROUND);
    out.copy(ROW_END);
    this.hashes[row - this.planned.block.at] = hash;
  }

  /** @returns what was written */
  #cell(out: ByteText, lead: Lead, row: number): Content {
    const { content } = lead;
    if (typeof content === 'string') return this.#text(out, lead, row, content);
    if (content === null) {
      out.copy(lead.empty);
      return null;
    }
    lead.filled += 1;
    out.copy(lead.number);
    out.number(content);
    out.copy(VALUE_END);
    return content;
  }

  #text(out: ByteText, lead: Lead, row: number, raw: string): Content {
    const before = out.length;
    out.copy(lead.text);
    out.copy(needsSpaceMark(raw) ? SPACED : PLAIN);
    let text = raw;
    if (raw.length > MAX_CELL_TEXT || !out.plain(raw)) {
      text = this.#fit(lead, row, raw);
      const found = cellText(text);
      out.write(typeof found === 'string' ? found : found.xml);
    }
    if (text === '') {
      out.length = before;
      out.copy(lead.empty);
      return null;
    }
    lead.filled += 1;
    out.need(AROUND);
    out.copy(TEXT_END);
    return text;
  }

  /** What a cell can hold of it. */
  #fit(lead: Lead, row: number, raw: string): string {
    const { text, removed } = cleanText(raw);
    if (removed > 0) this.#trouble(lead.cleaned, lead, row);
    if (text.length <= MAX_CELL_TEXT) return text;
    this.#trouble(lead.cut, lead, row);
    const cut = text.slice(0, MAX_CELL_TEXT);
    return cut.isWellFormed() ? cut : cut.slice(0, -1);
  }

  #trouble(troubled: Troubled, { plan }: Lead, row: number): void {
    if (troubled.count === 0) troubled.first = `${this.planned.sheet.name}!${plan.letters}${row}`;
    troubled.count += 1;
  }

  #isUsual({ wrapped }: Line): boolean {
    for (const { content, plan } of wrapped)
      if (typeof content === 'string' && (content.length > plan.oneLine || content.includes('\n'))) return false;
    return true;
  }

  #heightOf({ plan, leads }: Line): number | undefined {
    const texts = new Map<number, string>();
    for (const { plan: cell, content } of leads) if (typeof content === 'string') texts.set(cell.cell.column, content);
    const { source } = plan;
    const fitted = this.planned.heights.fit(source, texts, (column) => `${columnLetters(column)}${source.number}`);
    return Math.max(fitted ?? 0, plan.height ?? 0);
  }
}
