/**
 * Bytes of XML in the making. Rows are written byte by byte into the block that will be packed: no strings are joined,
 * which for three million cells is the difference between two seconds and one.
 */
import { BLOCK_SIZE } from './block-deflater.ts';

export class ByteText {
  bytes: Buffer;
  length = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** From here on `count` bytes fit. */
  need(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.length + count, BLOCK_SIZE));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** Room must have been asked for. */
  copy(constant: Uint8Array): void {
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < constant.length; i += 1) bytes[at++] = constant[i]!;
    this.length = at;
  }

  /** Any text as it is. */
  write(text: string): void {
    this.need(text.length * 3);
    this.length += this.bytes.write(text, this.length);
  }

  /** A finite number as JavaScript writes it, which reads back to the same number. */
  number(value: number): void {
    this.need(32);
    if (value === (value | 0) && value >= 0) this.#digits(value);
    else {
      const text = String(value);
      for (let i = 0; i < text.length; i += 1) this.bytes[this.length++] = text.charCodeAt(i);
    }
  }

  /**
   * Text in which nothing has to be escaped. @returns false, with nothing written, when something has
   */
  plain(text: string): boolean {
    this.need(text.length * 3);
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code < 0x80) {
        // Control characters except tab and line feed; & < > and 「_x」, which may begin an escape.
        if (code < 0x20 ? code !== 9 && code !== 10 : code === 38 || code === 60 || code === 62) return false;
        if (code === 95 && text.charCodeAt(i + 1) === 120) return false;
        bytes[at++] = code;
      } else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        // Surrogates and noncharacters are looked at more closely.
        if ((code >= 0xd800 && code < 0xe000) || (code >= 0xfdd0 && code <= 0xfdef) || code >= 0xfffe) return false;
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      }
    }
    this.length = at;
    return true;
  }

  #digits(value: number): void {
    let count = 1;
    for (let limit = 10; limit <= value; limit *= 10) count += 1;
    const end = this.length + count;
    for (let at = end - 1, rest = value; at >= this.length; at -= 1) {
      const next = (rest / 10) | 0;
      this.bytes[at] = 48 + rest - next * 10;
      rest = next;
    }
    this.length = end;
  }
}
