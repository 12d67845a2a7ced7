/** Questionnaires, an English workbook, forms made in Excel as if it were Word. */
import type ExcelJS from 'exceljs';
import { bookOf, lay, lists, open } from './sheet-drawing.ts';

/** 调查问卷: questions under sections, answers from a list, remarks. */
export const questionnaire = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('问卷');
    lay(sheet, {
      'A1:D1': '车联网企业网络安全情况调查问卷',
      'A2:D2': '填写说明：请各单位据实填写，“回答”从下拉列表中选择，选择“不适用”的请在备注中说明理由。',
    });
    lay(
      sheet,
      {
        A3: '编号',
        B3: '问题',
        C3: '回答',
        D3: '备注',
        'A4:D4': '一、组织管理',
        A5: '1.1',
        B5: '是否设立网络安全管理机构？',
        A6: '1.2',
        B6: '是否明确网络安全负责人？',
        'A7:D7': '二、技术防护',
        A8: '2.1',
        B8: '是否对远程升级（OTA）服务采取身份认证措施？',
        A9: '2.2',
        B9: '近一年开展渗透测试的次数（次）',
      },
      'A3:D9',
    );
    lists(sheet, 'C5:C6 C8', '"是,否,不适用"');
    lay(sheet, { C8: '请选择' });
  });

/** An English supplier questionnaire: instructions, pairs, questions, lists on a hidden sheet. */
export const supplier = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const guide = book.addWorksheet('Instructions');
    lay(guide, {
      A1: 'Supplier Security Questionnaire',
      A3: 'Please complete every tab. Return the workbook to security@example.com within 10 working days.',
      A4: 'Step 1: complete "General".',
      A5: 'Step 2: complete "Questionnaire".',
    });
    const general = book.addWorksheet('General');
    lay(general, { 'B2:C2': 'Company details' });
    lay(
      general,
      {
        B3: 'Legal name of the company *',
        B4: 'Registered address',
        B5: 'Year established',
        B6: 'Number of employees',
        B7: 'Primary contact',
        B8: 'Contact e-mail',
        B9: 'Date completed (DD/MM/YYYY)',
      },
      'B3:C9',
    );
    general.getCell('C9').numFmt = 'dd/mm/yyyy';
    const sheet = book.addWorksheet('Questionnaire');
    lay(
      sheet,
      {
        A1: 'Ref',
        B1: 'Control area',
        C1: 'Question',
        D1: 'Response',
        E1: 'Evidence / Comments',
        'A2:E2': 'A. Governance',
        A3: 'A.1',
        B3: 'Policy',
        C3: 'Do you have a documented information security policy approved by management and reviewed at least annually?',
        A4: 'A.2',
        B4: 'Roles',
        C4: 'Is there a named person responsible for information security?',
        'A5:E5': 'B. Operations',
        A6: 'B.1',
        B6: 'Logging',
        C6: 'Are security logs kept for at least six months?',
      },
      'A1:E6',
    );
    for (const at of ['A1', 'B1', 'C1', 'D1', 'E1']) sheet.getCell(at).font = { bold: true };
    const words = book.addWorksheet('Lists', { state: 'veryHidden' });
    ['Yes', 'No', 'Partial', 'N/A'].forEach((word, i) => (words.getCell(`A${i + 1}`).value = word));
    lists(sheet, 'D3:D4 D6', 'Lists!$A$1:$A$4');
  });

/** A letter in Excel: ticks and underlined blanks inside the texts, rich text, a promise, signatures. */
export const letter = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('Sheet1');
    const rich: ExcelJS.CellRichTextValue = {
      richText: [{ text: '单位名称', font: { bold: true } }, { text: '：________________' }],
    };
    lay(sheet, {
      'A1:F1': '数据出境安全自评估登记表',
      'A2:F2': rich,
      'A3:C3': '联系人：__________',
      'D3:F3': '联系电话：__________',
      'A4:F4': '自评估类型：☐ 首次自评估  ☐ 变更自评估  ☐ 到期重新评估',
      A5: '☐',
      'B5:F5': '涉及个人信息出境',
      A6: '☐',
      'B6:F6': '涉及重要数据出境',
      'A7:F7': '性别：□男 □女    年龄：____    民族：____',
      'A8:F8': '我单位________________承诺所提交材料真实、合法、有效，并于____年__月__日前完成整改。',
      'A9:F9': '涉及数据约____万条，占比____%。',
      'A11:C11': '法定代表人签字：',
      'D11:F11': '日期：    年   月   日',
    });
  });

/** Pairs at the left, a table at the right of them, names for some cells, open cells of a protected sheet. */
export const besides = (): Promise<Uint8Array> =>
  bookOf(async (book) => {
    const sheet = book.addWorksheet('申报');
    lay(sheet, { 'A1:H1': '车联网卡实名登记申报表' });
    lay(sheet, { A3: '企业名称', A4: '企业代码', A5: '经办人', A6: '联系电话', A7: '申报日期' }, 'A3:B7');
    lay(sheet, { D3: '车型', E3: '卡数量（张）', F3: '运营商', G3: '启用年月' }, 'D3:G7');
    sheet.getCell('B7').numFmt = 'yyyy-mm-dd';
    lay(sheet, { A9: '附言' });
    book.definedNames.add('申报!$C$9', '附言内容');
    const locked = book.addWorksheet('汇总');
    lay(locked, { A1: '指标', B1: '本期', C1: '上期', A2: '卡总数', A3: '已实名数', C2: 100, C3: 90 }, 'A1:C3');
    lay(locked, { A4: '实名率', B4: { formula: 'B3/B2', result: 0 }, C4: { formula: 'C3/C2', result: 0.9 } }, 'A4:C4');
    open(locked, 'B2:B3');
    await locked.protect('x', {});
  });
