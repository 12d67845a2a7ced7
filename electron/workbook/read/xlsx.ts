/** An .xlsx as a table file. */
import type { FileHandle } from 'node:fs/promises';
import { type Book, readBook } from './book.ts';
import { CellValues } from './cell-values.ts';
import type { ReadOptions, SheetInfo, SheetOutline, TableFile, TableRow } from './model.ts';
import { cancelled } from './refusal.ts';
import { SharedTexts, SharedTextsScanner } from './shared-texts.ts';
import { SheetScanner } from './sheet-scanner.ts';
import { ZipSource } from './zip-source.ts';

const BATCH_ROWS = 1_000;
/** A batch is handed over earlier when its rows are wide. */
const BATCH_CELLS = 100_000;
/** Texts and cells as shares of the way, for the progress. */
const TEXTS_SHARE = 0.1;

export class XlsxFile implements TableFile {
  readonly kind = 'xlsx';
  readonly sheets: SheetInfo[];
  readonly #file: FileHandle;
  readonly #zip: ZipSource;
  readonly #book: Book;
  #texts: SharedTexts | undefined;

  private constructor(file: FileHandle, zip: ZipSource, book: Book) {
    this.#file = file;
    this.#zip = zip;
    this.#book = book;
    this.sheets = book.sheets.map(({ name, state }) => ({ name, state }));
  }

  static async open(file: FileHandle, size: number): Promise<XlsxFile> {
    const zip = await ZipSource.open(file, size);
    return new XlsxFile(file, zip, await readBook(zip));
  }

  async *rows(sheet: number, options: ReadOptions = {}): AsyncGenerator<TableRow[], SheetOutline> {
    const { batchRows = BATCH_ROWS, onProgress } = options;
    const texts = await this.#sharedTexts(options);
    const scanner = new SheetScanner(new CellValues(texts, this.#book.dates, this.#book.date1904));
    const report = (share: number): void => onProgress?.(TEXTS_SHARE + share * (1 - TEXTS_SHARE));
    for await (const chunk of this.#pieces(this.#part(sheet), options.signal, report)) {
      scanner.feed(chunk);
      if (scanner.rows.length < batchRows && scanner.slots < BATCH_CELLS) continue;
      yield* cut(scanner.rows, batchRows);
      scanner.rows = [];
      scanner.slots = 0;
    }
    const outline = scanner.finish();
    yield* cut(scanner.rows, batchRows);
    return outline;
  }

  async outline(sheet: number, options: ReadOptions = {}): Promise<SheetOutline> {
    const scanner = new SheetScanner(new CellValues(new SharedTexts(), this.#book.dates, false), true);
    for await (const chunk of this.#pieces(this.#part(sheet), options.signal, options.onProgress)) scanner.feed(chunk);
    return scanner.finish();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #part(sheet: number): string {
    const found = this.#book.sheets[sheet];
    if (!found) throw new Error(`no sheet ${sheet}`);
    return found.part;
  }

  async #sharedTexts(options: ReadOptions): Promise<SharedTexts> {
    if (this.#texts) return this.#texts;
    const scanner = new SharedTextsScanner();
    const part = this.#book.sharedTexts;
    const report = (share: number): void => options.onProgress?.(share * TEXTS_SHARE);
    if (part !== undefined) for await (const chunk of this.#pieces(part, options.signal, report)) scanner.feed(chunk);
    return (this.#texts = scanner.texts);
  }

  async *#pieces(part: string, signal?: AbortSignal, report?: (share: number) => void): AsyncGenerator<Buffer> {
    const total = this.#zip.find(part)?.size ?? 0;
    let done = 0;
    for await (const chunk of this.#zip.stream(part)) {
      if (signal?.aborted) throw cancelled();
      yield chunk;
      done += chunk.length;
      report?.(total > 0 ? done / total : 1);
    }
  }
}

function* cut(rows: TableRow[], size: number): Generator<TableRow[]> {
  if (rows.length > 0 && rows.length <= size) yield rows;
  else for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
