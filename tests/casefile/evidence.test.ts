import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readPhotoFacts } from '../../electron/casefile/exif.ts';
import { Casefile, MAX_EVIDENCE_BYTES } from '../../electron/casefile/index.ts';
import { exifWithGps, heicWith, jpegWith, makeSampleZip, pngChunk, pngWith, segment, webpWith } from './samples.ts';
import { failure, newCasefile, PLAIN, withRaw } from './support.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const SECRET = '31.2304N 121.4737E';

function stored(name: string, bytes: Buffer): { mime: string; data: Buffer; name: string } {
  const { casefile } = newCasefile();
  const info = casefile.evidence.add(name, bytes);
  const { data, mime } = casefile.evidence.get(info.sha256);
  casefile.close();
  expect(info).toMatchObject({ sha256: sha256(data), bytes: data.length, mime });
  return { mime, data: Buffer.from(data), name: info.name };
}

test('kept by hash, once, over many chunks, and across closing', () => {
  const { casefile, path, context } = newCasefile({ passphrase: null });
  const bytes = Buffer.from(Array.from({ length: 1_000_003 }, (_, i) => (i * 31 + (i >> 9)) & 255));
  const first = casefile.evidence.add('流量 记录.pcap', bytes);
  expect(first).toMatchObject({
    sha256: sha256(bytes),
    name: '流量 记录.pcap',
    mime: 'application/vnd.tcpdump.pcap',
    bytes: 1_000_003,
    number: 1,
    known: false,
    removed: [],
  });
  const again = casefile.evidence.add('换名.bin', bytes);
  expect(again).toMatchObject({ sha256: first.sha256, name: '换名.bin', number: 1, known: true });
  expect(casefile.evidence.all().get(first.sha256)).toMatchObject({ number: 1, name: '流量 记录.pcap', by: '张工' });
  // Undo takes back answers, never a file that has come in.
  expect(casefile.undo().changed).toEqual([]);
  casefile.close();
  withRaw(path, (db) => {
    expect(db.prepare('SELECT count(*) AS n FROM evidence').get()).toEqual({ n: 1 });
    expect(db.prepare('SELECT count(*) AS n FROM evidence_chunks').get()).toEqual({ n: 4 });
  });
  const reopened = Casefile.open(path, { unlock: PLAIN, context });
  expect(Buffer.from(reopened.evidence.get(first.sha256).data).equals(bytes)).toBe(true);
  expect(reopened.verify()).toMatchObject({ ok: true, evidence: 1 });
  expect(failure(() => reopened.evidence.get('0'.repeat(64))).code).toBe('NOT_FOUND');
  reopened.close();
});

test('stored bytes that changed are refused when read', () => {
  const { casefile, path, context } = newCasefile();
  const { sha256: hash } = casefile.evidence.add('a.txt', Buffer.from('原文'));
  casefile.close();
  withRaw(path, (db) => db.exec("UPDATE evidence_chunks SET data = x'41'"));
  const again = Casefile.open(path, { unlock: PLAIN, context });
  expect(failure(() => again.evidence.get(hash))).toMatchObject({ code: 'EVIDENCE', message: '佐证文件已损坏：a.txt' });
  again.close();
});

