import { describe, expect, it } from 'vitest';
import { readImageInfo } from '../../electron/document/image-size.ts';
import { fitImage } from '../../electron/document/word/drawing-xml.ts';
import { png } from './support.ts';

const bytes = (...parts: (number[] | string)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
      Buffer.alloc(40),
    ]),
  );

/** JPEG with an EXIF block (big-endian) that asks for `orientation`, 640 × 480. */
const jpeg = (orientation: number): Uint8Array =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe1, 0, 34],
    'Exif\0\0MM\0*',
    [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
    [0xff, 0xc0, 0, 17, 8, 0x01, 0xe0, 0x02, 0x80, 3],
  );

describe('readImageInfo', () => {
  it('reads PNG, JPEG, GIF and BMP', () => {
    expect(readImageInfo(png(1, 320, 180))).toEqual({ type: 'png', width: 320, height: 180, turn: 0 });
    expect(readImageInfo(jpeg(1))).toEqual({ type: 'jpeg', width: 640, height: 480, turn: 0 });
    expect(readImageInfo(bytes('GIF89a', [10, 0, 20, 0]))).toEqual({ type: 'gif', width: 10, height: 20, turn: 0 });
    const bmp = bytes(
      'BM',
      Array.from({ length: 16 }, () => 0),
      [30, 0, 0, 0, 216, 255, 255, 255],
    );
    expect(readImageInfo(bmp)).toEqual({ type: 'bmp', width: 30, height: 40, turn: 0 });
  });

  it.each([
    [3, 180],
    [6, 90],
    [8, 270],
  ] as const)('knows that a camera was held sideways (%i)', (orientation, turn) => {
    expect(readImageInfo(jpeg(orientation))?.turn).toBe(turn);
  });

  it('refuses everything else, also when cut off', () => {
    for (const text of ['RIFFxxxxWEBPVP8 ', '<svg xmlns="x"/>', '%PDF-1.7', 'ftypheic'])
      expect(readImageInfo(bytes(text))).toBeUndefined();
    expect(readImageInfo(png(1).slice(0, 20))).toBeUndefined();
    expect(readImageInfo(jpeg(1).slice(0, 30))).toBeUndefined();
    expect(readImageInfo(new Uint8Array())).toBeUndefined();
  });
});

describe('fitImage', () => {
  const info = { type: 'png', width: 2000, height: 1000, turn: 0 } as const;
  it('fits into the box, keeps proportions, blows nothing up', () => {
    expect(fitImage(info, 100, 100)).toEqual({ cx: 3_600_000, cy: 1_800_000 });
    expect(fitImage(info, 100, 25)).toEqual({ cx: 1_800_000, cy: 900_000 });
    expect(fitImage({ ...info, width: 20, height: 10 }, 100, 100)).toEqual({ cx: 285_750, cy: 142_875 });
  });

  it('fits a turned picture as it is seen', () => {
    expect(fitImage({ ...info, turn: 90 }, 100, 100)).toEqual({ cx: 3_600_000, cy: 1_800_000 });
    expect(fitImage({ ...info, turn: 90 }, 25, 100)).toEqual({ cx: 1_800_000, cy: 900_000 });
  });
});
