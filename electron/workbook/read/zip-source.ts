/** The parts of a stranger's zip file, unpacked piece by piece and only as far as they are sound and harmless. */
import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { WorkbenchError } from '../../../core/contract.ts';
import { LOCAL_HEAD, localHeadLength } from '../../document/zip-records.ts';
import { damaged, refuse, RESAVE, tooLarge } from './refusal.ts';
import { type ByteSource, readDirectory, type ZipEntry } from './zip-directory.ts';

export type { ByteSource };

/** Parts that are read whole: the book's table of contents, styles, relations. */
const MAX_SMALL = 64_000_000;
/** A million rows of 60 columns. Only time is at stake: parts of this size are never in memory as a whole. */
const MAX_STREAMED = 6_000_000_000;
/** Sheets of equal cells pack some 100 times; a bomb a thousand times. */
const MAX_RATIO = 400;
const RATIO_FROM = 100_000_000;
const CHUNK = 1 << 18;

function checkSizes(entries: Iterable<ZipEntry>): void {
  for (const { name, size, packed } of entries) {
    if (size > MAX_STREAMED || (size > RATIO_FROM && size > packed * MAX_RATIO)) throw tooLarge(`${name}: ${size}`);
  }
}

export class ZipSource {
  readonly #file: ByteSource;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  private constructor(file: ByteSource, entries: ReadonlyMap<string, ZipEntry>) {
    this.#file = file;
    this.#entries = entries;
  }

  /** @throws WorkbenchError WORKBOOK */
  static async open(file: ByteSource, size: number): Promise<ZipSource> {
    const entries = await readDirectory(file, size);
    checkSizes(entries.values());
    return new ZipSource(file, entries);
  }

  get names(): string[] {
    return Array.from(this.#entries.values(), ({ name }) => name);
  }

  /** Names are compared without case, as Office does. */
  find(name: string): ZipEntry | undefined {
    return this.#entries.get(name.toLowerCase());
  }

  /** A small part as text; '' when there is none. */
  async text(name: string): Promise<string> {
    const entry = this.find(name);
    if (!entry) return '';
    if (entry.size > MAX_SMALL || entry.packed > MAX_SMALL) throw tooLarge(`${name}: ${entry.size}`);
    const data = Buffer.alloc(entry.packed);
    const { bytesRead } = await this.#file.read(data, 0, data.length, await this.#start(entry));
    if (bytesRead !== data.length) throw damaged(`${name}: cut off`);
    let bytes: Buffer;
    try {
      bytes = entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) });
    } catch (error) {
      throw damaged(`${name}: ${String(error)}`);
    }
    if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged(`${name}: checksum`);
    return bytes.toString('utf8').replace(/^\ufeff/, '');
  }

  /** Bytes of a part; the last piece has come only when size and checksum are right. */
  async *stream(name: string): AsyncGenerator<Buffer, void> {
    const entry = this.find(name);
    if (!entry) throw damaged(`${name}: missing`);
    let size = 0;
    let crc = 0;
    try {
      for await (const chunk of await this.#unpacked(entry)) {
        size += chunk.length;
        if (size > entry.size) throw damaged(`${name}: larger than it says`);
        crc = crc32(chunk, crc);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof WorkbenchError ? error : damaged(`${name}: ${String(error)}`);
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged(`${name}: checksum`);
  }

  async #unpacked(entry: ZipEntry): Promise<AsyncIterable<Buffer>> {
    const packed = this.#packed(await this.#start(entry), entry.packed);
    if (entry.method === 0 || entry.packed === 0) return packed;
    const inflate = createInflateRaw({ chunkSize: CHUNK });
    const source = Readable.from(packed, { objectMode: true, highWaterMark: 1 });
    source.on('error', (error) => inflate.destroy(error));
    inflate.on('close', () => source.destroy());
    return source.pipe(inflate) as AsyncIterable<Buffer>;
  }

  /** The file's own stream would close the file with it. */
  async *#packed(start: number, length: number): AsyncGenerator<Buffer> {
    for (let done = 0; done < length;) {
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK, length - done));
      const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, start + done);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      done += bytesRead;
    }
  }

  /** Where the packed bytes begin: behind the local header, whose length only it knows. */
  async #start({ name, offset, flags, method }: ZipEntry): Promise<number> {
    if (flags & 1) throw refuse('表格文件是加密的压缩包，读不了。', RESAVE, name);
    if (method !== 0 && method !== 8) throw refuse('表格文件的压缩方式不常见，读不了。', RESAVE, `${name}: ${method}`);
    const head = Buffer.alloc(LOCAL_HEAD);
    await this.#file.read(head, 0, head.length, offset);
    const length = localHeadLength(head);
    if (length === undefined) throw damaged(name);
    return offset + length;
  }
}
