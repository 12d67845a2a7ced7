/** The table of contents at the end of a zip file, 32 and 64 bit. */
import { WorkbenchError } from '../../../core/contract.ts';
import { badName, END_WITHIN, findEndRecord, readZipEntry, type ZipEntry } from '../../document/zip-records.ts';
import { damaged, refuse, RESAVE, VERIFY } from './refusal.ts';

/** What is read at any place: a file on the disk, or bytes in memory. */
export interface ByteSource {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

export type { ZipEntry };

const MAX_ENTRIES = 10_000;
const MAX_DIRECTORY = 16_000_000;
/** With the locator before the end record. */
const TAIL = END_WITHIN + 20;
const LONG = 0xffff_ffff;

async function readAt(file: ByteSource, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  if (bytesRead !== length) throw damaged(`${length} bytes at ${offset}`);
  return bytes;
}

interface Directory {
  count: number;
  length: number;
  offset: number;
}

async function findDirectory(file: ByteSource, size: number): Promise<Directory> {
  const start = Math.max(0, size - TAIL);
  const tail = await readAt(file, start, size - start);
  const at = findEndRecord(tail);
  if (at < 0) throw damaged('no end of central directory');
  const found = {
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const long = found.count === 0xffff || found.length === LONG || found.offset === LONG;
  const locator = at >= 20 && tail.readUInt32LE(at - 20) === 0x07064b50;
  return long && locator ? longDirectory(file, Number(tail.readBigUInt64LE(at - 12))) : found;
}

async function longDirectory(file: ByteSource, offset: number): Promise<Directory> {
  const record = await readAt(file, offset, 56);
  if (record.readUInt32LE(0) !== 0x06064b50) throw damaged('zip64 end record');
  return {
    count: Number(record.readBigUInt64LE(32)),
    length: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

/** Replaces what did not fit into 32 bits, in the order the format fixes. */
function applyLong(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const data = extra.subarray(at + 4, at + 4 + length);
      let next = 0;
      const take = (): number => Number(data.readBigUInt64LE(next++ * 8));
      if (entry.size === LONG) entry.size = take();
      if (entry.packed === LONG) entry.packed = take();
      if (entry.offset === LONG) entry.offset = take();
      return;
    }
    at += 4 + length;
  }
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; end: number } {
  const found = readZipEntry(bytes, at);
  if (!found) throw damaged(`directory entry at ${at}`);
  // Some programs write Windows paths.
  const entry = { ...found.entry, name: found.entry.name.replaceAll('\\', '/') };
  applyLong(entry, found.extra);
  return { entry, end: found.end };
}

/** By lower-case name, as Office compares them. */
function byName(entries: readonly ZipEntry[]): Map<string, ZipEntry> {
  const bad = badName(entries.map(({ name }) => name));
  if (bad?.why === 'path') throw refuse('表格文件里有不正常的路径，可能是恶意文件，已拒绝。', VERIFY, bad.name);
  if (bad) throw refuse('表格文件里有重名的部件，已拒绝。', RESAVE, bad.name);
  return new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
}

/** By lower-case name. @throws WorkbenchError WORKBOOK */
export async function readDirectory(file: ByteSource, size: number): Promise<Map<string, ZipEntry>> {
  try {
    const { count, length, offset } = await findDirectory(file, size);
    if (count > MAX_ENTRIES || length > MAX_DIRECTORY)
      throw refuse('表格文件里的部件太多，不像正常的表格。', RESAVE, `${count} entries`);
    const bytes = await readAt(file, offset, length);
    const entries: ZipEntry[] = [];
    for (let at = 0, i = 0; i < count; i += 1) {
      const { entry, end } = readEntry(bytes, at);
      if (!entry.name.endsWith('/')) entries.push(entry);
      at = end;
    }
    for (const { name, offset: start, packed } of entries)
      if (start + packed > size) throw damaged(`${name}: beyond the end of the file`);
    return byName(entries);
  } catch (error) {
    throw error instanceof WorkbenchError ? error : damaged(String(error));
  }
}
