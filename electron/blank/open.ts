/** Opens an official blank as it comes from outside: a stranger's file, refused with a sentence when it is not what it seems. */
import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import type { Blank } from '../../core/blank/place.ts';
import { textOf, type Parts } from '../document/zip.ts';
import { damaged, HOSTILE, NOT_OFFICE, refuse, RESAVE } from './refusal.ts';
import { isXml, unzipBlank } from './unzip.ts';

const contains = (file: Buffer, text: string): boolean => file.includes(Buffer.from(text, 'utf16le'));

function refuseOtherFormats(file: Buffer): void {
  if (file.length === 0) throw refuse('空白文件是空的（0 字节）。', '请重新复制或索取文件。');
  if (file.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    throw contains(file, 'EncryptedPackage') || contains(file, 'DRMEncrypted')
      ? refuse('空白文件设有打开密码，读不了。', '请用密码打开后另存为不加密的 .docx 或 .xlsx。')
      : refuse('这是旧格式的 Office 文件（.doc、.xls 或 .wps、.et）。', RESAVE);
  }
  const head = file
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  if (head.startsWith('%PDF')) throw refuse('这是 PDF 文件，不能填写。', '请向发放单位索取 Word 或 Excel 版。');
  if (head.startsWith('{\\rtf')) throw refuse('这是 RTF 文件。', RESAVE);
  if (/^\s*<(?:!|html|\?xml|table|head|body)|^MIME-Version:/i.test(head))
    throw refuse('这不是 Word 或 Excel 文件（内容是网页或 XML）。', RESAVE);
  if (head.slice(0, 2) !== 'PK') throw refuse(NOT_OFFICE, RESAVE);
}

/** Entities can only be declared in a DOCTYPE, and no office program writes one. */
function checkXmlPart(name: string, bytes: Uint8Array): void {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)/.exec(
    buffer.toString('latin1', 0, 200),
  )?.[1];
  if (utf16 || (declared !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(declared)))
    throw refuse('空白文件的部件没有用 UTF-8 编码，本程序读不了。', RESAVE, name);
  if (!isUtf8(bytes)) throw damaged(`${name}: not UTF-8`);
  if (buffer.includes('<!DOCTYPE') || buffer.includes('<!ENTITY'))
    throw refuse('空白文件里有 XML 实体声明（DOCTYPE），可能是恶意文件，已拒绝。', HOSTILE, name);
}

const hasPart = (parts: Parts, pattern: RegExp): boolean => [...parts.keys()].some((name) => pattern.test(name));

/** Containers that look like ours and are not. */
function refuseOtherPackages(parts: Parts): void {
  const types = textOf(parts, '[Content_Types].xml');
  if (hasPart(parts, /^xl\/workbook\.bin$/i)) throw refuse('这是二进制工作簿（.xlsb）。', RESAVE);
  if (
    /macroEnabled|vbaProject|application\/vnd\.ms-office\.activeX/i.test(types) ||
    hasPart(parts, /vbaProject\.bin$/i)
  )
    throw refuse('空白文件带有宏，本程序不处理。', '请在 Office 中另存为不带宏的 .docx 或 .xlsx 后再试。');
  if (/(?:wordprocessingml|spreadsheetml)\.template\.main\+xml/.test(types))
    throw refuse('这是 Office 模板文件（.dotx 或 .xltx）。', RESAVE);
  if (parts.has('OFD.xml')) throw refuse('这是 OFD 文件，不能填写。', '请向发放单位索取 Word 或 Excel 版。');
  if (parts.has('mimetype') && parts.has('content.xml')) throw refuse('这是 OpenDocument 文件（.odt、.ods）。', RESAVE);
  if (types === '') throw refuse(NOT_OFFICE, RESAVE);
}

/** What was found sound is not unpacked again for the next step of the same work. */
const lately = new WeakMap<Uint8Array, Parts>();

/**
 * Parts of the file by name, in its order; the map is the caller's own.
 * @throws WorkbenchError TEMPLATE: not an Office file, old format, encrypted, with macros, damaged, or hostile
 */
export function openBlank(bytes: Uint8Array): Parts {
  const parts = lately.get(bytes) ?? openAfresh(bytes);
  lately.set(bytes, parts);
  return new Map(parts);
}

function openAfresh(bytes: Uint8Array): Parts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  refuseOtherFormats(file);
  const parts = unzipBlank(file);
  for (const [name, content] of parts) if (isXml(name) && typeof content !== 'string') checkXmlPart(name, content);
  refuseOtherPackages(parts);
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
  throw refuse(NOT_OFFICE, RESAVE);
}
