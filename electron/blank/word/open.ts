/** A stranger's Word file: refused with a clear sentence unless it is a plain, sound .docx. Nothing in it is followed or run. */
import { unzipSync } from 'fflate';
import { WorkbenchError } from '../../../core/contract.ts';
import { openZip, textOf, type Parts } from '../../document/zip.ts';

const MAX_UNPACKED = 400_000_000;
const MAX_XML = 120_000_000;
const MAX_PARTS = 5000;
/** Beyond this a part is made to burst, not to be read. */
const MAX_RATIO = 800;

const refuse = (message: string, advice: string, detail?: string): WorkbenchError =>
  new WorkbenchError('TEMPLATE', message, advice, detail);
const broken = (detail: string): WorkbenchError =>
  refuse(
    '这个文件打不开：不是完整的 Word 文档（.docx）。',
    '请用 Word 或 WPS 打开原文件，另存为 .docx 后再试。',
    detail,
  );

function checkContainer(bytes: Uint8Array): void {
  if (bytes.length > 8 && bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    throw refuse(
      '这个文件已加密，或是旧版 Word 格式（.doc），不能直接填写。',
      '请用 Word 打开，去掉打开密码，另存为 .docx 后再试。',
    );
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw broken('no zip signature');
}

/** Looks only at the list of contents: nothing is unpacked yet. */
function checkEntries(bytes: Uint8Array): void {
  let total = 0;
  let count = 0;
  let problem: WorkbenchError | undefined;
  const bomb = refuse('这个文件解开后过大，可能是恶意压缩文件，已拒绝打开。', '请向发文单位重新索取原始文件。');
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        total += originalSize;
        count += 1;
        const suspicious = originalSize > 10_000_000 && originalSize / Math.max(1, size) > MAX_RATIO;
        if (
          total > MAX_UNPACKED ||
          count > MAX_PARTS ||
          suspicious ||
          (/\.(xml|rels)$/i.test(name) && originalSize > MAX_XML)
        )
          problem = bomb;
        if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\\|\0/.test(name))
          problem = refuse('这个文件内含不安全的路径，已拒绝打开。', '请向发文单位重新索取原始文件。', name);
        return false;
      },
    });
  } catch (error) {
    throw broken(String(error));
  }
  if (problem) throw problem;
}

function checkXml(parts: Parts): void {
  for (const [name, content] of parts) {
    if (!/\.(xml|rels)$/i.test(name) || typeof content === 'string') continue;
    if (
      (content[0] === 0xff && content[1] === 0xfe) ||
      (content[0] === 0xfe && content[1] === 0xff) ||
      content[0] === 0 ||
      content[1] === 0
    )
      throw broken(`${name}: not UTF-8`);
    // A declaration may stand only before the root element.
    const head = Buffer.from(content.buffer, content.byteOffset, content.length);
    if (head.includes('<!DOCTYPE') || head.includes('<!ENTITY'))
      throw refuse(
        '这个文件含有外部实体声明，正常的 Word 文档不会有，已拒绝打开。',
        '请向发文单位重新索取原始文件。',
        name,
      );
  }
}

function checkKind(parts: Parts): void {
  const types = textOf(parts, '[Content_Types].xml');
  if (/macroEnabled/i.test(types) || [...parts.keys()].some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name)))
    throw refuse('这个文件带有宏，不能作为空白表使用。', '请用 Word 打开，另存为不带宏的 .docx 后再试。');
  if (!parts.has('word/document.xml')) {
    const other = parts.has('xl/workbook.xml')
      ? '这是 Excel 工作簿，不是 Word 文档。'
      : '这个文件不是 Word 文档（.docx）。';
    throw refuse(other, '请选择发文单位提供的 .docx 空白表。');
  }
}

export function openWord(bytes: Uint8Array): Parts {
  checkContainer(bytes);
  checkEntries(bytes);
  const parts = openZip(bytes);
  checkXml(parts);
  checkKind(parts);
  return parts;
}

export const brokenWord = broken;
