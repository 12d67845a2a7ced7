/** The zip container of a .docx or .xlsx: read with limits, written with a fixed time so that equal input gives equal bytes. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { WorkbenchError } from '../../core/contract.ts';

/** Part name → bytes, in the order of the file. */
export type Parts = Map<string, Uint8Array>;

/** A filled report with many photographs stays far below; a zip bomb does not. */
const MAX_UNPACKED = 1_500_000_000;
const FIXED_TIME = new Date(1980, 0, 1, 0, 0, 0);
/** Already compressed: deflating them again costs time and gains nothing. */
const STORED = /\.(png|jpe?g|gif|emf\.gz|zip|docx|xlsx|pdf|mp4)$/i;

export function openZip(bytes: Uint8Array): Parts {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        total += file.originalSize;
        if (total > MAX_UNPACKED) throw new Error('too large when unpacked');
        return !file.name.endsWith('/');
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    throw new WorkbenchError(
      'TEMPLATE',
      '模板文件打不开：不是完整的 Word 或 Excel 文件。',
      '请用 Word 或 Excel 打开模板，另存为 .docx 或 .xlsx 后再试。',
      String(error),
    );
  }
}

export function writeZip(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of parts) files[name] = [bytes, { level: STORED.test(name) ? 0 : 6 }];
  return zipSync(files, { mtime: FIXED_TIME });
}

export const textOf = (parts: Parts, name: string): string => {
  const bytes = parts.get(name);
  return bytes ? strFromU8(bytes) : '';
};
export const setText = (parts: Parts, name: string, text: string): void => void parts.set(name, strToU8(text));
