/**
 * HEIC and AVIF (ISO 23008-12): boxes in boxes; an item table says where in the file each item's bytes lie. The items
 * that hold EXIF and XMP are overwritten where they lie, so that no other position changes. A file whose table cannot be
 * followed to its end is refused: what is not understood may say where the picture was taken.
 */
import { readPhotoFacts, removedFrom, writeTiff } from './exif.ts';
import type { Removed, Stripped } from './strip-location.ts';

interface Box {
  type: string;
  /** Of the content. */
  from: number;
  to: number;
}

interface Extent {
  at: number;
  length: number;
}

export function stripHeic(original: Buffer): Stripped | null {
  const file = Buffer.from(original);
  try {
    return strip(file);
  } catch (error) {
    // Positions beyond the end of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function strip(file: Buffer): Stripped | null {
  const top = boxes(file, 0, file.length);
  const meta = top?.find(({ type }) => type === 'meta');
  // A sequence or a film keeps its data in tracks, which are not looked into.
  if (!top || !meta || top.some(({ type }) => type === 'moov')) return null;
  const inner = boxes(file, meta.from + 4, meta.to);
  const info = inner?.find(({ type }) => type === 'iinf');
  const places = inner?.find(({ type }) => type === 'iloc');
  if (!inner || !info || !places) return null;
  const data = inner.find(({ type }) => type === 'idat');
  const told = metadataItems(file, info);
  const found = told && locations(file, places, data?.from ?? -1);
  if (!told || !found) return null;
  const removed = new Set<Removed>();
  let takenAt = '';
  for (const { id, type } of told) {
    const extents = found.get(id);
    if (!extents) return null;
    if (extents.some(({ at, length }) => at < 0 || at + length > file.length)) return null;
    const bytes = Buffer.concat(extents.map(({ at, length }) => file.subarray(at, at + length)));
    const clean = type === 'Exif' ? cleanExif(bytes, removed) : { bytes: Buffer.alloc(bytes.length, ' '), takenAt: '' };
    if (type !== 'Exif' && bytes.toString('latin1').trim() !== '') removed.add('device');
    takenAt ||= clean.takenAt;
    let from = 0;
    for (const { at, length } of extents) from += clean.bytes.copy(file, at, from, from + length);
  }
  return { bytes: file, removed, takenAt };
}

function cleanExif(item: Buffer, removed: Set<Removed>): { bytes: Buffer; takenAt: string } {
  const clean = Buffer.alloc(item.length);
  const tiff = item.subarray(Math.min(item.length, 4 + (item.length >= 4 ? item.readUInt32BE(0) : 0)));
  const facts = readPhotoFacts(tiff);
  for (const what of removedFrom(tiff)) removed.add(what);
  writeTiff({ orientation: 1, takenAt: facts.takenAt })?.copy(clean, 4);
  return { bytes: clean, takenAt: facts.takenAt };
}

/** @returns `null` when the boxes do not fill their room exactly */
function boxes(file: Buffer, from: number, to: number): Box[] | null {
  const found: Box[] = [];
  for (let at = from; at < to;) {
    if (at + 8 > to) return null;
    const type = file.toString('latin1', at + 4, at + 8);
    let size = file.readUInt32BE(at);
    let head = 8;
    if (size === 1) {
      size = Number(file.readBigUInt64BE(at + 8));
      head = 16;
    } else if (size === 0) size = to - at;
    if (size < head || at + size > to) return null;
    found.push({ type, from: at + head, to: at + size });
    at += size;
  }
  return found;
}

/** Items that hold EXIF, XMP or other texts. */
function metadataItems(file: Buffer, { from, to }: Box): { id: number; type: string }[] | null {
  const entries = boxes(file, from + (file[from] === 0 ? 6 : 8), to);
  if (!entries) return null;
  const items: { id: number; type: string }[] = [];
  for (const entry of entries) {
    if (entry.type !== 'infe') continue;
    const version = file[entry.from]!;
    // Older versions have no item types.
    if (version < 2) return null;
    const id = version === 2 ? file.readUInt16BE(entry.from + 4) : file.readUInt32BE(entry.from + 4);
    const at = entry.from + (version === 2 ? 8 : 10);
    const type = file.toString('latin1', at, at + 4);
    if (type === 'Exif' || type === 'mime' || type === 'uri ') items.push({ id, type });
  }
  return items;
}

/** The item location box: for each item its extents, as positions in the file. */
function locations(file: Buffer, { from }: Box, dataFrom: number): Map<number, Extent[]> | null {
  const version = file[from]!;
  let at = from + 4;
  const take = (bytes: number): number => {
    const value = bytes === 8 ? Number(file.readBigUInt64BE(at)) : bytes ? file.readUIntBE(at, bytes) : 0;
    at += bytes;
    return value;
  };
  if (version > 2) return null;
  const sizes = take(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const found = new Map<number, Extent[]>();
  const count = take(version < 2 ? 2 : 4);
  for (let i = 0; i < count; i++) {
    const id = take(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : take(2) & 15;
    const reference = take(2);
    const base = take(baseSize);
    const start = method === 1 ? dataFrom : 0;
    const extents: Extent[] = [];
    const parts = take(2);
    for (let part = 0; part < parts; part++) {
      take(indexSize);
      const offset = take(offsetSize);
      // A length of nothing means the whole file; other methods and files point somewhere else.
      const known = method < 2 && reference === 0 && start >= 0 && lengthSize > 0;
      extents.push({ at: known ? start + base + offset : -1, length: take(lengthSize) });
    }
    found.set(id, extents);
  }
  return found;
}
