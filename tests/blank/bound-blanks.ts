/** The blanks of the pack `tests/fixtures/packs/bound-blank`, as a regulator would draw them. */
import ExcelJS from 'exceljs';
import { box, bytesOf, merge } from './sheet-forms.ts';
import { docx, line, p, run, tbl, tc, tr } from './word-support.ts';

/** Labels beside cells, boxes of all sorts, a date in parts, a long text with a limit, a frame, rows with a limit, ink. */
export const filingBlank = (): Uint8Array =>
  docx(
    [
      p('车联网平台登记表'),
      p('平台名称：', line(24)),
      tbl(
        tr('单位名称', '', '统一社会信用代码', ''),
        tr('注册资本', '', '成立日期', '    年  月  日'),
        tr(tc('联系人', { merge: 'restart' }), '姓名', '', '手机', ''),
        tr(tc('', { merge: 'continue' }), '电子邮箱', tc('', { span: 3 })),
        tr('单位性质', tc('□国有  □民营  □外资  □其他：____', { span: 3 })),
        tr('是否上云', tc('□是    □否', { span: 3 })),
        tr('平台功能（可多选）', tc('□在线升级  □数字钥匙  □远程控制', { span: 3 })),
        tr('平台简介（限20字）', tc('', { span: 3 })),
        tr('平台说明', tc('', { span: 3 })),
        tr('贴照片处', tc(['', ''], { span: 3 })),
      ),
      p('主要设备（限3项）'),
      tbl(tr('名称', '数量', '接入方式'), tr('', '', ''), tr('', '', '')),
      p('法定代表人（签字）：', line(12)),
      p(run('受理编号：')),
    ].join(''),
  );

/** Pairs, a list to choose from, a date cell, ticks, rows below a header. */
export async function registerBlank(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = new Date(Date.UTC(2025, 0, 1));
  const sheet = book.addWorksheet('登记');
  merge(sheet, 'A1:D1', '平台资源登记');
  box(sheet, 'A2:D5');
  const words = {
    A2: '平台名称',
    C2: '上线日期',
    A3: '接入车辆数',
    C3: '保护等级',
    A4: '是否上云',
    A5: '平台简介（限20字）',
  };
  for (const [at, value] of Object.entries(words)) sheet.getCell(at).value = value;
  sheet.getCell('D2').numFmt = 'yyyy-mm-dd';
  sheet.getCell('D3').dataValidation = { type: 'list', formulae: ['"一级,二级,三级"'] };
  merge(sheet, 'B4:D4', '□是    □否');
  merge(sheet, 'B5:D5');
  merge(sheet, 'A7:D7', '设备清单（限4项）');
  box(sheet, 'A8:D10');
  ['序号', '设备名称', '数量', '接入方式'].forEach((word, i) => (sheet.getCell(8, i + 1).value = word));
  return bytesOf(book);
}
