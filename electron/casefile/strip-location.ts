/**
 * Photographs of machine rooms should not carry where and with which phone they were taken. From JPEG, PNG and WebP
 * everything that may say so is taken out: EXIF, XMP, IPTC, comments, text chunks, and whatever follows the picture's
 * end (a phone's second pictures and films). Kept are what the picture needs to look right (colour profile, turning)
 * and the time it was taken, which makes it evidence. Other kinds of files are stored as they are.
 */
import { refused } from './mime.ts';
import { readPhotoFacts, writeExif } from './exif.ts';

export function stripLocation(name: string, mime: string, bytes: Uint8Array): Uint8Array {
  const strip = { 'image/jpeg': stripJpeg, 'image/png': stripPng, 'image/webp': stripWebp }[mime];
  if (!strip) return bytes;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const clean = strip(buffer);
  if (!clean) throw refused(`图片已损坏，无法去除其中的拍摄位置：${name}`, '请用看图软件打开并另存一份后再添加。');
  return clean;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;

/** @returns `null` when the segments cannot be followed */
function stripJpeg(jpeg: Buffer): Buffer | null {
  const kept: Buffer[] = [jpeg.subarray(0, 2)];
  let exif: Buffer | null = null;
  let at = 2;
  while (at + 4 <= jpeg.length) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1]!;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === EOI) return finishJpeg(kept, exif);
    if (marker === SOI || marker === 0) return null;
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (end > jpeg.length || end < at + 4) return null;
    const segment = jpeg.subarray(at, end);
    if (isExif(segment)) exif ??= writeExif(readPhotoFacts(segment.subarray(10)));
    else if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker === SOS) {
      const next = endOfScan(jpeg, at);
      kept.push(jpeg.subarray(at, next));
      at = next;
    }
  }
  // A photo cut off at its end is still a photo.
  return kept.length > 2 ? finishJpeg(kept, exif) : null;
}

function finishJpeg(kept: Buffer[], exif: Buffer | null): Buffer {
  const [start, ...rest] = kept;
  return Buffer.concat([start!, ...(exif ? [exif] : []), ...rest, Buffer.from([0xff, EOI])]);
}

function isExif(segment: Buffer): boolean {
  return segment[1] === APP1 && segment.toString('latin1', 4, 10) === 'Exif\0\0';
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return segment.toString('latin1', 4, 15) === 'ICC_PROFILE';
  return marker === APP0 || marker === APP14;
}

/** Position of the marker that ends the entropy-coded data from `at` on. */
function endOfScan(jpeg: Buffer, at: number): number {
  for (let i = jpeg.indexOf(0xff, at); i >= 0 && i + 1 < jpeg.length; i = jpeg.indexOf(0xff, i + 1)) {
    const next = jpeg[i + 1]!;
    const isRestart = next >= 0xd0 && next <= 0xd7;
    if (next !== 0 && next !== 0xff && !isRestart) return i;
  }
  return jpeg.length;
}

const PNG_DROPPED = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt']);

function stripPng(png: Buffer): Buffer | null {
  const kept = [png.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= png.length) {
    const end = at + 12 + png.readUInt32BE(at);
    if (end > png.length) return null;
    const type = png.toString('latin1', at + 4, at + 8);
    if (!PNG_DROPPED.has(type)) kept.push(png.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

const VP8X_EXIF_AND_XMP = 0x0c;

function stripWebp(webp: Buffer): Buffer | null {
  const riffEnd = Math.min(webp.length, 8 + webp.readUInt32LE(4));
  const kept: Buffer[] = [];
  let at = 12;
  while (at + 8 <= riffEnd) {
    const size = webp.readUInt32LE(at + 4);
    const end = at + 8 + size + (size & 1);
    if (at + 8 + size > riffEnd) return null;
    const type = webp.toString('latin1', at, at + 4);
    const chunk = Buffer.from(webp.subarray(at, end));
    if (type === 'VP8X') chunk[8]! &= ~VP8X_EXIF_AND_XMP;
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) return null;
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
