/** Small real files for the tests. */
import { deflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

export function makeSampleZip(): Buffer {
  return Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }));
}

/** A baseline 8×8 grey JPEG, as an encoder writes it: quantisation, frame, Huffman tables, scan. */
export function jpegBody(): Buffer {
  const quantisation = Buffer.concat([Buffer.from('ffdb004300', 'hex'), Buffer.alloc(64, 1)]);
  const frame = Buffer.from('ffc0000b080008000801011100', 'hex');
  const dc = Buffer.from('ffc4001400010000000000000000000000000000000000', 'hex').subarray(0, 22);
  const ac = Buffer.from('ffc4001410010000000000000000000000000000000000', 'hex').subarray(0, 22);
  const scan = Buffer.from('ffda0008010100003f003fff00d03f', 'hex');
  return Buffer.concat([quantisation, frame, dc, ac, scan]);
}

export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Little-endian EXIF with orientation 6, a time, and a GPS block. */
export function exifWithGps(secret: string): Buffer {
  const u16 = (n: number) => Buffer.from([n & 255, n >> 8]);
  const u32 = (n: number) => Buffer.concat([u16(n & 0xffff), u16(n >>> 16)]);
  const entry = (tag: number, type: number, count: number, value: number) =>
    Buffer.concat([u16(tag), u16(type), u32(count), u32(value)]);
  const [exifAt, gpsAt] = [50, 68];
  const dateAt = gpsAt + 18;
  const placeAt = dateAt + 20;
  const place = Buffer.from(`${secret}\0`);
  return Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from('II*\0', 'latin1'),
    u32(8),
    u16(3),
    entry(0x0112, 3, 1, 6),
    entry(0x8769, 4, 1, exifAt),
    entry(0x8825, 4, 1, gpsAt),
    u32(0),
    u16(1),
    entry(0x9003, 2, 20, dateAt),
    u32(0),
    u16(1),
    entry(0x001b, 2, place.length, placeAt),
    u32(0),
    Buffer.from('2026:03:01 09:30:00\0', 'latin1'),
    place,
  ]);
}

export function jpegWith(...segments: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, jpegBody(), Buffer.from([0xff, 0xd9])]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

export function pngWith(...chunks: Buffer[]): Buffer {
  const header = Buffer.from('0000000100000001080000000000', 'hex').subarray(0, 13);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function webpWith(...chunks: [string, Buffer][]): Buffer {
  const parts = chunks.map(([type, data]) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
  });
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** A HEIC's boxes around an EXIF and an XMP item: no picture, but everything that says where they lie. */
export function heicWith(exif: Buffer, xmp: Buffer): Buffer {
  const u16 = (n: number) => Buffer.from([n >> 8, n & 255]);
  const u32 = (n: number) => Buffer.concat([u16(n >>> 16), u16(n & 0xffff)]);
  const box = (type: string, ...content: Buffer[]) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), ...content]);
    return Buffer.concat([u32(body.length + 4), body]);
  };
  const entry = (id: number, type: string) =>
    box('infe', Buffer.from([2, 0, 0, 0]), u16(id), u16(0), Buffer.from(`${type}\0`, 'latin1'));
  const item = Buffer.concat([u32(0), exif]);
  const meta = (at: number) =>
    box(
      'meta',
      u32(0),
      box('iinf', u32(0), u16(3), entry(1, 'hvc1'), entry(2, 'Exif'), entry(3, 'mime')),
      box(
        'iloc',
        Buffer.from([1, 0, 0, 0, 0x44, 0]),
        u16(3),
        ...[
          [1, 0, at, 4],
          [2, 0, at + 4, item.length],
          [3, 1, 0, xmp.length],
        ].map(([id = 0, method = 0, from = 0, length = 0]) =>
          Buffer.concat([u16(id), u16(method), u16(0), u16(1), u32(from), u32(length)]),
        ),
      ),
      box('idat', xmp),
    );
  const start = box('ftyp', Buffer.from('heic\0\0\0\0heicmif1', 'latin1'));
  const at = start.length + meta(0).length + 8;
  return Buffer.concat([start, meta(at), box('mdat', Buffer.from('PICT'), item)]);
}
