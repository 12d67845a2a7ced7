/** Filing workbooks: catalogues, ledgers and inventories with headings of several levels. */
import type ExcelJS from 'exceljs';
import { bookOf, lay, lists } from './sheet-drawing.ts';

/** 重要数据目录: three levels of heading, an example row, lists by name and in place, notes below. */
export const importantData = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('重要数据目录');
    const words = book.addWorksheet('选项', { state: 'hidden' });
    ['车辆运行数据', '车外视频数据', '用户数据'].forEach((word, i) => (words.getCell(`A${i + 1}`).value = word));
    book.definedNames.add('选项!$A$1:$A$3', '数据类别');
    lay(sheet, {
      A1: '附件2',
      'A2:N2': '重要数据目录备案表',
      'A3:E3': '数据处理者名称（盖章）：',
      'F3:J3': '填报日期：      年    月    日',
      'K3:N3': '填报人及联系电话：',
    });
    lay(
      sheet,
      {
        'A4:A6': '序号',
        'B4:G4': '数据基本情况',
        'H4:K4': '数据处理情况',
        'L4:N4': '数据安全情况',
        'B5:B6': '数据名称',
        'C5:C6': '数据类别',
        'D5:D6': '数据级别',
        'E5:F5': '数据规模',
        E6: '存储量\n（GB）',
        F6: '记录数\n（万条）',
        'G5:G6': '数据来源',
        'H5:H6': '处理目的',
        'I5:J5': '存储情况',
        I6: '存储地点',
        J6: '存储期限',
        'K5:K6': '是否出境',
        'L5:L6': '防护措施',
        'M5:M6': '最近一次风险评估时间',
        'N5:N6': '备注',
        A7: '示例',
        B7: '车外视频数据（人脸、车牌）',
        C7: '车外视频数据',
        D7: '重要数据',
        E7: 1200,
        F7: 35,
        G7: '车辆采集',
        H7: '算法训练',
        I7: '上海',
        J7: '1年',
        K7: '否',
        L7: '加密存储',
        M7: '2025-03',
      },
      'A4:N12',
    );
    for (let row = 8; row <= 12; row += 1) sheet.getCell(`A${row}`).value = row - 7;
    lay(sheet, { 'A13:N13': '填表说明：1.“数据级别”按照国家有关规定填写。2.“是否出境”填写“是”或“否”。3.可另附页。' });
    lists(sheet, 'C8:C12', '数据类别');
    lists(sheet, 'D8:D12', '"一般数据,重要数据,核心数据"');
    lists(sheet, 'K8:K12', '"是,否"');
  });

/** 数据资产清单: an Excel table with a filter, rules and formats over its rows. */
export const dataAssets = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('数据资产清单', { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addTable({
      name: '资产表',
      ref: 'A1',
      headerRow: true,
      columns: ['资产编号', '资产名称', '责任部门', '敏感字段占比', '登记日期', '数据量（条）'].map((name) => ({
        name,
        filterButton: true,
      })),
      rows: Array.from({ length: 3 }, () => [null, null, null, null, null, null]),
    });
    lay(sheet, {}, 'A1:F4');
    for (let row = 2; row <= 4; row += 1) {
      sheet.getCell(`A${row}`).numFmt = '@';
      sheet.getCell(`D${row}`).numFmt = '0.0%';
      sheet.getCell(`E${row}`).numFmt = 'yyyy/m/d';
      sheet.getCell(`F${row}`).numFmt = '#,##0';
    }
    lists(sheet, 'C2:C4', '"研发,运维,市场"');
    sheet.addConditionalFormatting({
      ref: 'D2:D4',
      rules: [
        { type: 'cellIs', operator: 'greaterThan', formulae: [0.5], priority: 1, style: { font: { bold: true } } },
      ],
    });
    sheet.pageSetup.printTitlesRow = '1:1';
  });

