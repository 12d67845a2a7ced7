/**
 * The texts that cells refer to by number. They are kept as the bytes they came in and turned into strings when a cell
 * asks: a million texts take some 30 MB this way, and far more as strings.
 */
import { tooLarge } from './refusal.ts';
import { ByteWindow, COLON, decodeText, GREATER, LESS, SLASH, SPACE, STOP, BANG, QUESTION } from './xml-bytes.ts';

const SLAB_BITS = 20;
const SLAB = 1 << SLAB_BITS;
const MAX_BYTES = 600_000_000;
const MAX_COUNT = 10_000_000;
/** Texts met first are those met most; they are kept as strings when short. */
const KEPT = 1 << 16;
const KEPT_LENGTH = 64;
const FLAG_BITS = 5;

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(list.length * 2);
  larger.set(list);
  return larger;
}

export class SharedTexts {
  count = 0;
  #places = new Uint32Array(1024);
  /** Length and flags. */
  #lengths = new Uint32Array(1024);
  readonly #slabs: Buffer[] = [];
  #used = SLAB;
  #bytes = 0;
  readonly #strings: (string | undefined)[] = [];

  /** undefined for a number that is not in the table */
  get(number: number): string | undefined {
    const known = this.#strings[number];
    if (known !== undefined) return known;
    if (number >= this.count) return undefined;
    const place = this.#places[number]!;
    const length = this.#lengths[number]! >>> FLAG_BITS;
    const flags = this.#lengths[number]! & ((1 << FLAG_BITS) - 1);
    const start = place & (SLAB - 1);
    const slab = this.#slabs[place >>> SLAB_BITS];
    const text = slab ? decodeText(slab, start, start + length, flags) : '';
    if (number < KEPT && length <= KEPT_LENGTH) this.#strings[number] = text;
    return text;
  }

  add(bytes: Buffer, flags: number): void {
    this.#bytes += bytes.length;
    if (this.#bytes > MAX_BYTES || this.count >= MAX_COUNT) throw tooLarge('shared strings');
    if (this.count === this.#places.length) {
      this.#places = grown(this.#places);
      this.#lengths = grown(this.#lengths);
    }
    // A text longer than a slab gets one of its own; it is the last on it.
    if (this.#used + bytes.length > SLAB) {
      this.#slabs.push(Buffer.allocUnsafeSlow(Math.max(SLAB, bytes.length)));
      this.#used = 0;
    }
    this.#slabs.at(-1)!.set(bytes, this.#used);
    this.#places[this.count] = (this.#slabs.length - 1) * SLAB + this.#used;
    this.#lengths[this.count] = (bytes.length << FLAG_BITS) | (flags & ~STOP);
    this.count += 1;
    this.#used += bytes.length;
  }
}

const S = 's'.charCodeAt(0);
const I = 'i'.charCodeAt(0);
const T = 't'.charCodeAt(0);
const RPH = 'rPh';
const NOTHING = Buffer.alloc(0);

/** Reads `xl/sharedStrings.xml` as it comes. */
export class SharedTextsScanner {
  readonly texts = new SharedTexts();
  readonly #window = new ByteWindow();
  #at = 0;
  #parts: Buffer[] = [];
  #flags = 0;
  #phonetic = false;

  feed(chunk: Buffer): void {
    this.#window.slide(this.#at, chunk);
    this.#at = 0;
    while (this.#step());
  }

  /** One tag, with its text. @returns false when the window holds no whole one */
  #step(): boolean {
    const { bytes, length } = this.#window;
    let at = this.#at;
    while (at < length && bytes[at] !== LESS) at += 1;
    this.#at = at;
    if (at + 1 >= length) return false;
    const next = bytes[at + 1]!;
    if (next === BANG || next === QUESTION) return this.#moveTo(this.#window.markupEnd(at));
    const end = this.#window.tagEnd(at + 1);
    if (end < 0) return false;
    const closing = next === SLASH;
    let name = closing ? at + 2 : at + 1;
    let nameEnd = name;
    for (; bytes[nameEnd]! > SPACE && bytes[nameEnd] !== GREATER && bytes[nameEnd] !== SLASH; nameEnd += 1)
      if (bytes[nameEnd] === COLON) name = nameEnd + 1;
    const nameLength = nameEnd - name;
    const empty = bytes[end - 2] === SLASH;
    if (nameLength === 2 && bytes[name] === S && bytes[name + 1] === I) {
      if (closing || empty) this.#finish();
    } else if (nameLength === 1 && bytes[name] === T && !closing && !empty) return this.#text(end);
    else if (nameLength === 3 && bytes.toString('latin1', name, nameEnd) === RPH) this.#phonetic = !closing && !empty;
    return this.#moveTo(end);
  }

  #moveTo(end: number): boolean {
    if (end < 0) return false;
    this.#at = end;
    return true;
  }

  #text(start: number): boolean {
    const window = this.#window;
    const end = window.textEnd(start);
    if (end >= 0 && !this.#phonetic) {
      this.#parts.push(window.rewritten ?? Buffer.from(window.bytes.subarray(start, end)));
      this.#flags |= window.textFlags;
    }
    return this.#moveTo(end);
  }

  #finish(): void {
    const [only = NOTHING] = this.#parts;
    this.texts.add(this.#parts.length > 1 ? Buffer.concat(this.#parts) : only, this.#flags);
    this.#parts = [];
    this.#flags = 0;
    this.#phonetic = false;
  }
}
