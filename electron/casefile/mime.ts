/** What a piece of evidence is, by its first bytes and its name; and what is refused. */
import { extname } from 'node:path';
import { WorkbenchError } from '../../core/contract.ts';

export const MAX_EVIDENCE_BYTES = 200 * 1024 * 1024;
const MAX_NAME_LENGTH = 255;

const BY_HEAD: [mime: string, offset: number, head: string][] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['image/heic', 4, 'ftypheic'],
  ['image/heic', 4, 'ftypheix'],
  ['image/heic', 4, 'ftypmif1'],
  ['image/heic', 4, 'ftyphevc'],
  ['image/heic', 4, 'ftypavif'],
  ['application/pdf', 0, '%PDF'],
];

const BY_EXTENSION: Record<string, string> = {
  '.bmp': 'image/bmp',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.doc': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.zip': 'application/zip',
  '.txt': 'text/plain',
  '.log': 'text/plain',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.pcap': 'application/vnd.tcpdump.pcap',
};

/** What runs at a double click. A casefile is handed from firm to regulator and must not carry such things unwrapped. */
const RUNNABLE_NAME =
  /\.(exe|com|scr|bat|cmd|msi|msix|lnk|pif|cpl|hta|vbs|vbe|js|jse|wsf|wsh|ps1|jar|apk|app|dmg|dll|sys)$/i;
const RUNNABLE_HEADS = ['MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '#!'];

export function mimeOf(name: string, bytes: Uint8Array): string {
  const found = BY_HEAD.find(([, offset, head]) => hasAt(bytes, offset, head));
  return found?.[0] ?? BY_EXTENSION[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

function hasAt(bytes: Uint8Array, offset: number, head: string): boolean {
  return [...head].every((char, i) => bytes[offset + i] === char.charCodeAt(0));
}

/** The last part of a path, without characters that a file system or a document refuses. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!;
  const clean = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim();
  return clean.slice(-MAX_NAME_LENGTH) || '未命名';
}

/** @throws EVIDENCE */
export function refuseUnfit(name: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw refused(`文件是空的：${name}`, '请检查原文件。');
  if (bytes.length > MAX_EVIDENCE_BYTES) {
    const megabytes = Math.ceil(bytes.length / 1024 / 1024);
    throw refused(
      `文件太大（${megabytes} MB），单个佐证最大 200 MB：${name}`,
      '请压缩、截取需要的部分，或拆成几个文件。',
    );
  }
  if (RUNNABLE_NAME.test(name) || RUNNABLE_HEADS.some((head) => hasAt(bytes, 0, head))) {
    throw refused(`不能直接保存可执行的程序或脚本：${name}`, '如确需作为佐证（如样本），请先压缩为 zip 再添加。');
  }
}

export function refused(message: string, advice: string): WorkbenchError {
  return new WorkbenchError('EVIDENCE', message, advice);
}