/** 网络资产清单: two tables side by side, key–value pairs above, hidden columns and rows. */
export const networkAssets = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('网络资产');
    lay(sheet, { 'A1:J1': '网络资产清单' });
    lay(sheet, { A2: '填报单位', 'B2:E2': null, G2: '填报日期', 'H2:J2': null }, 'A2:J2');
    lay(sheet, { 'A4:E4': '一、服务器', 'G4:J4': '二、网络设备' });
    lay(sheet, { A5: '序号', B5: '主机名', C5: 'IP地址', D5: '操作系统', E5: '内部码' }, 'A5:E9');
    lay(sheet, { G5: '序号', H5: '设备名称', I5: '型号', J5: '数量（台）' }, 'G5:J9');
    for (let row = 6; row <= 9; row += 1) lay(sheet, { [`A${row}`]: row - 5, [`G${row}`]: row - 5 });
    sheet.getColumn('E').hidden = true;
    lay(sheet, { A11: '审核', B11: '内部用' }, 'A11:C11');
    sheet.getRow(11).hidden = true;
  });

/** 漏洞整改台账: dates, percent, computed columns with a shared formula, totals, print title. */
export const vulnerabilities = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('台账');
    lay(sheet, {
      'A1:J1': '网络产品安全漏洞整改台账',
      'A2:J2': '填报单位：                         统计截止日期：     年   月   日',
    });
    lay(
      sheet,
      {
        A3: '序号',
        B3: '漏洞编号\n（CNVD/CVE）',
        C3: '漏洞等级',
        D3: '影响资产',
        E3: '发现日期',
        F3: '整改期限',
        G3: '完成日期',
        H3: '整改进度（%）',
        I3: '是否超期',
        J3: '责任人及电话',
        'A10:B10': '合计',
        C10: { formula: 'COUNTA(B4:B9)', result: 0 },
        'D10:G10': '平均进度',
        H10: { formula: 'IFERROR(AVERAGE(H4:H9),0)', result: 0 },
        'I10:J10': null,
      },
      'A3:J10',
    );
    for (let row = 4; row <= 9; row += 1) {
      lay(sheet, {
        [`A${row}`]: row - 3,
        [`I${row}`]:
          row === 4
            ? ({
                formula: 'IF(G4="","",IF(G4>F4,"是","否"))',
                result: '',
                shareType: 'shared',
                ref: 'I4:I9',
              } as ExcelJS.CellFormulaValue)
            : ({ sharedFormula: 'I4', result: '' } as ExcelJS.CellSharedFormulaValue),
      });
      for (const column of 'EFG') sheet.getCell(`${column}${row}`).numFmt = 'yyyy-mm-dd';
      sheet.getCell(`H${row}`).numFmt = '0%';
    }
    lists(sheet, 'C4:C9', '"超危,高危,中危,低危"');
    sheet.pageSetup.printTitlesRow = '1:3';
    sheet.pageSetup.printArea = 'A1:J10';
    lay(sheet, { 'A11:J11': '注：漏洞等级按照GB/T 30279确定；整改进度填写0—100%。' });
  });

/** 定级信息汇总表: every record takes two rows, as its heading does. */
export const classification = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('汇总表');
    lay(sheet, { 'A1:F1': '车联网平台网络安全防护定级信息汇总表', 'A2:F2': '单位名称：' });
    lay(
      sheet,
      {
        'A3:A4': '序号',
        B3: '平台名称',
        C3: '业务类型',
        D3: '拟定等级',
        E3: '备案编号',
        B4: '运营单位',
        C4: '上线时间',
        D4: '用户数（万户）',
        E4: '责任人',
        'F3:F4': '备注',
      },
      'A3:F10',
    );
    for (let item = 0; item < 3; item += 1) {
      const row = 5 + item * 2;
      lay(sheet, { [`A${row}:A${row + 1}`]: item + 1, [`F${row}:F${row + 1}`]: null });
    }
    lists(sheet, 'D5 D7 D9', '"一级,二级,三级"');
    lay(sheet, { A11: '', 'A12:F12': '填表人：               联系电话：               ' });
    lay(sheet, {}, 'A11:A11');
  });
