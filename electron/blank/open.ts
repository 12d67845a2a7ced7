/** Opens an official blank as it comes from outside: a stranger's file, refused with a sentence when it is not what it seems. */
import { crc32, inflateRawSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { WorkbenchError } from '../../core/contract.ts';
import type { Blank } from '../../core/blank/place.ts';
import { textOf, type Parts } from '../document/zip.ts';

/** Real blanks unpack to a few MB; with embedded fonts and photographs to some dozens. */
const MAX_UNPACKED = 300_000_000;
const MAX_PART = 200_000_000;
const MAX_ENTRIES = 10_000;
/** XML of an office file packs 10 to 30 times; a bomb a thousand times. */
const MAX_RATIO = 250;
const RATIO_FROM = 10_000_000;

const RESAVE = '请用 Word、WPS 或 Excel 打开，另存为 .docx 或 .xlsx 后再试。';

const refuse = (message: string, advice: string, detail?: string): WorkbenchError =>
  new WorkbenchError('TEMPLATE', message, advice, detail);
const damaged = (detail: string): WorkbenchError =>
  refuse('空白文件已损坏，打不开。', '请向发放单位重新索取文件，或从原处再复制一份。', detail);

interface Entry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

function refuseOtherFormats(file: Buffer): void {
  if (file.length === 0) throw refuse('空白文件是空的（0 字节）。', '请重新复制或索取文件。');
  if (file.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    const encrypted = file.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw encrypted
      ? refuse('空白文件设有打开密码，读不了。', '请用密码打开后另存为不加密的 .docx 或 .xlsx。')
      : refuse('这是旧格式的 Office 文件（.doc 或 .xls）。', RESAVE);
  }
  const head = file.subarray(0, 512).toString('latin1');
  if (head.startsWith('%PDF')) throw refuse('这是 PDF 文件，不能填写。', '请向发放单位索取 Word 或 Excel 版。');
  if (head.startsWith('{\\rtf')) throw refuse('这是 RTF 文件。', RESAVE);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(head.replace(/^\u00ef\u00bb\u00bf/, '')))
    throw refuse('这不是 Word 或 Excel 文件（内容是网页或 XML）。', RESAVE);
  if (head.slice(0, 2) !== 'PK') throw refuse('这不是 Word（.docx）或 Excel（.xlsx）文件。', RESAVE);
}

function findDirectory(file: Buffer): { count: number; offset: number } {
  const last = Math.max(0, file.length - 65_557);
  for (let at = file.length - 22; at >= last; at -= 1) {
    if (file.readUInt32LE(at) !== 0x06054b50) continue;
    return { count: file.readUInt16LE(at + 10), offset: file.readUInt32LE(at + 16) };
  }
  throw damaged('no end of central directory');
}

function readDirectory(file: Buffer): Entry[] {
  const { count, offset } = findDirectory(file);
  if (count > MAX_ENTRIES) throw refuse('空白文件里的部件太多，不像正常的表格。', RESAVE, `${count} entries`);
  const entries: Entry[] = [];
  let at = offset;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw damaged(`directory entry ${i}`);
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: file.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function checkNames(entries: Entry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const steps = name.split('/');
    // eslint-disable-next-line no-control-regex -- control characters are what is refused
    if (name === '' || /^[/\\]|^[A-Za-z]:|\\|[\u0000-\u001f]/.test(name) || steps.includes('..'))
      throw refuse('空白文件里有不正常的路径，可能是恶意文件，已拒绝。', '请向发放单位核实文件来源。', name);
    const key = name.toLowerCase();
    if (seen.has(key)) throw refuse('空白文件里有重名的部件，已拒绝。', RESAVE, name);
    seen.add(key);
  }
}

function unpack(file: Buffer, entry: Entry): Uint8Array {
  const bomb = entry.size > RATIO_FROM && entry.size > entry.packed * MAX_RATIO;
  if (entry.size > MAX_PART || bomb)
    throw refuse('空白文件解开后大得不正常，可能是恶意文件，已拒绝。', '请向发放单位核实文件来源。', entry.name);
  if (entry.flags & 1) throw refuse('空白文件是加密的压缩包，读不了。', '请另存为不加密的 .docx 或 .xlsx。');
  const at = entry.offset;
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) throw damaged(entry.name);
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const data = file.subarray(start, start + entry.packed);
  if (data.length !== entry.packed) throw damaged(entry.name);
  if (entry.method !== 0 && entry.method !== 8) throw damaged(`${entry.name}: method ${entry.method}`);
  let bytes: Buffer;
  try {
    bytes = entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    throw damaged(`${entry.name}: ${String(error)}`);
  }
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged(`${entry.name}: checksum`);
  return new Uint8Array(bytes);
}

const isXml = (name: string): boolean => /\.(?:xml|rels|vml)$/i.test(name);

/** Entities can only be declared in a DOCTYPE, and no office program writes one. */
function refuseDoctype(name: string, bytes: Uint8Array): void {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw refuse('空白文件的部件用了 UTF-16 编码，本程序读不了。', RESAVE, name);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('<!DOCTYPE'))
    throw refuse('空白文件里有 XML 实体声明（DOCTYPE），可能是恶意文件，已拒绝。', '请向发放单位核实文件来源。', name);
}

function refuseMacros(parts: Parts): void {
  const types = textOf(parts, '[Content_Types].xml');
  const macros = /macroEnabled|vbaProject|application\/vnd\.ms-office\.activeX/i.test(types);
  if (macros || [...parts.keys()].some((name) => /vbaProject\.bin$/i.test(name)))
    throw refuse('空白文件带有宏，本程序不处理。', '请在 Office 中另存为不带宏的 .docx 或 .xlsx 后再试。');
}

/**
 * Parts of the file by name, in its order.
 * @throws WorkbenchError TEMPLATE: not an Office file, old format, encrypted, with macros, damaged, or hostile
 */
export function openBlank(bytes: Uint8Array): Parts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  refuseOtherFormats(file);
  let entries: Entry[];
  try {
    entries = readDirectory(file);
  } catch (error) {
    throw error instanceof WorkbenchError ? error : damaged(String(error));
  }
  checkNames(entries);
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  if (files.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED)
    throw refuse('空白文件解开后大得不正常，可能是恶意文件，已拒绝。', '请向发放单位核实文件来源。');
  const parts: Parts = new Map();
  for (const entry of files) {
    const content = unpack(file, entry);
    if (isXml(entry.name)) refuseDoctype(entry.name, content);
    parts.set(entry.name, content);
  }
  if (!parts.has('[Content_Types].xml')) throw refuse('这不是 Word（.docx）或 Excel（.xlsx）文件。', RESAVE);
  refuseMacros(parts);
  return parts;
}

/** @throws WorkbenchError TEMPLATE when an XML part is not well-formed */
export function requireWellFormed(parts: Parts, names: Iterable<string>): void {
  for (const name of names) {
    const xml = textOf(parts, name);
    if (xml === '') continue;
    try {
      const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
      parser.write(xml).close();
    } catch (error) {
      throw damaged(`${name}: ${String(error)}`);
    }
  }
}

/** By content, not by the file's name. */
export function formatOf(parts: Parts): Blank['format'] {
  if (parts.has('xl/workbook.xml')) return 'xlsx';
  if (parts.has('word/document.xml')) return 'docx';
  const types = textOf(parts, '[Content_Types].xml');
  if (/spreadsheetml/.test(types)) return 'xlsx';
  if (/wordprocessingml/.test(types)) return 'docx';
  throw refuse('这不是 Word（.docx）或 Excel（.xlsx）文件。', RESAVE);
}
