/** Size and type of a picture, read from its own header: no decoding, no trust in file names. */

export interface ImageInfo {
  type: 'png' | 'jpeg' | 'gif' | 'bmp';
  /** Pixels as stored. */
  width: number;
  height: number;
  /** Clockwise turn that a camera asks for (EXIF), in degrees. */
  turn: 0 | 90 | 180 | 270;
}

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

function png(view: DataView): ImageInfo {
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20), turn: 0 };
}

function gif(view: DataView): ImageInfo {
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true), turn: 0 };
}

function bmp(view: DataView): ImageInfo {
  const height = Math.abs(view.getInt32(22, true));
  return { type: 'bmp', width: view.getInt32(18, true), height, turn: 0 };
}

const TURNS: Record<number, ImageInfo['turn']> = { 3: 180, 6: 90, 8: 270 };

/** Orientation tag (0x0112) of an EXIF block at `at` (behind `Exif\0\0`). */
function exifTurn(view: DataView, at: number): ImageInfo['turn'] {
  const little = view.getUint16(at) === 0x4949;
  const directory = at + view.getUint32(at + 4, little);
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i += 1) {
    const entry = directory + 2 + i * 12;
    if (view.getUint16(entry, little) === 0x0112) return TURNS[view.getUint16(entry + 8, little)] ?? 0;
  }
  return 0;
}

/** Frame headers are C0–CF without the three markers of that range that mean something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpeg(view: DataView, bytes: Uint8Array): ImageInfo | undefined {
  let turn: ImageInfo['turn'] = 0;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7), turn };
    if (marker === 0xe1 && ascii(bytes, at + 4, 4) === 'Exif') turn = safeTurn(view, at + 10);
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** A damaged EXIF block must not cost the picture. */
function safeTurn(view: DataView, at: number): ImageInfo['turn'] {
  try {
    return exifTurn(view, at);
  } catch {
    return 0;
  }
}

/** `undefined`: not a picture that Word can show. */
export function readImageInfo(bytes: Uint8Array): ImageInfo | undefined {
  if (bytes.length < 26) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const info =
    view.getUint32(0) === 0x89504e47
      ? png(view)
      : view.getUint16(0) === 0xffd8
        ? jpeg(view, bytes)
        : ascii(bytes, 0, 4) === 'GIF8'
          ? gif(view)
          : ascii(bytes, 0, 2) === 'BM'
            ? bmp(view)
            : undefined;
  return info && info.width > 0 && info.height > 0 ? info : undefined;
}
