/** The two facts kept from a photograph's EXIF block (TIFF 6.0, EXIF 2.32): how it is turned and when it was taken. */
import type { Removed } from './strip-location.ts';

export interface PhotoFacts {
  /** 1 upright … 8; see EXIF tag 0x0112 */
  orientation: number;
  /** `YYYY:MM:DD HH:MM:SS` as the camera wrote it, or '' */
  takenAt: string;
}

const ORIENTATION = 0x0112;
const EXIF_IFD = 0x8769;
const DATE_TIME = 0x0132;
const DATE_TIME_ORIGINAL = 0x9003;
const DATE_PATTERN = /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/;
const ENTRY = 12;

interface Entry {
  tag: number;
  count: number;
  /** Position of the value field */
  at: number;
}

const GPS_IFD = 0x8825;

/** @param tiff from the byte-order mark on. Whatever cannot be read is taken as not there. */
export function readPhotoFacts(tiff: Buffer): PhotoFacts {
  return readExif(tiff).facts;
}

/** What an EXIF block tells beside the facts that are kept. */
export function removedFrom(tiff: Buffer): Removed[] {
  const { tags } = readExif(tiff);
  const more = tags.some((tag) => tag !== ORIENTATION && tag !== EXIF_IFD && tag !== DATE_TIME && tag !== GPS_IFD);
  return [...(tags.includes(GPS_IFD) ? (['location'] as const) : []), ...(more ? (['device'] as const) : [])];
}

function readExif(tiff: Buffer): { facts: PhotoFacts; tags: number[] } {
  const facts: PhotoFacts = { orientation: 1, takenAt: '' };
  const tags: number[] = [];
  if (tiff.length < 8) return { facts, tags };
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const entries = (ifd: number): Entry[] =>
    Array.from({ length: Math.min(u16(ifd), 512) }, (_, i) => {
      const at = ifd + 2 + i * ENTRY;
      return { tag: u16(at), count: u32(at + 4), at: at + 8 };
    });
  const date = (entry: Entry): string => {
    const text = tiff.toString('latin1', u32(entry.at), u32(entry.at) + 19);
    return DATE_PATTERN.test(text) ? text : '';
  };
  for (const entry of entries(u32(4))) {
    tags.push(entry.tag);
    if (entry.tag === ORIENTATION) facts.orientation = u16(entry.at);
    if (entry.tag === DATE_TIME) facts.takenAt ||= date(entry);
    if (entry.tag !== EXIF_IFD) continue;
    const original = entries(u32(entry.at)).find(({ tag }) => tag === DATE_TIME_ORIGINAL);
    if (original) facts.takenAt = date(original) || facts.takenAt;
  }
  if (facts.orientation < 1 || facts.orientation > 8) facts.orientation = 1;
  return { facts, tags };
}

/** An EXIF block that says only these facts, from the byte-order mark on; `null` when there is nothing to say. */
export function writeTiff({ orientation, takenAt }: PhotoFacts): Buffer | null {
  if (orientation === 1 && !takenAt) return null;
  return takenAt ? withDate(orientation, takenAt) : withoutDate(orientation);
}

/** The same as a whole APP1 segment of a JPEG. */
export function writeExif(facts: PhotoFacts): Buffer | null {
  const tiff = writeTiff(facts);
  if (!tiff) return null;
  const head = Buffer.alloc(10);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(8 + tiff.length, 2);
  head.write('Exif\0\0', 4, 'latin1');
  return Buffer.concat([head, tiff]);
}

const SHORT = 3;
const ASCII = 2;
const LONG = 4;
const DATE_BYTES = 20;

function withoutDate(orientation: number): Buffer {
  return Buffer.concat([tiffHead(), ifd([entry(ORIENTATION, SHORT, 1, orientation << 16)])]);
}

function withDate(orientation: number, takenAt: string): Buffer {
  const second = 8 + 2 + 2 * ENTRY + 4;
  const text = second + 2 + ENTRY + 4;
  return Buffer.concat([
    tiffHead(),
    ifd([entry(ORIENTATION, SHORT, 1, orientation << 16), entry(EXIF_IFD, LONG, 1, second)]),
    ifd([entry(DATE_TIME_ORIGINAL, ASCII, DATE_BYTES, text)]),
    Buffer.from(`${takenAt}\0`, 'latin1'),
  ]);
}

function tiffHead(): Buffer {
  return Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]);
}

function ifd(entries: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0, entries.length]), ...entries, Buffer.alloc(4)]);
}

function entry(tag: number, type: number, count: number, value: number): Buffer {
  const bytes = Buffer.alloc(ENTRY);
  bytes.writeUInt16BE(tag, 0);
  bytes.writeUInt16BE(type, 2);
  bytes.writeUInt32BE(count, 4);
  bytes.writeUInt32BE(value, 8);
  return bytes;
}
