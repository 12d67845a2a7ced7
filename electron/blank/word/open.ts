/** A stranger's Word file: refused with a clear sentence unless it is a plain, sound .docx. Nothing in it is followed or run. */
import type { WorkbenchError } from '../../../core/contract.ts';
import type { Parts } from '../../document/zip.ts';
import { openBlank } from '../open.ts';
import { refuse } from '../refusal.ts';

export const brokenWord = (detail: string): WorkbenchError =>
  refuse(
    '这个文件打不开：不是完整的 Word 文档（.docx）。',
    '请用 Word 或 WPS 打开原文件，另存为 .docx 后再试。',
    detail,
  );

/** @throws WorkbenchError TEMPLATE */
export function openWord(bytes: Uint8Array): Parts {
  const parts = openBlank(bytes);
  if (parts.has('word/document.xml')) return parts;
  const excel = parts.has('xl/workbook.xml');
  throw refuse(
    excel ? '这是 Excel 工作簿，不是 Word 文档。' : '这个文件不是 Word 文档（.docx）。',
    '请选择发文单位提供的 .docx 空白表。',
  );
}
