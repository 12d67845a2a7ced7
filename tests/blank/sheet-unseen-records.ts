/** Statistics, records, scoring and lists of persons. */
import { bookOf, lay, lists, open } from './sheet-drawing.ts';

/** 安全事件统计表: kinds of events in groups by month, totals on both sides. */
export const eventStatistics = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('统计表');
    lay(sheet, { 'A1:H1': '网络安全事件统计表（上半年）', 'A2:D2': '填报单位：', 'E2:H2': '单位：起' });
    lay(
      sheet,
      {
        'A3:B4': '事件类型',
        'C3:G3': '发生次数',
        C4: '1月',
        D4: '2月',
        E4: '3月',
        F4: '4月',
        G4: '5月',
        'H3:H4': '合计',
        'A5:A7': '网络攻击',
        B5: '拒绝服务',
        B6: '后门攻击',
        B7: '其他',
        'A8:A9': '信息破坏',
        B8: '信息篡改',
        B9: '其他',
        'A10:B10': '合计',
      },
      'A3:H10',
    );
    for (let row = 5; row <= 9; row += 1) lay(sheet, { [`H${row}`]: { formula: `SUM(C${row}:G${row})`, result: 0 } });
    for (const column of 'CDEFGH')
      lay(sheet, { [`${column}10`]: { formula: `SUM(${column}5:${column}9)`, result: 0 } });
    lay(sheet, { A11: '填表人：', C11: '审核人：', F11: '填表日期：' });
  });

/** 企业基本情况表: pairs of many widths, groups at the side, ticks, units, a logo's frame, a long text. */
export const companyProfile = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('企业基本情况表');
    lay(sheet, { 'A1:H1': '企业基本情况表' });
    lay(
      sheet,
      {
        'A2:B2': '企业名称',
        'C2:F2': null,
        'G2:H6': '企业标识图片\n粘贴处',
        'A3:B3': '统一社会信用代码',
        'C3:F3': null,
        'A4:B4': '成立时间',
        'C4:D4': '      年    月    日',
        E4: '法定代表人',
        F4: null,
        'A5:B5': '注册资本',
        C5: null,
        D5: '万元',
        E5: '员工总数',
        F5: '            人',
        'A6:B6': '企业性质',
        'C6:F6': '□国有企业 □民营企业 □外商投资企业 □其他（请注明）：______',
        'A7:A9': '联系\n方式',
        B7: '通讯地址',
        'C7:F7': '      省      市      区（县）',
        G7: '邮政编码',
        H7: null,
        B8: '联 系 人',
        'C8:D8': null,
        E8: '手机',
        'F8:H8': null,
        B9: '电子邮箱',
        'C9:D9': null,
        E9: '传真\n（含区号）',
        'F9:H9': null,
        'A10:A12': '近三年\n经营情况',
        B10: '年度',
        'C10:D10': '主营业务收入（万元）',
        'E10:F10': '利润总额（万元）',
        'G10:H10': '研发投入占比（%）',
        B11: '2023年',
        'C11:D11': null,
        'E11:F11': null,
        'G11:H11': null,
        B12: '2024年',
        'C12:D12': null,
        'E12:F12': null,
        'G12:H12': null,
        'A13:B13': '是否上市公司',
        'C13:D13': '○是  ○否',
        'E13:F13': '股票代码（如有）',
        'G13:H13': null,
        'A14:B14': '主营业务简介\n（500字以内）',
        'C14:H14': null,
        'A15:B15': '企业承诺',
        'C15:H15':
          '本企业承诺以上填报内容真实、准确。\n\n法定代表人（签字）：            （公章）\n                              年    月    日',
        'A16:B16': '主管部门意见',
        'C16:H16': '\n\n（盖章）        年    月    日',
      },
      'A2:H16',
    );
  });

