/**
 * XML as bytes, a window at a time. Sheets have hundreds of megabytes and a dozen element names: walking over the bytes
 * is several times faster than a general parser that builds an object for each tag. Refuses what could be hostile
 * (DOCTYPE, other encodings, endless tags); otherwise lenient, as spreadsheets from everywhere need it.
 */
import { damaged, refuse, RESAVE, VERIFY } from './refusal.ts';

export const TAB = 9;
export const LINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const AMPERSAND = 38;
export const APOSTROPHE = 39;
export const SLASH = 47;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const UNDERSCORE = 95;

/** What a piece of text contains, so that plain text is taken as it is. */
export const STOP = 1;
export const HAS_ENTITY = 2;
export const HAS_WIDE = 4;
export const HAS_ESCAPE = 8;
export const HAS_RETURN = 16;

/** Byte → the flags above. NUL ends the window: XML has none. */
export const CLASS = new Uint8Array(256);
CLASS[0] = STOP;
CLASS[LESS] = STOP;
CLASS[AMPERSAND] = HAS_ENTITY;
CLASS[UNDERSCORE] = HAS_ESCAPE;
CLASS[RETURN] = HAS_RETURN;
CLASS.fill(HAS_WIDE, 0x80);

/** No cell and no tag is longer; Excel's longest text has 100 KB. */
const MAX_PENDING = 8_000_000;

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? whole;
  const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

const plainText = (text: string): string => text.replace(/&(#[xX]?[0-9a-fA-F]+|[a-z]+);/g, entity);

/** Bytes of character data → text, with `_x000D_` and entities resolved and line ends as `\n`. */
export function decodeText(bytes: Buffer, start: number, end: number, flags: number): string {
  let text = flags & HAS_WIDE ? bytes.toString('utf8', start, end) : bytes.toString('latin1', start, end);
  if ((flags & ~HAS_WIDE) === 0) return text;
  if (flags & HAS_ENTITY) text = plainText(text);
  if (flags & HAS_ESCAPE && text.includes('_x'))
    text = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Attributes of one tag by local name; for all tags but cells, which are read faster. */
export function attributesOf(bytes: Buffer, start: number, end: number): Map<string, string> {
  const found = new Map<string, string>();
  const tag = bytes.toString('utf8', start, end);
  for (const [, name = '', double, single] of tag.matchAll(/\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (!found.has(name)) found.set(name, plainText(double ?? single ?? ''));
  return found;
}

/** Bytes that have come and are not yet understood; behind the last one stands a NUL. */
export class ByteWindow {
  bytes = Buffer.alloc(1 << 19);
  length = 0;
  /** Of the text found last. */
  textFlags = 0;
  /** The text found last as it would stand without CDATA and comments; null when it stands in the window as it is. */
  rewritten: Buffer | null = null;
  #first = true;

  /** Drops what lies before `used` and appends `chunk`. */
  slide(used: number, chunk: Buffer): void {
    const data = this.#first ? withoutMark(chunk) : chunk;
    this.#first = false;
    const rest = this.length - used;
    if (rest > MAX_PENDING) throw damaged('endless tag or text');
    const needed = rest + data.length + 1;
    if (needed > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(used, this.length));
      this.bytes = larger;
    } else this.bytes.copyWithin(0, used, this.length);
    this.bytes.set(data, rest);
    this.length = rest + data.length;
    this.bytes[this.length] = 0;
  }

  /** Offset behind the `>` that ends the tag at `from`, or -1 when it has not come yet. */
  tagEnd(from: number): number {
    const { bytes } = this;
    let quote = 0;
    for (let i = from; ; i += 1) {
      const byte = bytes[i]!;
      if (byte === 0) return -1;
      if (quote !== 0) quote = byte === quote ? 0 : quote;
      else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
      else if (byte === GREATER) return i + 1;
    }
  }

  /** Offset of the tag that ends the character data at `start`, or -1 when it has not come yet. */
  textEnd(start: number): number {
    const { bytes, length } = this;
    let flags = 0;
    let end = start;
    for (; ; end += 1) {
      const kind = CLASS[bytes[end]!]!;
      if (kind & STOP) break;
      flags |= kind;
    }
    this.textFlags = flags;
    this.rewritten = null;
    if (end + 1 >= length) return -1;
    return bytes[end + 1] === BANG ? this.#rewrite(start) : end;
  }

  #rewrite(start: number): number {
    const { bytes, length } = this;
    const parts: Buffer[] = [];
    let at = start;
    for (;;) {
      const less = bytes.subarray(0, length).indexOf(LESS, at);
      if (less < 0 || less + 1 >= length) return -1;
      parts.push(Buffer.from(bytes.subarray(at, less)));
      if (bytes[less + 1] !== BANG) {
        this.rewritten = Buffer.concat(parts);
        this.textFlags = HAS_ENTITY | HAS_WIDE | HAS_ESCAPE | HAS_RETURN;
        return less;
      }
      at = this.markupEnd(less);
      if (at < 0) return -1;
      // In CDATA nothing is an entity.
      if (bytes[less + 2] !== 45)
        parts.push(Buffer.from(bytes.toString('utf8', less + 9, at - 3).replaceAll('&', '&amp;')));
    }
  }

  /** Behind the comment, instruction or CDATA at `from`, or -1. @throws WorkbenchError for a DOCTYPE */
  markupEnd(from: number): number {
    const { bytes, length } = this;
    if (length - from < 9) return -1;
    const end = (mark: string, skip: number): number => {
      const at = bytes.subarray(0, length).indexOf(mark, from + skip, 'latin1');
      return at < 0 ? -1 : at + mark.length;
    };
    if (bytes[from + 1] === QUESTION) return end('?>', 2);
    const head = bytes.toString('latin1', from, from + 9);
    if (head.startsWith('<!--')) return end('-->', 4);
    if (head === '<![CDATA[') return end(']]>', 9);
    throw refuse('表格文件里有 XML 实体声明（DOCTYPE），可能是恶意文件，已拒绝。', VERIFY);
  }
}

/** Without a byte order mark. @throws WorkbenchError for other encodings than UTF-8 */
function withoutMark(first: Buffer): Buffer {
  const head = first.toString('latin1', 0, 200);
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)/.exec(head)?.[1];
  const utf16 = head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
  if (utf16 || (declared !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(declared)))
    throw refuse('表格文件的部件没有用 UTF-8 编码，读不了。', RESAVE, declared);
  return head.startsWith('\xef\xbb\xbf') ? first.subarray(3) : first;
}
