/**
 * Deflate in blocks of their own, several at once on zlib's threads: rows are drawn while earlier ones are packed.
 * Blocks are cut by length alone, so equal input gives equal bytes however fast the machine is.
 */
import { availableParallelism } from 'node:os';
import { constants, crc32, deflateRaw } from 'node:zlib';

export const BLOCK_SIZE = 1 << 20;
const AT_ONCE = Math.min(4, Math.max(2, availableParallelism()));
/** An empty last block. */
const LAST = Buffer.from([3, 0]);

function pack(block: Uint8Array, level: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { level, finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 1 << 17 };
    deflateRaw(block, options, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
}

export class BlockDeflater {
  crc = 0;
  size = 0;
  packed = 0;
  readonly #send: (bytes: Buffer) => Promise<void>;
  readonly #level: number;
  /** Buffers that may be filled again. */
  readonly #spare: Buffer[] = [];
  readonly #running: Promise<void>[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(send: (bytes: Buffer) => Promise<void>, level: number) {
    this.#send = send;
    this.#level = level;
  }

  /** A buffer to fill and to give to `add`. */
  buffer(least = BLOCK_SIZE): Buffer {
    const spare = least <= BLOCK_SIZE ? this.#spare.pop() : undefined;
    return spare ?? Buffer.allocUnsafeSlow(Math.max(least, BLOCK_SIZE));
  }

  /** Returns when there is room for another block. The buffer is no longer the caller's. */
  async add(buffer: Buffer, length: number): Promise<void> {
    const block = buffer.subarray(0, length);
    this.crc = crc32(block, this.crc);
    this.size += length;
    const packing = pack(block, this.#level);
    const before = this.#last;
    const done = (async () => {
      const packed = await packing;
      if (buffer.length === BLOCK_SIZE) this.#spare.push(buffer);
      await before;
      this.packed += packed.length;
      await this.#send(packed);
    })();
    // The failure is met where the block is waited for.
    done.catch(() => undefined);
    this.#last = done;
    this.#running.push(done);
    if (this.#running.length >= AT_ONCE) await this.#running.shift();
  }

  async end(): Promise<void> {
    for (const done of this.#running) await done;
    this.packed += LAST.length;
    await this.#send(LAST);
  }

  /** After a failure: nothing is still being written. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#running);
  }
}
