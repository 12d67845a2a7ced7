/** A scanner's XML report as a table file, so that it is mapped, compared and imported like a customer's table. */
import type { FileHandle } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { type WorkbenchError } from '../../../core/contract.ts';
import { bytesOf } from '../read/encoding.ts';
import type { ReadOptions, SheetInfo, SheetOutline, TableFile, TableRow } from '../read/model.ts';
import { cancelled, refuse } from '../read/refusal.ts';
import type { ScanElement } from './element.ts';
import { readerFor, type ScanReader } from './reader.ts';

const NOTHING: SheetOutline = { merges: [], hiddenColumns: [], cutColumns: 0 };
const BATCH_ROWS = 1_000;
/** Deeper than any report; an attack on the stack is not followed. */
const MAX_DEPTH = 60;

const broken = (detail: string): WorkbenchError =>
  refuse(
    '扫描结果文件不完整或已损坏，没有导入任何内容。',
    '扫描可能中途停止了；请等扫描结束后重新导出，再导入一次。',
    detail,
  );

/** Reads a report from top to bottom, holding no more than one host at a time. */
class ScanParser {
  reader: ScanReader | undefined;
  readonly #parser = new SaxesParser();
  readonly #open: ScanElement[] = [];
  /** Elements around the present one that are not kept. */
  #depth = 0;

  constructor() {
    this.#parser.on('error', (error) => {
      throw broken(error.message);
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#start(name, attributes));
    this.#parser.on('closetag', () => this.#end());
    this.#parser.on('text', (text) => this.#text(text));
    this.#parser.on('cdata', (text) => this.#text(text));
  }

  feed(text: string): void {
    this.#parser.write(text);
  }

  finish(): void {
    this.#parser.close();
  }

  #start(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw broken('nested too deeply');
    if (this.#depth === 1) {
      this.reader = readerFor(name);
      if (!this.reader) throw broken(`root element ${name}`);
      return;
    }
    if (this.#open.length === 0 && !this.reader?.unit.has(name)) return;
    const element: ScanElement = { name, attributes, children: [], text: '' };
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  #end(): void {
    this.#depth -= 1;
    const element = this.#open.pop();
    if (element && this.#open.length === 0) this.reader?.take(element);
  }

  #text(text: string): void {
    const element = this.#open.at(-1);
    if (element) element.text += text;
  }
}

/** Told by its first element, since such files come as .xml, .nessus or .txt. @param head first bytes of the file */
export function isScanReport(head: Uint8Array): boolean {
  const root = /^(?:\uFEFF)?\s*(?:<[?!][^>]*>\s*)*<([A-Za-z_][\w.-]*)/.exec(Buffer.from(head).toString('utf8'))?.[1];
  return root !== undefined && readerFor(root) !== undefined;
}

export class ScanFile implements TableFile {
  readonly kind = 'scan';
  readonly sheets: SheetInfo[];
  readonly tool: string;
  readonly #rows: TableRow[][];
  readonly #file: FileHandle;

  private constructor(file: FileHandle, reader: ScanReader) {
    this.#file = file;
    this.tool = reader.tool;
    // A list with nothing in it is no choice; the first always stays, so that an empty scan is told as such.
    const kept = reader.sheets.filter((sheet, i) => i === 0 || sheet.count > 0);
    this.sheets = kept.map(({ name }) => ({ name, state: 'visible' }));
    this.#rows = kept.map(({ rows }) => rows);
  }

  /** @throws WorkbenchError WORKBOOK */
  static async open(file: FileHandle): Promise<ScanFile> {
    const parser = new ScanParser();
    let decoder: InstanceType<typeof TextDecoder> | undefined;
    for await (const chunk of bytesOf(file)) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      parser.feed(decoder.decode(chunk, { stream: true }));
    }
    if (decoder) parser.feed(decoder.decode());
    parser.finish();
    if (!parser.reader) throw broken('no root element');
    return new ScanFile(file, parser.reader);
  }

  async *rows(sheet: number, options: ReadOptions = {}): AsyncGenerator<TableRow[], SheetOutline> {
    const { batchRows = BATCH_ROWS, signal, onProgress } = options;
    const rows = this.#rows[sheet] ?? [];
    for (let from = 0; from < rows.length; from += batchRows) {
      if (signal?.aborted) throw cancelled();
      onProgress?.(Math.min(1, (from + batchRows) / rows.length));
      yield rows.slice(from, from + batchRows);
      await Promise.resolve();
    }
    return NOTHING;
  }

  outline(): Promise<SheetOutline> {
    return Promise.resolve(NOTHING);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** As the file declares it; XML without a word about it is UTF-8. */
function encodingOf(chunk: Uint8Array): string {
  const [first, second] = chunk;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const declared = /^[^>]*encoding=["']([\w-]+)["']/.exec(Buffer.from(chunk.subarray(0, 200)).toString('latin1'))?.[1];
  if (declared === undefined) return 'utf-8';
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw refuse(`扫描结果用了不认识的文字编码（${declared}）。`, '请用 UTF-8 重新导出。');
  }
}