describe('what a file is', () => {
  test.each<[string, Buffer, string]>([
    ['图.jpg', jpegWith(), 'image/jpeg'],
    ['真是png.jpg', pngWith(), 'image/png'],
    ['a.webp', webpWith(['VP8 ', Buffer.alloc(10)]), 'image/webp'],
    ['扫描.pdf', Buffer.from('%PDF-1.4'), 'application/pdf'],
    ['制度.docx', makeSampleZip(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['未知', Buffer.from([1, 2, 3]), 'application/octet-stream'],
  ])('%s', (name, bytes, mime) => {
    expect(stored(name, bytes).mime).toBe(mime);
  });

  test('a name loses its folder and control characters', () => {
    expect(stored('C:\\机密\\..\\拓扑图\u202e\n.png', pngWith()).name).toBe('拓扑图.png');
    expect(stored('///', Buffer.from('x')).name).toBe('未命名');
  });
});

describe('refused', () => {
  test.each<[string, Buffer, RegExp]>([
    ['setup.exe', Buffer.from('anything'), /可执行/],
    ['报告.pdf', Buffer.from('MZ\x90\0'), /可执行/],
    ['tool', Buffer.from('\x7fELF\x02', 'latin1'), /可执行/],
    ['run.ps1', Buffer.from('Get-Item'), /可执行/],
    ['空.txt', Buffer.alloc(0), /空/],
    ['IMG_1.HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), /图片已损坏/],
    ['坏.tif', Buffer.from('II*\0\xff\0\0\0', 'latin1'), /图片已损坏/],
    ['坏.jpg', Buffer.from('ffd8ffe1ffff0102', 'hex'), /图片已损坏/],
    ['坏.png', pngWith().subarray(0, 40), /图片已损坏/],
  ])('%s', (name, bytes, message) => {
    const { casefile } = newCasefile();
    const error = failure(() => casefile.evidence.add(name, bytes));
    expect(error.code).toBe('EVIDENCE');
    expect(error.message).toMatch(message);
    expect(error.advice).not.toBe('');
    expect(casefile.verify().evidence).toBe(0);
    casefile.close();
  });

  test('more than 200 MB', () => {
    const { casefile } = newCasefile();
    const error = failure(() => casefile.evidence.add('录像.mp4', new Uint8Array(MAX_EVIDENCE_BYTES + 1)));
    expect(error.message).toContain('201 MB');
    casefile.close();
  });
});

describe('where a picture was taken does not come in', () => {
  const exif = segment(0xe1, exifWithGps(SECRET));
  const xmp = segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`, 'latin1'));
  const iptc = segment(0xed, Buffer.from(`Photoshop 3.0\0${SECRET}`));
  const comment = segment(0xfe, Buffer.from(SECRET));
  const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01profile', 'latin1'));
  const jfif = segment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex'));

  test('JPEG: location goes, turning, time, profile and picture stay', () => {
    const plain = jpegWith(jfif, profile);
    const { data } = stored('p.jpg', Buffer.concat([jpegWith(jfif, exif, xmp, iptc, comment, profile), plain]));
    expect(data.includes(SECRET)).toBe(false);
    const at = data.indexOf('Exif\0\0');
    expect(readPhotoFacts(data.subarray(at + 6))).toEqual({ orientation: 6, takenAt: '2026:03:01 09:30:00' });
    const [from, length] = [at - 4, data.readUInt16BE(at - 2) + 2];
    expect(Buffer.concat([data.subarray(0, from), data.subarray(from + length)]).equals(plain)).toBe(true);
  });

  test('JPEG without anything of the kind is stored as it is, and a cut one is closed', () => {
    const plain = jpegWith(jfif, profile);
    expect(stored('p.jpg', plain).data.equals(plain)).toBe(true);
    expect(stored('p.jpg', plain.subarray(0, -2)).data.equals(plain)).toBe(true);
  });

  test('the same photo with another location is the same evidence', () => {
    const { casefile } = newCasefile();
    const one = casefile.evidence.add('1.jpg', jpegWith(exif));
    const two = casefile.evidence.add('2.jpg', jpegWith(segment(0xe1, exifWithGps('elsewhere'))));
    expect(two.sha256).toBe(one.sha256);
    casefile.close();
  });

  test('PNG and WebP', () => {
    const texts = ['tEXt', 'iTXt', 'zTXt', 'eXIf'].map((type) => pngChunk(type, Buffer.from(`k\0${SECRET}`)));
    const srgb = pngChunk('sRGB', Buffer.from([0]));
    const png = stored('p.png', Buffer.concat([pngWith(srgb, ...texts), Buffer.from(SECRET)]));
    expect(png.data.equals(pngWith(srgb))).toBe(true);

    const vp8x = (flags: number) => Buffer.from([flags, 0, 0, 0, 7, 0, 0, 7, 0, 0]);
    const picture: [string, Buffer] = ['VP8 ', Buffer.alloc(11, 5)];
    const webp = webpWith(['VP8X', vp8x(0x2c)], picture, ['EXIF', Buffer.from(SECRET)], ['XMP ', Buffer.from(SECRET)]);
    expect(stored('p.webp', webp).data.equals(webpWith(['VP8X', vp8x(0x20)], picture))).toBe(true);
  });

  const tiff = exifWithGps(SECRET).subarray(6);
  const taken = { takenAt: '2026-03-01T09:30:00', from: 'photo', removed: ['拍摄位置'] };

  test.each<[string, Buffer, object]>([
    [
      'p.jpg',
      Buffer.concat([jpegWith(exif), Buffer.from(SECRET)]),
      { ...taken, removed: ['拍摄位置', '图片之后附带的数据'] },
    ],
    ['p.png', pngWith(pngChunk('eXIf', tiff)), taken],
    ['p.webp', webpWith(['VP8X', Buffer.alloc(10)], ['VP8 ', Buffer.alloc(10)], ['EXIF', tiff]), taken],
    ['p.tif', tiff, taken],
    ['p.heic', heicWith(tiff, Buffer.from(SECRET)), { ...taken, removed: ['拍摄位置', '拍摄设备等附加信息'] }],
    ['p.txt', Buffer.from('文字'), { from: 'file' }],
  ])('%s: what went is told, the time stays', (name, bytes, facts) => {
    const { casefile } = newCasefile();
    const { sha256: hash, removed } = casefile.evidence.add(name, bytes);
    const file = casefile.evidence.all().get(hash);
    expect(file).toMatchObject(facts);
    expect(removed).toEqual(file?.removed ?? []);
    const { data } = casefile.evidence.get(hash);
    expect(Buffer.from(data).includes(SECRET)).toBe(false);
    expect(data.length).toBeLessThanOrEqual(bytes.length);
    expect(Buffer.from(data).includes('2026:03:01 09:30:00')).toBe('takenAt' in facts);
    // What is clean comes in as it is, and is then the same file.
    expect(casefile.evidence.add(`2${name}`, data)).toMatchObject({ sha256: hash, known: true, removed: [] });
    casefile.close();
  });
});
