/** The table of contents of a zip file: its records as they stand there, and what no sound file has. */

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

const END_RECORD = 22;
const LONGEST_COMMENT = 65_535;

/** The record that ends the file is within so many bytes of its end. */
export const END_WITHIN = END_RECORD + LONGEST_COMMENT;

/** Where the record that ends the file begins in `tail`, the file's last bytes; -1 when there is none. */
export function findEndRecord(tail: Buffer): number {
  const last = Math.max(0, tail.length - END_WITHIN);
  for (let at = tail.length - END_RECORD; at >= last; at -= 1) if (tail.readUInt32LE(at) === 0x06054b50) return at;
  return -1;
}

/** Before the packed bytes of an entry stands a record of its own; only it knows its length. */
export const LOCAL_HEAD = 30;

/** @returns length of the record that `head` begins, or `undefined` when none stands there */
export function localHeadLength(head: Buffer): number | undefined {
  if (head.length < LOCAL_HEAD || head.readUInt32LE(0) !== 0x04034b50) return undefined;
  return LOCAL_HEAD + head.readUInt16LE(26) + head.readUInt16LE(28);
}

/** The first name that leads out of the file, or that Office would take for one it has met. */
export function badName(names: Iterable<string>): { name: string; why: 'path' | 'twice' } | undefined {
  const met = new Set<string>();
  for (const name of names) {
    const steps = name.split('/');
    // eslint-disable-next-line no-control-regex -- control characters are what is refused
    if (name === '' || /^[/\\]|^[A-Za-z]:|\\|[\u0000-\u001f]/.test(name) || steps.includes('..'))
      return { name, why: 'path' };
    const key = name.toLowerCase();
    if (met.has(key)) return { name, why: 'twice' };
    met.add(key);
  }
  return undefined;
}
