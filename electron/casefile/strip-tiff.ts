/**
 * TIFF: the picture and its data lie anywhere in the file and point at each other, so nothing is moved. Entries that tell
 * of the place or the camera leave their directory, and the bytes they pointed at are overwritten with zeros.
 */
import { readPhotoFacts } from './exif.ts';
import type { Removed, Stripped } from './strip-location.ts';

const GPS = 0x8825;
const EXIF = 0x8769;
const SUB_IFDS = 0x014a;
/** XMP, IPTC, Photoshop, description, maker, model, software, artist, computer, maker note, comment, owner, serials … */
const DEVICE = new Set([
  270, 271, 272, 305, 315, 316, 700, 33723, 34377, 37500, 37510, 40091, 40092, 40093, 40094, 40095, 42016, 42032, 42033,
  42034, 42035, 42036, 42037,
]);
/** GPS, GeoTIFF, GDAL. */
const LOCATION = new Set([GPS, 33550, 33922, 34264, 34735, 34736, 34737, 42112]);
/** Bytes of one value by field type. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const ENTRY = 12;
const MOST_DIRECTORIES = 4096;

export function stripTiff(original: Buffer): Stripped | null {
  const tiff = Buffer.from(original);
  if (tiff.length < 8) return null;
  const walker = new Walker(tiff);
  // BigTIFF, or something else that only begins alike.
  if (walker.u16(2) !== 42 || !walker.directories(walker.u32(4))) return null;
  return { bytes: tiff, removed: walker.removed, takenAt: readPhotoFacts(original).takenAt };
}

class Walker {
  readonly removed = new Set<Removed>();
  readonly #tiff: Buffer;
  readonly #little: boolean;
  readonly #seen = new Set<number>();

  constructor(tiff: Buffer) {
    this.#tiff = tiff;
    this.#little = tiff.toString('latin1', 0, 2) === 'II';
  }

  u16(at: number): number {
    return this.#little ? this.#tiff.readUInt16LE(at) : this.#tiff.readUInt16BE(at);
  }

  u32(at: number): number {
    return this.#little ? this.#tiff.readUInt32LE(at) : this.#tiff.readUInt32BE(at);
  }

  /** A directory, those it points at, and the next ones. @returns whether all could be followed */
  directories(first: number): boolean {
    for (let at = first; at !== 0;) {
      if (this.#seen.has(at) || this.#seen.size >= MOST_DIRECTORIES) return this.#seen.size < MOST_DIRECTORIES;
      this.#seen.add(at);
      const next = this.#directory(at);
      if (next === null) return false;
      at = next;
    }
    return true;
  }

  /** @returns where the next directory is, 0 after the last, `null` when it cannot be read */
  #directory(at: number): number | null {
    const tiff = this.#tiff;
    if (at + 6 > tiff.length) return null;
    const count = this.u16(at);
    const end = at + 2 + count * ENTRY;
    if (end + 4 > tiff.length) return null;
    const kept: Buffer[] = [];
    const inner: number[] = [];
    for (let entry = at + 2; entry < end; entry += ENTRY) {
      const tag = this.u16(entry);
      const what = LOCATION.has(tag) ? 'location' : DEVICE.has(tag) ? 'device' : undefined;
      if (what) {
        this.removed.add(what);
        if (!this.#erase(entry, tag === GPS)) return null;
        continue;
      }
      if (tag === EXIF) inner.push(this.u32(entry + 8));
      if (tag === SUB_IFDS) inner.push(...this.#longs(entry));
      kept.push(Buffer.from(tiff.subarray(entry, entry + ENTRY)));
    }
    const next = this.u32(end);
    const rest = Buffer.concat([...kept, tiff.subarray(end, end + 4)]);
    tiff.fill(0, at + 2, end + 4);
    rest.copy(tiff, at + 2);
    if (this.#little) tiff.writeUInt16LE(kept.length, at);
    else tiff.writeUInt16BE(kept.length, at);
    return inner.every((directory) => this.directories(directory)) ? next : null;
  }

  #longs(entry: number): number[] {
    const count = Math.min(this.u32(entry + 4), 64);
    if (count === 1) return [this.u32(entry + 8)];
    const at = this.u32(entry + 8);
    return Array.from({ length: count }, (_, i) => (at + i * 4 + 4 <= this.#tiff.length ? this.u32(at + i * 4) : 0));
  }

  /** Overwrites what an entry points at; of a directory, what its entries point at too. */
  #erase(entry: number, isDirectory: boolean): boolean {
    const tiff = this.#tiff;
    if (isDirectory) {
      const at = this.u32(entry + 8);
      if (at + 2 > tiff.length) return false;
      const end = at + 2 + this.u16(at) * ENTRY;
      if (end > tiff.length) return false;
      for (let inner = at + 2; inner < end; inner += ENTRY) if (!this.#erase(inner, false)) return false;
      tiff.fill(0, at, end);
      return true;
    }
    const size = (TYPE_BYTES[this.u16(entry + 2)] ?? 1) * this.u32(entry + 4);
    if (size <= 4) return true;
    const at = this.u32(entry + 8);
    if (at + size > tiff.length) return false;
    tiff.fill(0, at, at + size);
    return true;
  }
}
