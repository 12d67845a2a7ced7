/** Layouts of forms, one small sheet each: which cells are places and what they are called. */
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { readBlank } from '../../electron/blank/index.ts';
import { box, bytesOf, merge } from './sheet-forms.ts';

type Sheet = ExcelJS.Worksheet;

async function placesOf(draw: (sheet: Sheet) => void): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  draw(book.addWorksheet('表'));
  return readBlank(await bytesOf(book), 'a.xlsx').places.map(({ at, kind, label, unit, limit, rows, columns }) =>
    [
      `${at.slice(2)} ${kind} ${label.join(' / ')}`,
      unit ?? '',
      limit ?? '',
      columns
        ? `${rows}×(${columns.map((column) => `${column.at.slice(2)} ${column.label.join('>')}`).join(', ')})`
        : '',
    ]
      .filter((part) => part !== '')
      .join(' | '),
  );
}

const row = (s: Sheet, number: number, ...values: (string | number | null)[]): void =>
  values.forEach((value, i) => {
    if (value !== null) s.getCell(number, i + 1).value = value;
  });

it('header only, note below', async () => {
  const found = await placesOf((s) => {
    row(s, 1, '人员清单');
    row(s, 2, '姓名', '部门', '电话', '备注');
    for (let c = 1; c < 5; c++) s.getCell(2, c).font = { bold: true };
    row(s, 40, '填表说明：请如实填写');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "A3 row 人员清单 | 1×(A3 姓名, B3 部门, C3 电话, D3 备注)",
    ]
  `);
});

it('years', async () => {
  const found = await placesOf((s) => {
    row(s, 1, '指标', '单位', '2023年', '2024年');
    row(s, 2, '营业收入', '万元');
    row(s, 3, '研发投入', '万元');
    row(s, 4, '员工人数', '人');
    box(s, 'A1:D4');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "C2 cell 营业收入 / 2023年 | 万元",
      "D2 cell 营业收入 / 2024年 | 万元",
      "C3 cell 研发投入 / 2023年 | 万元",
      "D3 cell 研发投入 / 2024年 | 万元",
      "C4 cell 员工人数 / 2023年 | 人",
      "D4 cell 员工人数 / 2024年 | 人",
    ]
  `);
});

it('two-row header matrix', async () => {
  const found = await placesOf((s) => {
    merge(s, 'A1:A2', '指标');
    merge(s, 'B1:C1', '2023年');
    merge(s, 'D1:E1', '2024年');
    row(s, 2, null, '数量', '金额', '数量', '金额');
    row(s, 3, '乘用车');
    row(s, 4, '商用车');
    box(s, 'A1:E4');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "B3 cell 乘用车 / 2023年 / 数量",
      "C3 cell 乘用车 / 2023年 / 金额",
      "D3 cell 乘用车 / 2024年 / 数量",
      "E3 cell 乘用车 / 2024年 / 金额",
      "B4 cell 商用车 / 2023年 / 数量",
      "C4 cell 商用车 / 2023年 / 金额",
      "D4 cell 商用车 / 2024年 / 数量",
      "E4 cell 商用车 / 2024年 / 金额",
    ]
  `);
});

it('shaded labels', async () => {
  const found = await placesOf((s) => {
    for (const [r, l] of [
      [2, '单位名称'],
      [3, '单位地址'],
      [4, '联系人'],
    ] as const) {
      const c = s.getCell(r, 1);
      c.value = l;
      c.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEEFF' } };
      s.getCell(r, 2).border = { bottom: { style: 'thin' } };
    }
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "B2 cell 单位名称",
      "B3 cell 单位地址",
      "B4 cell 联系人",
    ]
  `);
});

it('vertical group', async () => {
  const found = await placesOf((s) => {
    merge(s, 'A1:D1', '申报书');
    merge(s, 'A2:A4', '基本情况');
    row(s, 2, null, '名称');
    row(s, 3, null, '地址');
    row(s, 4, null, '邮编');
    ['C2:D2', 'C3:D3', 'C4:D4'].forEach((m) => merge(s, m));
    merge(s, 'A5:A7', '项目经费');
    row(s, 5, null, '来源', '金额（万元）', '比例');
    row(s, 6);
    row(s, 7);
    box(s, 'A2:D7');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "C2:D2 cell 基本情况 / 名称",
      "C3:D3 cell 基本情况 / 地址",
      "C4:D4 cell 基本情况 / 邮编",
      "B6 row 项目经费 | 2×(B6 来源, C6 金额（万元）, D6 比例)",
    ]
  `);
});

it('example row', async () => {
  const found = await placesOf((s) => {
    row(s, 1, '序号', '姓名', '电话', '岗位');
    row(s, 2, '示例', '张三', '138', '工程师');
    row(s, 3, 1);
    row(s, 4, 2);
    box(s, 'A1:D4');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "B3 row 表 | 2×(B3 姓名, C3 电话, D3 岗位)",
    ]
  `);
});

it('column numbers', async () => {
  const found = await placesOf((s) => {
    row(s, 1, '企业名称', '代码', '产值', '利润');
    row(s, 2, '甲', '乙', 1, 2);
    box(s, 'A1:D6');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "A3 row 表 | 4×(A3 企业名称, B3 代码, C3 产值, D3 利润)",
    ]
  `);
});

it('long answer', async () => {
  const found = await placesOf((s) => {
    merge(s, 'A1:D1', '项目简介（不超过500字）');
    merge(s, 'A2:D2');
    s.getCell('A2').value = null;
    merge(s, 'A3:D3', '单位意见：\n\n\n        （盖章）    年   月   日');
    box(s, 'A1:D3');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "A2:D2 cell 项目简介（不超过500字） | 500",
      "A3:D3 after-label 单位意见",
      "A3:D3 sign （盖章）",
    ]
  `);
});

it('English bordered', async () => {
  const found = await placesOf((s) => {
    row(s, 1, 'Supplier Questionnaire');
    row(s, 3, 'Question', 'Response', 'Comments');
    row(s, 4, 'Do you encrypt data at rest?');
    row(s, 5, 'Do you have an ISO 27001 certificate?');
    box(s, 'A3:C5');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "B4 cell Do you encrypt data at rest?",
      "C4 cell Do you encrypt data at rest? / Comments",
      "B5 cell Do you have an ISO 27001 certificate?",
      "C5 cell Do you have an ISO 27001 certificate? / Comments",
    ]
  `);
});

it('numbers + question', async () => {
  const found = await placesOf((s) => {
    row(s, 1, 'No.', 'Question', 'Answer');
    row(s, 2, '1.1', 'Name of the system');
    row(s, 3, '1.2', 'Owner of the system');
    box(s, 'A1:C3');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "C2 cell 1.1 / Name of the system",
      "C3 cell 1.2 / Owner of the system",
    ]
  `);
});

it('borderless cn', async () => {
  const found = await placesOf((s) => {
    row(s, 1, '登记表');
    row(s, 2, '单位名称：', null, '填表日期：');
    row(s, 3, '联系人：', null, '电话：');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "B2 cell 单位名称",
      "D2 date 填表日期",
      "B3 cell 联系人",
      "D3 cell 电话",
    ]
  `);
});

it('checkbox cells', async () => {
  const found = await placesOf((s) => {
    row(s, 1, '类型', '□新建', '□变更', '□注销');
    row(s, 2, '是否涉密', '是□ 否□');
    box(s, 'A1:D2');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "B1 tick-many 类型 / 新建",
      "C1 tick-many 类型 / 变更",
      "D1 tick-many 类型 / 注销",
      "B2 tick-one 是否涉密",
    ]
  `);
});
