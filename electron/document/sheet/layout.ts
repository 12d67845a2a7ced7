/** Where the rows of a filled sheet go: repeated, dropped, moved. */
import { WorkbenchError } from '../../../core/contract.ts';
import type { PlaceValue } from '../../../core/document/model.ts';
import { MAX_ROWS } from '../../workbook/write/cell-names.ts';
import type { Found, Scope, Scopes } from '../scope.ts';
import { isPresent, type Slots } from '../slots.ts';
import { type Block, findBlocks, RowMap } from './plan.ts';
import { readRows, type Row, type SheetRows } from './rows.ts';
import type { SheetPart, Workbook } from './workbook.ts';

/** A row, or rows, of the template for each row of a register: written one after the other when the file is packed. */
export interface StreamBlock {
  value: Extract<PlaceValue, { kind: 'stream' }>;
  /** The loop as reports name it. */
  place: string;
  /** Rows of the template, numbered as there. */
  rows: Row[];
  from: number;
  /** Rows of the sheet that one row of the register takes. */
  height: number;
  /** First row on the sheet. */
  at: number;
  /** Outside of the row. */
  chain: Scope[];
}

/** A row of the result, before formulas are moved: they need the maps of all sheets. */
export interface OutRow {
  source: Row;
  number: number;
  chain: Scope[];
  /** Of a table without rows: its styled row stays, its places stay empty. */
  blank: boolean;
  /** Innermost repetition: old row → new row of the same item. */
  sameItem: ((old: number) => number | undefined) | undefined;
  /** Instead of one row: all of a register. */
  stream?: StreamBlock;
}

/** A repetition of a block, for what is cloned with it (merged cells). */
export interface Item {
  from: number;
  to: number;
  /** New number of old row `from`. */
  at: number;
}

export interface FilledSheet {
  sheet: SheetPart;
  xml: string;
  data: SheetRows;
  out: OutRow[];
  map: RowMap;
  items: Item[];
}

const tooLong = (count: number): WorkbenchError =>
  new WorkbenchError(
    'BAD_INPUT',
    `要写入 ${count} 行，超过 Excel 一张工作表的 1,048,576 行。`,
    '请把台账拆分后分别导出。',
  );

class Layout {
  readonly out: OutRow[] = [];
  readonly map = new RowMap();
  readonly items: Item[] = [];
  private readonly byNumber: Map<number, Row>;
  private readonly scopes: Scopes;
  private readonly slots: Slots;
  /** Names with a part of their own for the empty list. */
  private readonly inverses = new Set<string>();
  private readonly merged: [from: number, to: number][];
  private next = 1;

  constructor(rows: Row[], scopes: Scopes, slots: Slots, merged: [from: number, to: number][]) {
    this.merged = merged;
    this.byNumber = new Map(rows.map((row) => [row.number, row]));
    this.scopes = scopes;
    this.slots = slots;
  }

  run(blocks: Block[], lastRow: number): void {
    this.noteInverses(blocks);
    this.rows(1, lastRow, blocks, [this.scopes.top], false, undefined, true);
  }

  private noteInverses(blocks: Block[]): void {
    for (const block of blocks) {
      if (block.inverse) this.inverses.add(block.name);
      this.noteInverses(block.children);
    }
  }

  /** Old rows `from`–`to`, with the blocks among them. `top`: rows outside of all blocks only move. */
  private rows(
    from: number,
    to: number,
    blocks: Block[],
    chain: Scope[],
    blank: boolean,
    sameItem: OutRow['sameItem'],
    top: boolean,
  ): void {
    let row = from;
    for (const block of blocks) {
      if (block.from < row) continue;
      for (; row < block.from; row += 1) this.row(row, chain, blank, sameItem, top);
      if (!this.repeats(block, chain)) continue;
      this.block(block, chain, blank);
      row = block.to + 1;
      if (top) this.map.shift(block.to, this.next - row);
    }
    for (; row <= to; row += 1) this.row(row, chain, blank, sameItem, top);
  }

