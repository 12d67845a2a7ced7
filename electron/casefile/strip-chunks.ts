/** PNG and WebP: pictures made of named chunks. What tells of the place or the camera is left out. */
import { crc32 } from 'node:zlib';
import { readPhotoFacts, removedFrom, writeTiff } from './exif.ts';
import type { Removed, Stripped } from './strip-location.ts';

const PNG_TEXTS = new Set(['tEXt', 'zTXt', 'iTXt']);

export function stripPng(png: Buffer): Stripped | null {
  const kept = [png.subarray(0, 8)];
  const removed = new Set<Removed>();
  let takenAt = '';
  let at = 8;
  while (at + 12 <= png.length) {
    const end = at + 12 + png.readUInt32BE(at);
    if (end > png.length) return null;
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'eXIf') {
      const exif = cleanExif(png.subarray(at + 8, end - 4), removed);
      takenAt ||= exif.takenAt;
      if (exif.tiff) kept.push(pngChunk('eXIf', exif.tiff));
    } else if (PNG_TEXTS.has(type)) removed.add('device');
    else kept.push(png.subarray(at, end));
    if (type === 'IEND') {
      if (end < png.length) removed.add('attached');
      return { bytes: Buffer.concat(kept), removed, takenAt };
    }
    at = end;
  }
  return null;
}

function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

const VP8X_EXIF = 0x08;
const VP8X_XMP = 0x04;

export function stripWebp(webp: Buffer): Stripped | null {
  const riffEnd = Math.min(webp.length, 8 + webp.readUInt32LE(4));
  const kept: Buffer[] = [];
  const removed = new Set<Removed>();
  let takenAt = '';
  let header: Buffer | undefined;
  let at = 12;
  while (at + 8 <= riffEnd) {
    const size = webp.readUInt32LE(at + 4);
    const end = at + 8 + size + (size & 1);
    if (at + 8 + size > riffEnd) return null;
    const type = webp.toString('latin1', at, at + 4);
    const chunk = Buffer.from(webp.subarray(at, end));
    if (type === 'VP8X') {
      chunk[8]! &= ~(VP8X_EXIF | VP8X_XMP);
      header = chunk;
    }
    if (type === 'EXIF') {
      const exif = cleanExif(withoutMark(webp.subarray(at + 8, at + 8 + size)), removed);
      takenAt ||= exif.takenAt;
      if (exif.tiff && header) {
        header[8]! |= VP8X_EXIF;
        kept.push(webpChunk('EXIF', exif.tiff));
      }
    } else if (type === 'XMP ') removed.add('device');
    else kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) return null;
  if (riffEnd < webp.length) removed.add('attached');
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return { bytes: Buffer.concat([head, body]), removed, takenAt };
}

function webpChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(8 + data.length + (data.length & 1));
  chunk.write(type, 'latin1');
  chunk.writeUInt32LE(data.length, 4);
  data.copy(chunk, 8);
  return chunk;
}

/** Some programs write the JPEG's mark before the block. */
function withoutMark(exif: Buffer): Buffer {
  return exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
}

function cleanExif(tiff: Buffer, removed: Set<Removed>): { tiff: Buffer | null; takenAt: string } {
  const facts = readPhotoFacts(tiff);
  const told = removedFrom(tiff);
  for (const what of told) removed.add(what);
  // A block that cannot be read goes as a whole, and may have said anything.
  if (told.length === 0 && writeTiff(facts) === null) removed.add('device');
  return { tiff: writeTiff(facts), takenAt: facts.takenAt };
}
