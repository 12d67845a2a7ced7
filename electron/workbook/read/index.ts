/** Opens a customer's table, whatever it is called: told by its content, refused with a sentence when it is none. */
import * as fs from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { WorkbenchError } from '../../../core/contract.ts';
import { CsvFile, emptyFile } from './csv.ts';
import type { TableFile } from './model.ts';
import { refuse, RESAVE } from './refusal.ts';
import { isScanReport, ScanFile } from '../scan/scan-file.ts';
import { XlsxFile } from './xlsx.ts';

const HEAD = 4_096;
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Names inside an old Office container are UTF-16; the directory may be anywhere in the first megabytes. */
async function oldOffice(file: fs.FileHandle): Promise<WorkbenchError> {
  const bytes = Buffer.alloc(4_000_000);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  const has = (name: string): boolean => bytes.subarray(0, bytesRead).includes(Buffer.from(name, 'utf16le'));
  return has('EncryptedPackage') || has('DRMEncrypted')
    ? refuse('工作簿设有打开密码，读不了。', '请用密码打开后，另存为不加密的 .xlsx 再导入。')
    : refuse('这是旧格式的工作簿（.xls 或 .et）。', RESAVE);
}

function otherText(head: Buffer): WorkbenchError | undefined {
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  if (text.startsWith('%PDF')) return refuse('这是 PDF 文件，不是表格。', '请索取 Excel 或 .csv 格式的表格。');
  if (text.startsWith('{\\rtf')) return refuse('这是 RTF 文件，不是表格。', RESAVE);
  if (/^\s*<(?:!|html|\?xml|table|head|body|meta)|^MIME-Version:/i.test(text))
    return refuse('这个文件的内容是网页或 XML，只是看上去像 Excel 文件。', RESAVE);
  return undefined;
}

const notThere = (path: string, detail: unknown): WorkbenchError =>
  new WorkbenchError(
    'NOT_FOUND',
    `打不开「${basename(path)}」。`,
    '请确认文件还在原处，且没有被其他程序独占。',
    String(detail),
  );

async function openByContent(file: fs.FileHandle, path: string): Promise<TableFile> {
  const stat = await file.stat();
  if (!stat.isFile()) throw notThere(path, 'not a file');
  const { size } = stat;
  const head = Buffer.alloc(Math.min(size, HEAD));
  await file.read(head, 0, head.length, 0);
  if (size === 0) throw emptyFile();
  if (head.subarray(0, 4).equals(OLD_OFFICE)) throw await oldOffice(file);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return XlsxFile.open(file, size);
  if (isScanReport(head)) return ScanFile.open(file);
  const other = otherText(head);
  if (other) throw other;
  return CsvFile.open(file, size, basename(path, extname(path)));
}

/**
 * Opens an .xlsx, .csv or a scanner's XML report; the caller closes it.
 * @throws WorkbenchError NOT_FOUND, WORKBOOK (not a table, old format, encrypted, damaged, hostile)
 */
export async function openTable(path: string): Promise<TableFile> {
  let file: fs.FileHandle;
  try {
    file = await fs.open(path, 'r');
  } catch (error) {
    throw notThere(path, error);
  }
  try {
    return await openByContent(file, path);
  } catch (error) {
    await file.close();
    throw error;
  }
}
