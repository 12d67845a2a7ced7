/** A zip written front to back; sizes are filled in afterwards, so that even the simplest reader can follow. */
import { crc32, deflateRawSync } from 'node:zlib';
import { combineCrc } from './crc-combine.ts';
import { BlockDeflater } from './block-deflater.ts';
import type { Output } from './output.ts';

/** 1980-01-01, the first day a zip file can name. */
const FIXED_DATE = 0x0021;
const LIMIT_32 = 0xffff_ffff;
/** Holds two 64-bit sizes when needed; otherwise filled as the 「growth hint」 that Office itself leaves for this. */
const ROOM = 20;
const MAX_STORED = 65_535;

interface Entry {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

export interface ZipOptions {
  /** deflate, 1–9 */
  level: number;
  /** Sizes and offsets from here on are written as 64-bit; lower only in tests. */
  zip64From?: number;
}

const uint64 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, i) => bytes.writeBigUInt64LE(BigInt(value), i * 8));
  return bytes;
};

function extraField(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

/** Signature 0xA028 and padding, as the packaging standard names them. */
const growthHint = (): Buffer => extraField(0xa220, Buffer.from([0x28, 0xa0, ...new Array<number>(14).fill(0)]));

/** Bytes of a deflate stream that are kept as they are. */
function storedBlocks(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += MAX_STORED) {
    const part = bytes.subarray(at, at + MAX_STORED);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(part.length, 1);
    head.writeUInt16LE(part.length ^ 0xffff, 3);
    parts.push(head, part);
  }
  return Buffer.concat(parts);
}
const storedLength = (length: number): number => length + 5 * Math.ceil(length / MAX_STORED);

export class ZipFile {
  readonly #output: Output;
  readonly #level: number;
  readonly #limit: number;
  readonly #entries: Entry[] = [];

  constructor(output: Output, { level, zip64From = LIMIT_32 }: ZipOptions) {
    this.#output = output;
    this.#level = level;
    this.#limit = zip64From;
  }

  /** A part that is whole in memory. */
  async add(name: string, content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const data = deflateRawSync(bytes, { level: this.#level });
    const entry: Entry = {
      name: Buffer.from(name),
      crc: crc32(bytes),
      packed: data.length,
      size: bytes.length,
      offset: this.#output.size,
    };
    await this.#output.append(Buffer.concat([this.#header(entry, Buffer.alloc(0)), data]));
    this.#entries.push(entry);
  }

  /**
   * A part of any length. Its first `headLength` bytes are known last: `body` writes the rest, then gives the head,
   * exactly that long.
   */
  async stream(name: string, headLength: number, body: (deflater: BlockDeflater) => Promise<Buffer>): Promise<void> {
    const entry: Entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset: this.#output.size };
    const header = await this.#output.reserve(30 + entry.name.length + ROOM);
    const place = await this.#output.reserve(storedLength(headLength));
    const deflater = new BlockDeflater((bytes) => this.#output.append(bytes), this.#level);
    let head: Buffer;
    try {
      head = await body(deflater);
      await deflater.end();
    } catch (error) {
      await deflater.settle();
      throw error;
    }
    await this.#output.fill(place, storedBlocks(head));
    entry.crc = combineCrc(crc32(head), deflater.crc, deflater.size);
    entry.size = head.length + deflater.size;
    entry.packed = storedLength(headLength) + deflater.packed;
    const extra = this.#isLong(entry) ? extraField(1, uint64(entry.size, entry.packed)) : growthHint();
    await this.#output.fill(header, this.#header(entry, extra));
    this.#entries.push(entry);
  }

  /** The directory; nothing may follow. */
  async finish(): Promise<void> {
    const start = this.#output.size;
    for (const entry of this.#entries) await this.#output.append(this.#centralHeader(entry));
    const length = this.#output.size - start;
    const count = this.#entries.length;
    const long = start >= this.#limit || count >= 0xffff;
    if (long) await this.#output.append(this.#longEnd(start, length, count));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(Math.min(count, 0xffff), 8);
    end.writeUInt16LE(Math.min(count, 0xffff), 10);
    end.writeUInt32LE(length, 12);
    end.writeUInt32LE(long ? LIMIT_32 : start, 16);
    await this.#output.append(end);
  }

  #longEnd(start: number, length: number, count: number): Buffer {
    const record = Buffer.alloc(24);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(45, 12);
    record.writeUInt16LE(45, 14);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(start + length), 8);
    locator.writeUInt32LE(1, 16);
    return Buffer.concat([record, uint64(count, count, length, start), locator]);
  }

  /** Version, flags (names in UTF-8), deflate, fixed time, checksum, sizes, name length: common to both headers. */
  #fields(entry: Entry, long: boolean, extraLength: number): Buffer {
    const bytes = Buffer.alloc(26);
    bytes.writeUInt16LE(long ? 45 : 20, 0);
    bytes.writeUInt16LE(0x0800, 2);
    bytes.writeUInt16LE(8, 4);
    bytes.writeUInt16LE(FIXED_DATE, 8);
    bytes.writeUInt32LE(entry.crc, 10);
    bytes.writeUInt32LE(long ? LIMIT_32 : entry.packed, 14);
    bytes.writeUInt32LE(long ? LIMIT_32 : entry.size, 18);
    bytes.writeUInt16LE(entry.name.length, 22);
    bytes.writeUInt16LE(extraLength, 24);
    return bytes;
  }

  #header(entry: Entry, extra: Buffer): Buffer {
    const long = extra.length > 0 && extra.readUInt16LE(0) === 1;
    return Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), this.#fields(entry, long, extra.length), entry.name, extra]);
  }

  /** Only what needs 64 bits has them: older readers know them for sizes, but not for offsets. */
  #centralHeader(entry: Entry): Buffer {
    const long = this.#isLong(entry);
    const far = entry.offset >= this.#limit;
    const values = [...(long ? [entry.size, entry.packed] : []), ...(far ? [entry.offset] : [])];
    const extra = values.length > 0 ? extraField(1, uint64(...values)) : Buffer.alloc(0);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(far ? LIMIT_32 : entry.offset, 10);
    const fields = this.#fields(entry, long, extra.length);
    return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, long ? 45 : 20, 0]), fields, tail, entry.name, extra]);
  }

  #isLong({ size, packed }: Entry): boolean {
    return size >= this.#limit || packed >= this.#limit;
  }
}
