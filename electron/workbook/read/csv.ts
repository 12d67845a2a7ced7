/** A .csv as a table file of one sheet. */
import type { FileHandle } from 'node:fs/promises';
import { CsvParser } from './csv-parser.ts';
import { bytesOf, encodingOf, separatorOf } from './encoding.ts';
import type { ReadOptions, SheetInfo, SheetOutline, TableFile, TableRow } from './model.ts';
import { cancelled, refuse } from './refusal.ts';

const BATCH_ROWS = 1_000;
const SAMPLE = 1 << 16;
/** Text has no merges and hides nothing. */
const NOTHING: SheetOutline = { merges: [], hiddenColumns: [], cutColumns: 0 };

export class CsvFile implements TableFile {
  readonly kind = 'csv';
  readonly sheets: SheetInfo[];
  readonly encoding: NonNullable<TableFile['encoding']>;
  readonly separator: NonNullable<TableFile['separator']>;
  readonly #file: FileHandle;
  readonly #size: number;

  private constructor(file: FileHandle, size: number, name: string, how: Pick<CsvFile, 'encoding' | 'separator'>) {
    this.#file = file;
    this.#size = size;
    this.sheets = [{ name, state: 'visible' }];
    this.encoding = how.encoding;
    this.separator = how.separator;
  }

  /** @throws WorkbenchError WORKBOOK when the file is no text */
  static async open(file: FileHandle, size: number, name: string): Promise<CsvFile> {
    const encoding = await encodingOf(file);
    const sample = Buffer.alloc(SAMPLE);
    const { bytesRead } = await file.read(sample, 0, SAMPLE, 0);
    const text = new TextDecoder(encoding).decode(sample.subarray(0, bytesRead), { stream: true });
    return new CsvFile(file, size, name, { encoding, separator: separatorOf(text) });
  }

  async *rows(_sheet: number, options: ReadOptions = {}): AsyncGenerator<TableRow[], SheetOutline> {
    const { batchRows = BATCH_ROWS, signal, onProgress } = options;
    const parser = new CsvParser(this.separator);
    const decoder = new TextDecoder(this.encoding);
    let done = 0;
    for await (const chunk of bytesOf(this.#file)) {
      if (signal?.aborted) throw cancelled();
      parser.feed(decoder.decode(chunk, { stream: true }));
      yield* taken(parser, batchRows, batchRows);
      done += chunk.length;
      onProgress?.(Math.min(1, done / this.#size));
    }
    parser.feed(decoder.decode());
    parser.finish();
    yield* taken(parser, batchRows, 1);
    return { ...NOTHING, cutColumns: parser.cutColumns };
  }

  outline(): Promise<SheetOutline> {
    return Promise.resolve(NOTHING);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** Rows in batches of `size`; fewer than `least` wait for more. `sep=;` on the first line is no row. */
function* taken(parser: CsvParser, size: number, least: number): Generator<TableRow[]> {
  const first = parser.rows[0];
  if (first?.row === 1 && /^sep=$/i.test(String(first.cells[0]))) parser.rows.shift();
  while (parser.rows.length >= least && parser.rows.length > 0) {
    yield parser.rows.slice(0, size);
    parser.rows = parser.rows.slice(size);
  }
}

export const emptyFile = (): Error => refuse('表格文件是空的（0 字节）。', '请重新复制或索取文件。');
