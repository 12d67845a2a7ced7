/** The zip container of a stranger's file: unpacked only when it is sound, harmless and of a sensible size. */
import { crc32, inflateRawSync } from 'node:zlib';
import { keepPacked, type Parts } from '../document/zip.ts';
import {
  badName,
  findEndRecord,
  LOCAL_HEAD,
  localHeadLength,
  readZipEntry,
  type ZipEntry,
} from '../document/zip-records.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { damaged, HOSTILE, refuse, RESAVE } from './refusal.ts';

/** Real blanks unpack to a few MB; with embedded fonts and photographs to some dozens. */
const MAX_UNPACKED = 300_000_000;
const MAX_PART = 200_000_000;
/** A form of 1,000 pages has about 30 MB of XML. */
const MAX_XML = 64_000_000;
const MAX_ENTRIES = 10_000;
/** XML of an office file packs 10 to 30 times; a bomb a thousand times. */
const MAX_RATIO = 250;
const RATIO_FROM = 10_000_000;

export const isXml = (name: string): boolean => /\.(?:xml|rels|vml)$/i.test(name);

function readDirectory(file: Buffer): ZipEntry[] {
  const end = findEndRecord(file);
  if (end < 0) throw damaged('no end of central directory');
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw refuse('空白文件里的部件太多，不像正常的表格。', RESAVE, `${count} entries`);
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    const found = readZipEntry(file, at);
    if (!found) throw damaged(`directory entry at ${at}`);
    entries.push(found.entry);
    at = found.end;
  }
  return entries;
}

function checkNames(entries: ZipEntry[]): void {
  const bad = badName(entries.map(({ name }) => name));
  if (bad?.why === 'path') throw refuse('空白文件里有不正常的路径，可能是恶意文件，已拒绝。', HOSTILE, bad.name);
  if (bad) throw refuse('空白文件里有重名的部件，已拒绝。', RESAVE, bad.name);
}

/** By the sizes the file names; a part that turns out larger is not unpacked further. */
function checkSizes(entries: ZipEntry[]): void {
  const burst = (detail: string): WorkbenchError =>
    refuse('空白文件解开后大得不正常，可能是恶意文件，已拒绝。', HOSTILE, detail);
  const sum = (list: ZipEntry[]): number => list.reduce((total, { size }) => total + size, 0);
  for (const { name, size, packed } of entries) {
    if (size > MAX_PART || (size > RATIO_FROM && size > packed * MAX_RATIO)) throw burst(name);
  }
  if (sum(entries) > MAX_UNPACKED || sum(entries.filter(({ name }) => isXml(name))) > MAX_XML) throw burst('total');
}

function unpack(file: Buffer, entry: ZipEntry): Uint8Array {
  const { name, offset, method, size, crc } = entry;
  if (entry.flags & 1) throw refuse('空白文件是加密的压缩包，读不了。', '请另存为不加密的 .docx 或 .xlsx。', name);
  const head = localHeadLength(file.subarray(offset, offset + LOCAL_HEAD));
  if (head === undefined) throw damaged(name);
  const start = offset + head;
  const data = file.subarray(start, start + entry.packed);
  if (data.length !== entry.packed) throw damaged(name);
  if (method !== 0 && method !== 8) throw damaged(`${name}: method ${method}`);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) }));
  } catch (error) {
    throw damaged(`${name}: ${String(error)}`);
  }
  if (bytes.length !== size || crc32(bytes) !== crc) throw damaged(`${name}: checksum`);
  keepPacked(bytes, { method, crc, data });
  return bytes;
}

/**
 * Parts of the file by name, in its order.
 * @throws WorkbenchError TEMPLATE
 */
export function unzipBlank(file: Buffer): Parts {
  let entries: ZipEntry[];
  try {
    entries = readDirectory(file);
  } catch (error) {
    throw error instanceof WorkbenchError ? error : damaged(String(error));
  }
  checkNames(entries);
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  checkSizes(files);
  return new Map(files.map((entry) => [entry.name, unpack(file, entry)]));
}
