/** One sheet from its first byte to its last. */
import { WorkbenchError } from '../../../core/contract.ts';
import type { RowInput, Sheet } from '../model.ts';
import { BLOCK_SIZE, type BlockDeflater } from './block-deflater.ts';
import { ByteText } from './byte-text.ts';
import { columnName } from './cell-names.ts';
import { cellText, needsSpaceMark } from './cell-text.ts';
import { columnStyles, type ColumnStyles, headerStyle, titleStyle } from './column-styles.ts';
import { checkRowCount, layoutOf } from './layout.ts';
import type { ListSheet } from './lists.ts';
import type { Notes } from './notes.ts';
import { RowWriter } from './row-writer.ts';
import { SheetHead, tailXml } from './sheet-xml.ts';
import type { Styles } from './styles.ts';
import type { TextTable } from './text-table.ts';
import { textWidth } from './width.ts';
import type { ZipFile } from './zip-file.ts';

export interface SheetContext {
  styles: Styles;
  lists: ListSheet;
  texts: TextTable;
  notes: Notes;
  signal: AbortSignal | undefined;
  /** Rows of this sheet so far. */
  onRows(rows: number): void;
}

/** Rows between two looks at the signal and the progress. */
const STEP = 512;
/** Kept free for the row that is written when a block is nearly full. */
const ROOM = 1 << 16;

export const cancelled = (): WorkbenchError =>
  new WorkbenchError('CANCELLED', '已取消，没有留下文件。', '需要时重新开始。');

/** XML into blocks of about equal size. */
export class Blocks {
  readonly #deflater: BlockDeflater;
  text: ByteText;

  constructor(deflater: BlockDeflater) {
    this.#deflater = deflater;
    this.text = new ByteText(deflater.buffer());
  }

  /** Asked between rows, so that a row is never cut; a longer one makes its block grow. */
  get full(): boolean {
    return this.text.length > BLOCK_SIZE - ROOM;
  }

  async send(): Promise<void> {
    await this.#deflater.add(this.text.bytes, this.text.length);
    this.text = new ByteText(this.#deflater.buffer());
  }

  async put(xml: string): Promise<void> {
    this.text.write(xml);
    if (this.full) await this.send();
  }
}

function headCell(ref: string, style: number, text: string): string {
  if (text === '') return `<c r="${ref}" s="${style}"/>`;
  const found = cellText(text);
  const xml = typeof found === 'string' ? found : found.xml;
  const space = needsSpaceMark(xml) ? ' xml:space="preserve"' : '';
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t${space}>${xml}</t></is></c>`;
}

export class SheetWriter {
  /** Last row of the data, 1-based. */
  lastRow: number;
  rows = 0;
  readonly #sheet: Sheet;
  readonly #context: SheetContext;
  readonly #styles: ColumnStyles[];
  readonly #rowWriter: RowWriter;

  constructor(sheet: Sheet, context: SheetContext) {
    this.#sheet = sheet;
    this.#context = context;
    this.#styles = columnStyles(sheet, context.styles);
    this.#rowWriter = new RowWriter(sheet.columns, this.#styles, context.notes, context.texts);
    this.lastRow = layoutOf(sheet).firstRow - 1;
  }

  async write(zip: ZipFile, part: string, selected: boolean): Promise<void> {
    const head = new SheetHead(this.#sheet, selected);
    await zip.stream(part, head.length, async (deflater) => {
      this.#context.notes.sheet = this.#sheet.name;
      const blocks = new Blocks(deflater);
      for (const xml of this.#topRows()) await blocks.put(xml);
      await this.#dataRows(blocks);
      const totals = this.#totalsRow();
      await blocks.put(totals);
      await blocks.put(tailXml(this.#sheet, this.#context.lists, this.lastRow));
      await blocks.send();
      return head.bytes(this.#rowWriter.widths, this.lastRow + (totals === '' ? 0 : 1));
    });
  }

  async #dataRows(blocks: Blocks): Promise<void> {
    const { signal, onRows } = this.#context;
    const source = this.#sheet.rows;
    const next = (row: RowInput): Promise<void> | undefined => {
      this.lastRow += 1;
      this.rows += 1;
      checkRowCount(this.#sheet, this.lastRow + 1);
      this.#rowWriter.row(blocks.text, this.lastRow, row);
      if (this.rows % STEP === 0) {
        if (signal?.aborted) throw cancelled();
        onRows(this.rows);
      }
      return blocks.full ? blocks.send() : undefined;
    };
    // Waiting for each row of an array would cost more than writing it.
    if (Symbol.iterator in source) {
      for (const row of source) {
        const full = next(row);
        if (full) await full;
      }
    } else {
      for await (const row of source) await next(row);
    }
    if (signal?.aborted) throw cancelled();
    onRows(this.rows);
  }

  /** Title and header; their widths count, except titles, which span all columns. */
  *#topRows(): Generator<string> {
    const { titles, header } = layoutOf(this.#sheet);
    const { columns } = this.#sheet;
    const title = titleStyle(this.#context.styles);
    const head = headerStyle(this.#context.styles);
    let row = 0;
    for (const text of titles) {
      row += 1;
      yield `<row r="${row}" ht="30" customHeight="1">${headCell(`A${row}`, title, text)}</row>`;
    }
    for (const line of header) {
      row += 1;
      const cells = columns.map((_, i) => headCell(`${columnName(i)}${row}`, head, line[i] ?? ''));
      yield `<row r="${row}">${cells.join('')}</row>`;
    }
    // Only the last header row names single columns.
    header.at(-1)?.forEach((text, i) => {
      const { widths } = this.#rowWriter;
      if (i < widths.length) widths[i] = Math.max(widths[i]!, textWidth(text));
    });
  }

  #totalsRow(): string {
    const { columns, totals, bare } = this.#sheet;
    if (!totals || bare) return '';
    const { firstRow } = layoutOf(this.#sheet);
    const row = this.lastRow + 1;
    const { sums, counts } = this.#rowWriter;
    const cells = columns.map(({ total }, i) => {
      const style = this.#styles[i]!.total;
      const ref = `${columnName(i)}${row}`;
      if (!total) return headCell(ref, style, i === 0 ? '合计' : '');
      const range = `${columnName(i)}${firstRow}:${columnName(i)}${Math.max(this.lastRow, firstRow)}`;
      const value = (total === 'sum' ? sums[i] : counts[i]) ?? 0;
      this.#rowWriter.measureNumber(i, value);
      // 109 and 103 follow the filter.
      return `<c r="${ref}" s="${style}"><f>SUBTOTAL(${total === 'sum' ? 109 : 103},${range})</f><v>${value}</v></c>`;
    });
    return `<row r="${row}">${cells.join('')}</row>`;
  }
}
