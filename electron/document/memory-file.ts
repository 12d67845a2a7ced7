/** A file that is only in memory: written front to back like one on the disk, then read like one. */
import type { ByteSource } from '../workbook/read/zip-source.ts';
import type { Output } from '../workbook/write/output.ts';

export class MemoryOutput implements Output {
  size = 0;
  readonly #pieces: { offset: number; bytes: Uint8Array }[] = [];

  append(bytes: Uint8Array): Promise<void> {
    return this.#put(bytes, this.size);
  }

  reserve(length: number): Promise<number> {
    const offset = this.size;
    this.size += length;
    return Promise.resolve(offset);
  }

  fill(offset: number, bytes: Uint8Array): Promise<void> {
    this.#pieces.push({ offset, bytes });
    return Promise.resolve();
  }

  /** Everything written, in one piece. */
  whole(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.size);
    for (let piece = this.#pieces.pop(); piece; piece = this.#pieces.pop()) whole.set(piece.bytes, piece.offset);
    return whole;
  }

  #put(bytes: Uint8Array, offset: number): Promise<void> {
    this.#pieces.push({ offset, bytes });
    this.size += bytes.length;
    return Promise.resolve();
  }
}

export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    read: (buffer, offset, length, position) => {
      const piece = bytes.subarray(position, Math.min(position + length, bytes.length));
      buffer.set(piece, offset);
      return Promise.resolve({ bytesRead: piece.length });
    },
  };
}
