/** More layouts, one small sheet each: what is a place, and what only looks like one. */
import type ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { drawnPlaces, lay } from './sheet-drawing.ts';

type Sheet = ExcelJS.Worksheet;

const LAYOUTS: [string, (s: Sheet) => void, string[]][] = [
  [
    'dates in many patterns',
    (s) =>
      lay(
        s,
        {
          A1: '成立日期',
          B1: 'YYYY-MM-DD',
          A2: '上线日期',
          B2: 'XXXX年XX月XX日',
          A3: '填报日期',
          B3: '20  年  月  日',
          A4: '起止时间',
          B4: '    年  月—    年  月',
        },
        'A1:B4',
      ),
    ['B1 date 成立日期', 'B2 date 上线日期', 'B3 date 填报日期', 'B4 date 起止时间', 'B4 date 起止时间 / 至'],
  ],
  [
    'seals behind names',
    (s) =>
      lay(
        s,
        {
          A1: '名称',
          B1: null,
          'A3:C3': '填表人（签字）：        单位负责人：            （公章）',
          'A4:C4': '填报单位：（盖章）               填报日期：       年    月    日',
        },
        'A1:B1',
      ),
    [
      'B1 cell 名称',
      'A3:C3 sign 填表人（签字）',
      'A3:C3 after-label 单位负责人',
      'A4:C4 after-label 填报单位（盖章）',
      'A4:C4 date 填报日期',
    ],
  ],
  [
    'counted names with an ellipsis',
    (s) =>
      lay(
        s,
        { A1: '平台', B1: '名称', C1: '等级', D1: '备案号', A2: '平台1', A3: '平台2', A4: '平台3', A5: '……' },
        'A1:D5',
      ),
    ['B2 row 表 4×(B2 名称, C2 等级, D2 备案号)'],
  ],
  [
    'an example beside the answer',
    (s) =>
      lay(
        s,
        {
          A1: '字段',
          B1: '填写内容',
          C1: '填写示例',
          A2: '企业名称',
          C2: '某某公司',
          A3: '成立日期',
          C3: '2020-01-01',
        },
        'A1:C3',
      ),
    ['B2 cell 企业名称', 'B3 date 成立日期'],
  ],
  [
    'a number in the corner',
    (s) => lay(s, { 'A1:B2': null, 'C1:F2': '网络安全报告单', 'G1:H2': '编号：', A3: '名称', 'B3:H3': null }, 'A1:H3'),
    ['G1:H2 after-label 编号', 'B3:H3 cell 名称'],
  ],
  [
    'an example row and a limit',
    (s) =>
      lay(
        s,
        {
          'A1:D1': '信息系统清单（最多填写10项）',
          A2: '名称',
          B2: 'IP',
          C2: '责任人',
          D2: '电话',
          A3: '例：OA系统',
          B3: '10.0.0.1',
          C3: '张三',
          D3: '138',
        },
        'A1:D8',
      ),
    ['A4 row 信息系统清单（最多填写10项） ≤10 5×(A4 名称, B4 IP, C4 责任人, D4 电话)'],
  ],
  [
    'an import sheet with requirements',
    (s) => {
      lay(s, { A1: '企业名称*', B1: '行业类型*', C1: '注册日期' });
      for (const c of 'ABC') {
        s.getCell(c + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFCCE5FF' } };
      }
      lay(s, { A2: '必填，全称', B2: '从下拉选择', C2: '格式：YYYY-MM-DD' });
    },
    ['A3 row 表 1×(A3 企业名称*, B3 行业类型*, C3 注册日期)'],
  ],
  [
    'instructions',
    (s) => {
      lay(s, {
        A1: '填写说明',
        A2: '一、总体要求：',
        A3: '1. 请各单位于6月30日前报送，联系人：李四，电话：010-12345678。',
        A4: '2. 表格包括：',
        A5: '（1）企业基本情况表；',
        A6: '（2）数据资产清单。',
        A7: '注意事项：请勿修改表格格式。',
      });
    },
    [],
  ],
  [
    'a word list',
    (s) =>
      lay(
        s,
        { A1: '代码', B1: '名称', C1: '说明', A2: '01', B2: '国有', C2: '国有企业', A3: '02', B3: '民营' },
        'A1:C3',
      ),
    ['C3 cell 民营 / 说明'],
  ],
  [
    'a list of versions',
    (s) => lay(s, { A1: '版本', B1: '日期', C1: '修改内容', A2: 'V1.0', B2: '2024-01-01', C2: '初稿' }, 'A1:C2'),
    [],
  ],
  [
    'an incident report',
    (s) =>
      lay(
        s,
        {
          'A1:F1': '网络安全事件报告表',
          'A2:F2': '（首报□   续报□   终报□）',
          A3: '报告单位',
          'B3:C3': null,
          D3: '报告时间',
          'E3:F3': '  年  月  日  时  分',
          A4: '事件类型',
          'B4:F4': '□有害程序事件  □网络攻击事件\n□信息破坏事件  □其他事件______',
          A5: '事件级别',
          'B5:F5': '○特别重大 ○重大 ○较大 ○一般',
          A6: '影响范围',
          'B6:F6': '影响车辆____辆，影响用户____人，直接经济损失____万元',
          A7: '报告人',
          B7: null,
          C7: '联系方式',
          'D7:F7': null,
          'A8:F8': '注：事件发生后1小时内上报。',
        },
        'A2:F7',
      ),
    [
      'A2:F2 tick-many 网络安全事件报告表 [首报|续报|终报]',
      'B3:C3 cell 报告单位',
      'E3:F3 date 报告时间',
      'B4:F4 tick-many 事件类型 [有害程序事件|网络攻击事件|信息破坏事件|其他事件]',
      'B5:F5 tick-one 事件级别 [特别重大|重大|较大|一般]',
      'B6:F6 underline 影响范围 / 影响车辆 {辆}',
      'B6:F6 underline 影响范围 / 影响用户 {人}',
      'B6:F6 underline 影响范围 / 直接经济损失 {万元}',
      'B7 cell 报告人',
      'D7:F7 cell 联系方式',
    ],
  ],
  [
    'boxes with room for a name',
    (s) =>
      lay(
        s,
        {
          'A1:A3': '平台信息',
          B1: '平台名称',
          'C1:E1': null,
          B2: '部署方式',
          'C2:E2': '□自建 □云服务（服务商名称：          ）',
          B3: '域名/IP',
          C3: null,
          D3: '端口',
          E3: null,
          'A4:A5': '安全联系人',
          B4: '姓名',
          C4: null,
          D4: '手机',
          E4: null,
          B5: '部门',
          C5: null,
          D5: '邮箱',
          E5: null,
        },
        'A1:E5',
      ),
    [
      'C1:E1 cell 平台信息 / 平台名称',
      'C2:E2 tick-many 平台信息 / 部署方式 [自建|云服务]',
      'C3 cell 平台信息 / 域名/IP',
      'E3 cell 平台信息 / 端口',
      'C4 cell 安全联系人 / 姓名',
      'E4 cell 安全联系人 / 手机',
      'C5 cell 安全联系人 / 部门',
      'E5 cell 安全联系人 / 邮箱',
    ],
  ],
  [
    'a risk register',
    (s) =>
      lay(
        s,
        {
          A1: 'Risk ID',
          B1: 'Description',
          C1: 'Likelihood (1-5)',
          D1: 'Impact (1-5)',
          E1: 'Score',
          A2: 'R-001',
          E2: { formula: 'C2*D2', result: 0 },
          A3: 'R-002',
          E3: { formula: 'C3*D3', result: 0 },
        },
        'A1:E3',
      ),
    [
      'B2 cell R-001 / Description',
      'C2 cell R-001 / Likelihood (1-5)',
      'D2 cell R-001 / Impact (1-5)',
      'E2 formula R-001 / Score',
      'B3 cell R-002 / Description',
      'C3 cell R-002 / Likelihood (1-5)',
      'D3 cell R-002 / Impact (1-5)',
      'E3 formula R-002 / Score',
    ],
  ],
  [
    'a period beside its label',
    (s) =>
      lay(
        s,
        { A1: '项目名称:', B1: '        ', A2: '负责人:', A3: '起止日期:', B3: '自    年  月  日 至    年  月  日' },
        'A1:B3',
      ),
    ['B1 cell 项目名称', 'B2 cell 负责人', 'B3 date 起止日期 / 自', 'B3 date 起止日期 / 至'],
  ],
];

it.each(LAYOUTS)('%s', async (_name, layOut, expected) => {
  expect(await drawnPlaces(layOut)).toEqual(expected);
});