  private row(old: number, chain: Scope[], blank: boolean, sameItem: OutRow['sameItem'], top: boolean): void {
    const source = this.byNumber.get(old);
    if (source) this.out.push({ source, number: this.next, chain, blank, sameItem });
    if (!top) this.map.place(old, this.next);
    this.next += 1;
  }

  /** A condition inside one cell is the cell's own business. */
  private repeats(block: Block, chain: Scope[]): boolean {
    const kind = this.scopes.find(block.name, chain)?.value.kind;
    return !block.oneCell || kind === 'rows' || kind === 'stream';
  }

  private block(block: Block, chain: Scope[], blank: boolean): void {
    if (blank) return this.item(block, chain, true);
    const found = this.scopes.find(block.name, chain);
    if (!found) this.slots.warnings.add(`模板中的段落「${block.name}」没有对应的值，已按「没有」处理。`);
    if (found?.value.kind === 'stream' && !block.inverse) return this.stream(block, chain, found, found.value);
    const rows = found?.value.kind === 'rows' ? this.scopes.rowsOf({ ...found, value: found.value }) : undefined;
    if (block.inverse || !rows) {
      const present = found !== undefined && isPresent(found.value);
      if (present !== block.inverse) this.item(block, chain, blank);
      else for (let row = block.from; row <= block.to; row += 1) this.map.drop(row, this.next);
      return;
    }
    // The template's own words for an empty list stand in for the blank row.
    if (rows.length === 0 && this.inverses.has(block.name)) {
      for (let row = block.from; row <= block.to; row += 1) this.map.drop(row, this.next);
      return;
    }
    if (rows.length === 0) this.item(block, chain, true);
    for (const scope of rows) this.item(block, [...chain, scope], blank);
  }

  private stream(block: Block, chain: Scope[], { place }: Found, value: StreamBlock['value']): void {
    const { from, to } = block;
    const at = this.next;
    const height = to - from + 1;
    const end = at + value.count * height;
    if (end - 1 > MAX_ROWS) throw tooLong(value.count);
    const rows: Row[] = [];
    for (let row = from; row <= to; row += 1) {
      const source = this.byNumber.get(row);
      if (source) rows.push(source);
      this.map.place(row, at + row - from);
      this.map.place(row, end - 1 - (to - row));
    }
    const stream: StreamBlock = { value, place, rows, from, height, at, chain };
    const [source] = rows;
    if (source) this.out.push({ source, number: at, chain, blank: false, sameItem: undefined, stream });
    if (this.merged.some(([top, bottom]) => top >= from && bottom <= to))
      for (let i = 0; i < value.count; i += 1) this.items.push({ from, to, at: at + i * height });
    this.next = end;
  }

  private item(block: Block, chain: Scope[], blank: boolean): void {
    const at = this.next;
    this.items.push({ from: block.from, to: block.to, at });
    const sameItem = (old: number): number | undefined =>
      old >= block.from && old <= block.to ? at + (old - block.from) : undefined;
    this.rows(block.from, block.to, block.children, chain, blank, sameItem, false);
  }
}

export function layOutSheet(
  sheet: SheetPart,
  xml: string,
  workbook: Workbook,
  scopes: Scopes,
  slots: Slots,
): FilledSheet {
  const data = readRows(xml, workbook.strings);
  const merges = xml.matchAll(/<mergeCell\b[^>]*\sref="[A-Z]+(\d+):[A-Z]+(\d+)"/g);
  const merged = Array.from(merges, ([, top, bottom]): [number, number] => [Number(top), Number(bottom)]);
  const layout = new Layout(data.rows, scopes, slots, merged);
  layout.run(findBlocks(data.rows), data.rows.at(-1)?.number ?? 0);
  return { sheet, xml, data, out: layout.out, map: layout.map, items: layout.items };
}
