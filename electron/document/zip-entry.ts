/** One entry of a zip file's table of contents, as it stands there. */
export interface ZipEntry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * @param at where the entry begins in `bytes`
 * @returns with its extra fields and where the next begins; `undefined` when no entry stands there
 */
export function readZipEntry(bytes: Buffer, at: number): { entry: ZipEntry; extra: Buffer; end: number } | undefined {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const entry = {
    name: bytes.subarray(at + 46, nameEnd).toString('utf8'),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  return { entry, extra: bytes.subarray(nameEnd, extraEnd), end: extraEnd + bytes.readUInt16LE(at + 32) };
}
