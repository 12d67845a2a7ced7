/** Workbooks as regulators make them, unlike the samples: drawn here so that every part of them is known. */
import ExcelJS from 'exceljs';

type Sheet = ExcelJS.Worksheet;
const THIN = { style: 'thin' } as const;
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN };

export function box(sheet: Sheet, range: string): void {
  const [from = '', to = from] = range.split(':');
  const [a, b] = [sheet.getCell(from), sheet.getCell(to)];
  for (let row = Number(a.row); row <= Number(b.row); row += 1)
    for (let column = Number(a.col); column <= Number(b.col); column += 1) sheet.getCell(row, column).border = BOX;
}

export function merge(sheet: Sheet, range: string, value?: string): void {
  sheet.mergeCells(range);
  if (value !== undefined) sheet.getCell(range.split(':')[0] ?? '').value = value;
}

const set = (sheet: Sheet, values: Record<string, ExcelJS.CellValue>): void => {
  for (const [at, value] of Object.entries(values)) sheet.getCell(at).value = value;
};

export async function bytesOf(book: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A filing form: pairs, groups at the side, two contacts, ticks, dates in parts, ink, the office's own part. */
export async function filingForm(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('备案表');
  merge(sheet, 'A1:F1', '车联网平台备案登记表');
  set(sheet, { A2: '填表日期：    年   月   日' });
  box(sheet, 'A3:F16');
  merge(sheet, 'A3:F3', '一、基本信息');
  set(sheet, { A4: '单 位 名 称', D4: '统一社会\n信用代码', A5: '注册资本（万元）', D5: '员工数', F5: '人' });
  merge(sheet, 'B4:C4');
  merge(sheet, 'E4:F4');
  merge(sheet, 'B5:C5');
  merge(sheet, 'A6:A7', '负责人');
  set(sheet, { B6: '姓名', D6: '职务', B7: '手机*', D7: '电子邮箱' });
  merge(sheet, 'E6:F6');
  merge(sheet, 'E7:F7');
  merge(sheet, 'A8:A9', '联系人');
  set(sheet, { B8: '姓名', D8: '职务', B9: '手机*', D9: '电子邮箱' });
  merge(sheet, 'E8:F8');
  merge(sheet, 'E9:F9');
  set(sheet, { A10: '单位性质', A11: '是否上市' });
  merge(sheet, 'B10:F10', '□国有  □民营  □外资  □其他：____');
  merge(sheet, 'B11:F11', '□是    □否');
  merge(sheet, 'A12:F12', '二、系统情况');
  set(sheet, { A13: '系统简介（限20字）', A14: '上线日期' });
  merge(sheet, 'B13:F13', '（请填写系统的主要功能）');
  sheet.getCell('B14').numFmt = 'yyyy-mm-dd';
  merge(sheet, 'A15:C15', '法定代表人（签字）：');
  merge(sheet, 'D15:F15', '经办人：        审核人：        ');
  merge(sheet, 'A16:F16', '以下由受理机关填写');
  box(sheet, 'A17:B18');
  set(sheet, { A17: '受理编号', A18: '受理人' });
  return bytesOf(book);
}

/** Asset sheets: headers only, lists on a hidden sheet and in place. */
export async function assetSheets(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const servers = book.addWorksheet('服务器清单');
  const networks = book.addWorksheet('网络设备清单');
  const words = book.addWorksheet('字典', { state: 'hidden' });
  ['生产', '测试', '灾备'].forEach((word, i) => (words.getCell(`A${i + 1}`).value = word));
  for (const sheet of [servers, networks]) {
    ['序号', '设备名称', 'IP地址', '用途', '是否托管', '启用日期'].forEach((header, i) => {
      const cell = sheet.getCell(1, i + 1);
      cell.value = header;
      cell.border = BOX;
      cell.font = { bold: true };
    });
    for (let row = 2; row <= 200; row += 1) {
      sheet.getCell(row, 4).dataValidation = { type: 'list', formulae: ['字典!$A$1:$A$3'] };
      sheet.getCell(row, 5).dataValidation = { type: 'list', formulae: ['"是,否"'] };
    }
  }
  return bytesOf(book);
}

/** A self-check: printed rows, answers in the columns beside them. */
export async function selfCheck(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('自查表');
  merge(sheet, 'A1:E1', '网络安全自查表');
  set(sheet, { A2: '序号', B2: '检查项', C2: '检查要求', D2: '检查结果', E2: '备注' });
  const items = ['访问控制', '日志审计', '数据备份'];
  items.forEach((item, i) => {
    const row = 3 + i;
    set(sheet, {
      [`A${row}`]: i + 1,
      [`B${row}`]: item,
      [`C${row}`]: `应当对${item}制定制度并定期核查，留存记录不少于六个月，有据可查，责任到人，并报主管部门。`,
    });
    sheet.getCell(row, 4).dataValidation = { type: 'list', formulae: ['"符合,不符合,不适用"'] };
  });
  box(sheet, 'A2:E5');
  return bytesOf(book);
}

/** A budget: empty rows with amounts and a computed column, a total below, a chart of ranges around it. */
export async function budget(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('预算');
  merge(sheet, 'A1:E1', '项目预算表');
  merge(sheet, 'A2:E2', '支出明细（限8项）');
  set(sheet, { A3: '序号', B3: '名称', C3: '单价', D3: '数量', E3: '金额' });
  for (let row = 4; row <= 6; row += 1) {
    set(sheet, { [`A${row}`]: row - 3, [`E${row}`]: { formula: `C${row}*D${row}`, result: 0 } });
    sheet.getCell(`C${row}`).numFmt = '#,##0.00';
    sheet.getCell(`D${row}`).dataValidation = { type: 'whole', operator: 'greaterThan', formulae: [0] };
  }
  merge(sheet, 'A7:D7', '合计');
  set(sheet, { E7: { formula: 'SUM(E4:E6)', result: 0 }, A9: '编制人：', A10: '备注：' });
  box(sheet, 'A3:E7');
  sheet.addConditionalFormatting({
    ref: 'E4:E6',
    rules: [{ type: 'cellIs', operator: 'greaterThan', formulae: [100], priority: 1, style: { font: { bold: true } } }],
  });
  sheet.pageSetup.printArea = 'A1:E10';
  const other = book.addWorksheet('汇总');
  set(other, { A1: '总额', B1: { formula: '预算!E7*2', result: 0 } });
  return bytesOf(book);
}

/** An English form without borders, and a protected sheet with open cells. */
export async function englishForm(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Applicant');
  set(sheet, {
    A1: 'Vendor Registration Form',
    A3: 'Company name:',
    A4: 'Contact e-mail:',
    A5: 'Date of incorporation:',
    A7: 'Authorised signature:',
  });
  const locked = book.addWorksheet('Figures');
  set(locked, { A1: 'Annual revenue (USD)', A2: 'Employees', A3: 'Reference' });
  for (const at of ['B1', 'B2']) locked.getCell(at).protection = { locked: false };
  box(locked, 'A1:B3');
  await locked.protect('secret', {});
  return bytesOf(book);
}
