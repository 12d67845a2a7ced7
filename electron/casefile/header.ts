/** What kind of file this is, told from its first bytes, before any password is asked for. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { WorkbenchError } from '../../core/contract.ts';
import { MAGIC, SALT_BYTES } from './crypto.ts';
import { damaged } from './errors.ts';
import { fileName, sizeOf } from './files.ts';

/** `PRAGMA application_id` of an unencrypted casefile: "IVC1". */
export const APPLICATION_ID = MAGIC.readInt32BE(0);
const APPLICATION_ID_OFFSET = 68;
const SQLITE_MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const HEADER_BYTES = 100;
export const PAGE_SIZE = 4096;

export interface Header {
  encrypted: boolean;
  /** First 16 bytes; the salt of an encrypted file. */
  salt: Buffer;
}

const OTHER_KINDS: [name: string, test: (head: Buffer) => boolean][] = [
  ['压缩包或 Office 文件（zip、docx、xlsx）', starts('PK\x03\x04')],
  ['JPEG 图片', starts('\xff\xd8\xff')],
  ['PNG 图片', starts('\x89PNG')],
  ['GIF 图片', starts('GIF8')],
  ['PDF 文件', starts('%PDF')],
  ['旧版 Office 文件（doc、xls）', starts('\xd0\xcf\x11\xe0')],
  ['RAR 压缩包', starts('Rar!')],
  ['7z 压缩包', starts('7z\xbc\xaf')],
  ['程序文件', (head) => starts('MZ')(head) || starts('\x7fELF')(head)],
  ['其他程序的数据库', starts('SQLite format 3\0')],
  ['文本文件', (head) => head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)],
];

function starts(text: string): (head: Buffer) => boolean {
  const bytes = Buffer.from(text, 'latin1');
  return (head) => head.subarray(0, bytes.length).equals(bytes);
}

/**
 * Never call it for a file this process has open: closing any handle to a file drops the process's POSIX locks on it.
 * `lock.ts` remembers headers of open files for that reason.
 * @throws NOT_FOUND, NOT_A_CASEFILE, DAMAGED (empty or cut off)
 */
export function readHeader(path: string): Header {
  const { head, size } = readHead(path);
  if (size === 0) throw damaged(path, `文件是空的（0 字节）：${fileName(path)}`);
  if (head.subarray(0, MAGIC.length).equals(MAGIC)) {
    refuseCutOff(path, size);
    return { encrypted: true, salt: head.subarray(0, SALT_BYTES) };
  }
  if (isOurSqlite(head)) {
    refuseCutOff(path, size);
    return { encrypted: false, salt: head.subarray(0, SALT_BYTES) };
  }
  throw notACasefile(path, head);
}

function isOurSqlite(head: Buffer): boolean {
  const sqlite = head.subarray(0, SQLITE_MAGIC.length).equals(SQLITE_MAGIC);
  if (!sqlite || head.length < APPLICATION_ID_OFFSET + 4) return sqlite;
  return head.readInt32BE(APPLICATION_ID_OFFSET) === APPLICATION_ID;
}

/** With a WAL beside it, a page written by half (full disk) is whole again after the opening. */
function refuseCutOff(path: string, size: number): void {
  if ((size >= PAGE_SIZE && size % PAGE_SIZE === 0) || sizeOf(`${path}-wal`) > 0) return;
  throw damaged(path, '案卷文件不完整，末尾缺了一部分（可能复制时中断）。', `${size} bytes`);
}

function readHead(path: string): { head: Buffer; size: number } {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEADER_BYTES);
    const length = readSync(file, head, 0, HEADER_BYTES, 0);
    return { head: head.subarray(0, length), size: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}

function notACasefile(path: string, head: Buffer): WorkbenchError {
  const kind = OTHER_KINDS.find(([, test]) => test(head))?.[0];
  return new WorkbenchError(
    'NOT_A_CASEFILE',
    kind ? `这不是案卷，而是「${kind}」：${fileName(path)}` : `这不是案卷文件：${fileName(path)}`,
    '请选择扩展名为 .iovcase 的文件；如果它原本是案卷，说明文件开头已损坏，请从备份恢复。',
  );
}