/** 应急演练记录: pairs, a period, a list of persons, long texts, a photograph. */
export const drillRecord = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('演练记录');
    lay(sheet, { 'A1:F1': '网络安全应急演练记录表', 'E2:F2': '编号：' });
    lay(
      sheet,
      {
        A3: '演练名称',
        'B3:D3': null,
        E3: '演练类型',
        F3: '□桌面推演\n□实战演练',
        A4: '演练时间',
        'B4:D4': '    年  月  日 至     年  月  日',
        E4: '演练地点',
        A5: '总指挥',
        E5: '记录人',
        'B5:D5': null,
        'A6:F6': '参演人员',
        A7: '序号',
        B7: '姓名',
        C7: '部门',
        D7: '职务',
        E7: '演练角色',
        F7: '签到',
        A8: 1,
        A9: 2,
        A10: 3,
        A11: '……',
        'A12:A13': '演练\n过程',
        B12: '演练脚本概述',
        'C12:F12': null,
        B13: '处置过程',
        'C13:F13': '（按时间顺序填写）',
        A14: '问题与改进',
        'B14:F14': null,
        A15: '现场照片',
        'B15:F15': '（贴照片处）',
        'A16:F16': '演练总结（不少于200字）：\n\n\n',
      },
      'A3:F16',
    );
  });

/** 风险评估打分表: a protected sheet; only the open cells want scores, the rest computes itself. */
export const riskScores = (): Promise<Uint8Array> =>
  bookOf(async (book) => {
    const sheet = book.addWorksheet('打分表');
    lay(sheet, { 'A1:G1': '数据安全风险评估打分表', A2: '被评估单位', 'B2:D2': null, F2: '评估日期', G2: null });
    const items = ['数据分类分级', '访问控制', '数据备份', '安全审计'];
    lay(
      sheet,
      {
        A3: '序号',
        B3: '评估项',
        C3: '评分标准',
        D3: '分值',
        E3: '权重',
        F3: '评分（0-10分）',
        G3: '加权得分',
        'A8:F8': '总 分',
        G8: { formula: 'SUM(G4:G7)', result: 0 },
        'A9:F9': '风险等级',
        G9: { formula: 'IF(G8>=8,"低",IF(G8>=6,"中","高"))', result: '高' },
      },
      'A3:G9',
    );
    items.forEach((item, i) => {
      const row = 4 + i;
      lay(sheet, {
        [`A${row}`]: i + 1,
        [`B${row}`]: item,
        [`C${row}`]: `${item}制度健全得10分，部分落实得5分，未开展不得分。`,
        [`D${row}`]: 10,
        [`E${row}`]: 0.25,
        [`G${row}`]: { formula: `F${row}*E${row}`, result: 0 },
      });
      sheet.getCell(`E${row}`).numFmt = '0%';
      sheet.getCell(`F${row}`).numFmt = '0.0';
      sheet.getCell(`F${row}`).dataValidation = { type: 'decimal', operator: 'between', formulae: [0, 10] };
    });
    sheet.getCell('G2').numFmt = 'yyyy"年"m"月"d"日"';
    open(sheet, 'B2:D2 G2 F4:F7');
    await sheet.protect('x', {});
  });

/** 人员岗位表: posts are printed in groups, persons are to be named; telephone numbers are text. */
export const staff = (): Promise<Uint8Array> =>
  bookOf((book) => {
    const sheet = book.addWorksheet('岗位人员');
    lay(sheet, { 'A1:G1': '网络安全岗位人员配备表' });
    lay(
      sheet,
      {
        A2: '类别',
        B2: '岗位',
        C2: '姓名',
        D2: '身份证号',
        E2: '联系电话',
        F2: '是否专职',
        G2: '备注',
        'A3:A4': '管理岗',
        B3: '安全负责人',
        B4: '安全管理员',
        'A5:A7': '技术岗',
        B5: '系统管理员',
        B6: '审计管理员',
        B7: '应急联络员\n（7×24小时）',
      },
      'A2:G7',
    );
    lists(sheet, 'F3:F7', '"是,否"');
    lay(sheet, { A9: '其他参与人员' });
    lay(sheet, { A10: '姓名', B10: '岗位', C10: '证书名称', D10: '证书编号', E10: '有效期至' }, 'A10:E14');
  });
