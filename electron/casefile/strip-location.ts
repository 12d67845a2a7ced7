/**
 * Photographs of machine rooms should not carry where and with which phone they were taken. From JPEG, PNG, WebP, TIFF
 * and HEIC everything that may say so is taken out: EXIF, XMP, IPTC, comments, text chunks, and whatever follows the
 * picture's end (a phone's second pictures and films). Kept are what the picture needs to look right (colour profile,
 * turning) and the time it was taken, which makes it evidence. Other kinds of files are stored as they are.
 */
import { refused } from './mime.ts';
import { readPhotoFacts, removedFrom, writeExif } from './exif.ts';
import { stripHeic } from './strip-heic.ts';
import { stripPng, stripWebp } from './strip-chunks.ts';
import { stripTiff } from './strip-tiff.ts';

/** `location`: coordinates. `device`: the camera, its owner, notes, edits. `attached`: data behind the picture's end. */
export type Removed = 'location' | 'device' | 'attached';

/** A picture on its way in. */
export interface Stripped {
  bytes: Uint8Array;
  removed: ReadonlySet<Removed>;
  /** `YYYY:MM:DD HH:MM:SS` as the camera wrote it, or '' */
  takenAt: string;
}

/** @returns `null` when the picture's parts cannot be followed */
export type Strip = (picture: Buffer) => Stripped | null;

const STRIPS: Record<string, Strip> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/tiff': stripTiff,
  'image/heic': stripHeic,
};

/** @throws EVIDENCE for a picture that cannot be cleaned with certainty */
export function stripLocation(name: string, mime: string, bytes: Uint8Array): Stripped {
  const strip = STRIPS[mime];
  if (!strip) return { bytes, removed: new Set(), takenAt: '' };
  const stripped = strip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (stripped) return stripped;
  const advice =
    mime === 'image/heic'
      ? '请在手机上导出为 JPG（“最兼容”格式）后再添加。'
      : '请用看图软件打开并另存一份（建议 JPG 或 PNG）后再添加。';
  throw refused(`图片已损坏，无法去除其中的拍摄位置：${name}`, advice);
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

function stripJpeg(jpeg: Buffer): Stripped | null {
  const kept: Buffer[] = [jpeg.subarray(0, 2)];
  const removed = new Set<Removed>();
  let exif: Buffer | null = null;
  let takenAt = '';
  const finish = (end: number): Stripped => {
    if (end < jpeg.length) removed.add('attached');
    return { bytes: finishJpeg(kept, exif), removed, takenAt };
  };
  let at = 2;
  while (at + 4 <= jpeg.length) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1]!;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === EOI) return finish(at + 2);
    if (marker === SOI || marker === 0) return null;
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (end > jpeg.length || end < at + 4) return null;
    const segment = jpeg.subarray(at, end);
    if (isExif(segment)) {
      const facts = readPhotoFacts(segment.subarray(10));
      const told = removedFrom(segment.subarray(10));
      for (const what of told) removed.add(what);
      exif ??= writeExif(facts);
      // A block that cannot be read goes as a whole, and may have said anything.
      if (told.length === 0 && writeExif(facts) === null) removed.add('device');
      takenAt ||= facts.takenAt;
    } else if (isKept(marker, segment)) kept.push(segment);
    else removed.add('device');
    at = end;
    if (marker === SOS) {
      const next = endOfScan(jpeg, at);
      kept.push(jpeg.subarray(at, next));
      at = next;
    }
  }
  // A photo cut off at its end is still a photo.
  return kept.length > 2 ? finish(jpeg.length) : null;
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
