/** A second round of unseen blanks: yearly reports, incident reports, update filings, lists without lines. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { FillValue } from '../../core/blank/place.ts';
import { fillBlank, readBlank } from '../../electron/blank/index.ts';
import { docx, listed, p, placeOf, printed, tbl, tc, tr } from './word-support.ts';

const shown = (bytes: Uint8Array, values: Record<string, FillValue>): string =>
  printed(fillBlank(bytes, 'a.docx', values).bytes);
const heading = p('年度情况报告表') + p('（2025年度）');

describe('boxes', () => {
  it('brackets of another kind leave room for words', () => {
    const form = docx(heading + tbl(tr('企业类型（可多选）', '[  ]整车企业   [  ]经销商   [  ]其他（        ）')));
    expect(placeOf(form, '企业类型（可多选）').options?.map(({ label }) => label)).toEqual([
      '整车企业',
      '经销商',
      '其他',
    ]);
    expect(shown(form, { 企业类型: ['整车企业', '其他（软件）'] })).toMatch(/\[√\]整车企业 .*\[√\]其他（软件 *）/);
  });
  it('a box behind its option, the last with a colon', () => {
    const form = docx(heading + tbl(tr('事件类别', '有害程序□ 网络攻击□ 其他□：')));
    expect(listed(form)).toEqual(['T1 R1 C2 tick-many 事件类别']);
    expect(shown(form, { 事件类别: ['网络攻击', '其他：断网'] })).toContain('有害程序□ 网络攻击☑ 其他☑：断网');
  });
});

describe('blanks in sentences', () => {
  it('each number has its own name and unit', () => {
    const form = docx(
      heading +
        tbl(
          tr('影响范围', '受影响系统   个，受影响用户约    万人，直接经济损失     万元'),
          tr(tc('管理措施：（1000字以内，可另附页）', { span: 2 })),
          tr(tc('本年度共收到投诉______件，已办结______件，办结率______％；平均时长______天。', { span: 2 })),
          tr('存储时长', '_____小时 _____分钟'),
        ),
    );
    expect(listed(form)).toEqual([
      'T1 R1 C2 after-label 影响范围 / 受影响系统',
      'T1 R1 C2 after-label 影响范围 / 受影响用户约',
      'T1 R1 C2 after-label 影响范围 / 直接经济损失',
      'T1 R2 C1 after-label 管理措施：（1000字以内，可另附页）',
      'T1 R3 C1 underline 本年度共收到投诉',
      'T1 R3 C1 underline 已办结',
      'T1 R3 C1 underline 办结率',
      'T1 R3 C1 underline 平均时长',
      'T1 R4 C2 underline 存储时长',
      'T1 R4 C2 underline 存储时长',
    ]);
    expect(placeOf(form, '平均时长').limit).toBeUndefined();
    expect(shown(form, { 办结率: '80%' })).toMatch(/办结率80 *％；/);
  });
  it('versions, periods behind the second label of a line', () => {
    const form = docx(
      heading +
        p('保存地点：__________；保存期限：自______年__月至______年__月；范围：____________。') +
        tbl(tr('升级前后版本', '升级前：V____.____　　升级后：V____.____')),
    );
    const text = shown(form, { 保存地点: '上海', 保存期限: '2025-01至2027-12', 升级前: 'V1.2', 升级后: '2.0' });
    expect(text).toMatch(/保存期限：自2025 *年1 *月至2027 *年12 *月/);
    expect(text).toMatch(/升级前：V1\.2 +　*升级后：V2\.0/);
  });
  it('a padded label stays a label', () => {
    const form = docx(heading + tbl(tr('联 系   人', ''), tr('法 定 代 表   人', '')));
    expect(readBlank(form, 'a.docx').places.map(({ kind }) => kind)).toEqual(['cell', 'cell']);
  });
});

it('a unit beside its answer names nothing; the office begins in its own cell', () => {
  const form = docx(
    heading +
      tbl(
        tr('涉及数量', '', '单位', '辆', '计划完成率', '　　％'),
        tr(tc(['以下由监管部门填写', '处理意见：', '', '经办人：        年  月  日'], { span: 6 })),
      ),
  );
  expect(listed(form)).toEqual(['T1 R1 C2 cell 涉及数量', 'T1 R1 C6 cell 计划完成率', 'T1 R2 C1 office-use ']);
  expect(shown(form, { 计划完成率: '95%' })).toMatch(/\|95 *％/);
});

it('a numbered list without lines, as a text table is imported', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRows([
    ['漏洞台账'],
    ['序号', '漏洞名称', '编号', '等级', '备注'],
    [1],
    [2],
    [3],
    ['填表人：', '', '审核人：'],
  ]);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  expect(readBlank(bytes, 'a.xlsx').places.map(({ at, kind, rows }) => [at, kind, rows])).toEqual([
    ['台账!B3', 'row', 3],
    ['台账!A6', 'after-label', undefined],
    ['台账!C6', 'after-label', undefined],
  ]);
});
