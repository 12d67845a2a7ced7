/** More layouts, one small sheet each: what is a place, and what only looks like one. */
import type ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { drawnPlaces, lay } from './sheet-drawing.ts';

type Sheet = ExcelJS.Worksheet;

const LAYOUTS: [string, (s: Sheet) => void, string[]][] = [
  [
    'bold headers, questions without lines',
    (s) => {
      lay(s, {
        A1: 'Security Self-Assessment',
        A3: 'No.',
        B3: 'Question',
        C3: 'Answer',
        D3: 'Comments',
        A4: 1,
        B4: 'Is MFA enabled?',
        A5: 2,
        B5: 'Are backups tested?',
      });
      for (const c of 'ABCD') s.getCell(c + 3).font = { bold: true };
    },
    [
      'C4 cell Is MFA enabled?',
      'D4 cell Is MFA enabled? / Comments',
      'C5 cell Are backups tested?',
      'D5 cell Are backups tested? / Comments',
    ],
  ],
  [
    'counted rows without lines',
    (s) => {
      lay(s, { A1: '人员名单', A2: '序号', B2: '姓名', C2: '部门', D2: '电话', A3: 1, A4: 2, A5: 3 });
      for (const c of 'ABCD') s.getCell(c + 2).font = { bold: true };
    },
    ['B3 row 人员名单 3×(B3 姓名, C3 部门, D3 电话)'],
  ],
  [
    'drop-downs in cells the file does not hold',
    (s) => {
      lay(s, { A1: '检查项', B1: '结果', A2: '是否有制度', A3: '是否培训' }, 'A1:B1 A2:A3');
      for (const r of [2, 3]) s.getCell('B' + r).dataValidation = { type: 'list', formulae: ['"是,否"'] };
    },
    ['B2 dropdown 是否有制度 [是|否]', 'B3 dropdown 是否培训 [是|否]'],
  ],
  [
    'years as numbers',
    (s) => lay(s, { A1: '指标', B1: 2023, C1: 2024, A2: '收入', A3: '利润' }, 'A1:C3'),
    ['B2 cell 收入 / 2023', 'C2 cell 收入 / 2024', 'B3 cell 利润 / 2023', 'C3 cell 利润 / 2024'],
  ],
  [
    'labels over answers, line below line',
    (s) =>
      lay(
        s,
        {
          'A1:D1': 'Applicant details',
          A2: 'First name',
          B2: 'Last name',
          C2: 'Date of birth',
          D2: 'Nationality',
          A4: 'Street',
          B4: 'City',
          C4: 'Postcode',
          D4: 'Country',
        },
        'A1:D5',
      ),
    [
      'A3 cell First name',
      'B3 cell Last name',
      'C3 date Date of birth',
      'D3 cell Nationality',
      'A5 cell Street',
      'B5 cell City',
      'C5 cell Postcode',
      'D5 cell Country',
    ],
  ],
  [
    'underlined blanks',
    (s) =>
      lay(s, {
        A1: '确认书',
        A2: {
          richText: [
            { text: '兹委托' },
            { text: '              ', font: { underline: true } },
            { text: '办理备案手续。' },
          ],
        },
      }),
    ['A2 underline 兹委托……办理备案手续'],
  ],
  [
    'a dash among the figures',
    (s) =>
      lay(
        s,
        {
          A1: '指标',
          B1: '单位',
          C1: '数值',
          A2: '车辆数',
          B2: '万辆',
          A3: '平台数',
          B3: '个',
          C3: '—',
          A4: '事件数',
          B4: '起',
        },
        'A1:C4',
      ),
    ['C2 cell 车辆数 {万辆}', 'C4 cell 事件数'],
  ],
  [
    'units in a line below the header',
    (s) => lay(s, { A1: '企业名称', B1: '产值', C1: '车辆数', D1: '备注', B2: '（万元）', C2: '（辆）' }, 'A1:D6'),
    ['A3 row 表 4×(A3 企业名称, B3 产值（万元）, C3 车辆数（辆）, D3 备注)'],
  ],
  [
    'words to choose',
    (s) => lay(s, { A1: '是否上云', B1: '是/否', A2: '等级', B2: '一级/二级/三级', A3: '名称' }, 'A1:B3'),
    ['B1 choice-text 是否上云 [是|否]', 'B2 choice-text 等级 [一级|二级|三级]', 'B3 cell 名称'],
  ],
];

it.each(LAYOUTS)('%s', async (_name, layOut, expected) => {
  expect(await drawnPlaces(layOut)).toEqual(expected);
});
