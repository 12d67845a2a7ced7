/** Labels as readers compare them, places by label paths, values fit for their places. */
import { describe, expect, it } from 'vitest';
import { assignValues } from '../../core/blank/assign.ts';
import { findByLabel, nearestLabels } from '../../core/blank/find-place.ts';
import { labelKey, looseKey, similarity, tidyLabel } from '../../core/blank/label.ts';
import { findOption } from '../../core/blank/option.ts';
import type { FillValue } from '../../core/blank/place.ts';
import { options, place } from './made-places.ts';

describe('labels', () => {
  it.each([
    ['姓　　名：', '姓名'],
    ['姓  名*', '姓名'],
    ['＊联系电话﹕', '联系电话'],
    ['1. 单位名称', '单位名称'],
    ['一、单位名称', '单位名称'],
    ['（1）单位名称', '单位名称'],
    ['①单位名称', '单位名称'],
    ['填报单位（盖章）：', '填报单位'],
    ['主要功能及用途简介（限200字）：', '主要功能及用途简介'],
    ['备注(选填)', '备注'],
    ['Ｅ－ｍａｉｌ', 'E-mail'],
    ['E-Mail:', 'e-mail'],
    ['填表人：＿＿＿＿', '填表人'],
    ['出生\n年月', '出生年月'],
  ])('%s is %s', (one, other) => {
    expect(labelKey(one)).toBe(labelKey(other));
  });

  it.each([
    ['委托单位(中文)', '委托单位(英文)'],
    ['2023年', '2024年'],
    ['1.1', '1.2'],
    ['姓名', '名称'],
    ['负责人（签字）', '负责人'],
  ])('%s is not %s', (one, other) => {
    expect(labelKey(one)).not.toBe(labelKey(other));
  });

  it('loosely drops brackets and numbering of several levels', () => {
    expect(looseKey('2.1.3 功能数（到最后一级菜单）')).toBe('功能数');
    expect(looseKey('2.1.3 功能数', true)).not.toBe('功能数');
  });

  it('never leaves a label without anything', () => {
    for (const label of ['1.', '（盖章）', '*', '一、', '□'])
      expect(labelKey(label).length + label.length).toBeGreaterThan(0);
    expect(labelKey('（盖章）')).not.toBe('');
  });

  it('shows labels tidily', () => {
    expect(tidyLabel('姓　　名：')).toBe('姓名');
    expect(tidyLabel('Company   name :')).toBe('Company name');
  });

  it('measures likeness between 0 and 1', () => {
    expect(similarity('联系电话', '联系电话：')).toBe(1);
    expect(similarity('联系电话', '联系人电话')).toBeGreaterThan(0.4);
    expect(similarity('联系电话', '开户银行')).toBe(0);
  });
});

const places = [
  place('A1', ['单位信息', '名称']),
  place('A2', ['单位信息', '负责人', '姓名']),
  place('A3', ['单位信息', '联系人', '姓名']),
  place('A4', ['运行环境', '客户端', '操作系统']),
  place('A5', ['运行环境', '服务器端', '软件', '操作系统']),
  place('A6', ['填报单位（盖章）']),
  place('A7', ['Business requirements', '1.1', 'Control Owner']),
  place('A8', ['Business requirements', '1.2', 'Control Owner']),
  place('A9', ['法人和其他组织统一社会信用代码']),
  place('B1', ['访问控制', '检查结果']),
];

describe('places by label', () => {
  it.each([
    ['单位信息 / 名称', ['A1']],
    ['负责人 / 姓名', ['A2']],
    ['联系人/姓名', ['A3']],
    ['单位信息 / 联系人 / 姓 名：', ['A3']],
    ['姓名（联系人）', ['A3']],
    ['姓名', ['A2', 'A3']],
    ['软件 / 操作系统', ['A5']],
    ['客户端 › 操作系统', ['A4']],
    ['操作系统', ['A4', 'A5']],
    ['填报单位', ['A6']],
    ['1.1 Control Owner', ['A7']],
    ['1.2 / control owner', ['A8']],
    ['9.9 Control Owner', []],
    ['统一社会信用代码', ['A9']],
    ['访问控制', ['B1']],
    ['注册地址', []],
    ['名', []],
    ['客户端 / 姓名', []],
  ])('%s', (key, expected) => {
    expect(findByLabel(key, places).map(({ at }) => at)).toEqual(expected);
  });

  it('proposes near labels for a mistyped one', () => {
    expect(nearestLabels('统一信用社会代码', places)[0]).toBe('法人和其他组织统一社会信用代码');
  });
});

describe('options', () => {
  const { options: nature = [] } = options('国有企业', '民营企业', '外(合)资企业', '其他');
  it.each([
    ['民营企业', '民营企业'],
    ['民营', '民营企业'],
    ['外（合）资企业', '外(合)资企业'],
    ['其他：合伙', '其他'],
    ['企业', undefined],
    ['个体', undefined],
  ])('%s', (word, expected) => {
    expect(findOption(nature, word)?.option.label).toBe(expected);
  });
});

describe('values', () => {
  const form = [
    place('T', ['单位性质'], { kind: 'tick-one', ...options('国有', '民营', '其他') }),
    place('M', ['数据类型'], { kind: 'tick-many', ...options('一般数据', '个人信息', '重要数据') }),
    place('Y', ['是否上市'], { kind: 'tick-one', ...options('是', '否') }),
    place('L', ['级别'], { kind: 'dropdown', ...options('High', 'Low') }),
    place('S', ['简介（限5字）'], { limit: 5 }),
    place('U', ['注册资本'], { unit: '万元' }),
    place('D', ['上线日期'], { kind: 'date' }),
    place('I', ['照片'], { kind: 'image' }),
    place('X', ['本人签字'], { kind: 'sign' }),
    place('O', ['受理编号'], { kind: 'office-use' }),
    place('F', ['合计'], { kind: 'formula' }),
    place('R', ['教育经历'], {
      kind: 'row',
      limit: 2,
      columns: [
        { label: ['学校'], kind: 'cell', at: 'R1' },
        { label: ['成绩', '2023年'], kind: 'cell', at: 'R2' },
        { label: ['成绩', '2024年'], kind: 'cell', at: 'R3' },
      ],
    }),
  ];
  const fill = (key: string, value: FillValue) => assignValues(form, { [key]: value });

  it.each<[string, FillValue, FillValue]>([
    ['单位性质', '民营', '民营'],
    ['单位性质', '其他：合伙', '其他：合伙'],
    ['数据类型', ['个人信息', '重要数据'], ['个人信息', '重要数据']],
    ['数据类型', '个人信息、重要数据', ['个人信息', '重要数据']],
    ['是否上市', true, '是'],
    ['级别', 'low', 'Low'],
    ['简介', '一二三四五', '一二三四五'],
    ['注册资本', '120万元', 120],
    ['注册资本', 99.5, 99.5],
    ['上线日期', '2025-9-3', '2025-09-03'],
    ['上线日期', '2025年9月', '2025-09'],
    ['上线日期', '长期', '长期'],
    ['照片', { image: 'a.png' }, { image: 'a.png' }],
    ['D', '2025-01-02', '2025-01-02'],
  ])('%s takes %j', (key, value, expected) => {
    const { assignments, refused, unplaced } = fill(key, value);
    expect([...refused, ...unplaced]).toEqual([]);
    expect(assignments[0]?.value).toEqual(expected);
  });

  it.each<[string, FillValue, RegExp]>([
    ['单位性质', '个体', /没有选项「个体」.*「国有」「民营」「其他」/],
    ['单位性质', ['国有', '民营'], /只能选一项/],
    ['级别', 'Huge', /「High」「Low」/],
    ['简介', '一二三四五六', /5 字（现有 6 字）/],
    ['上线日期', '2025-02-30', /不是存在的日期/],
    ['照片', '张三', /放图片/],
    ['注册资本', { image: 'a.png' }, /不是放图片/],
    ['注册资本', 12345678901234567890, /加引号/],
    ['本人签字', '张三', /签字或盖章/],
    ['受理编号', '1', /受理单位/],
    ['合计', 1, /公式/],
  ])('%s refuses %j', (key, value, reason) => {
    const { assignments, refused } = fill(key, value);
    expect(assignments).toEqual([]);
    expect(refused[0]?.reason).toMatch(reason);
  });

  it('fills rows up to the printed limit and refuses the next', () => {
    const { assignments, refused } = fill('教育经历', [
      { 学校: '甲' },
      { 学校: '乙', '成绩 / 2024年': '优' },
      { 学校: '丙' },
    ]);
    expect(assignments[0]?.value).toEqual([{ 学校: '甲' }, { 学校: '乙', '成绩 / 2024年': '优' }]);
    expect(refused).toEqual([expect.objectContaining({ key: '教育经历（第 3 行）' })]);
  });

  it('finds a table by its columns when its heading is called otherwise', () => {
    expect(fill('学历', [{ 学校: '甲', '2023年': '良' }]).assignments[0]).toEqual({
      place: 'R',
      value: [{ 学校: '甲', '成绩 / 2023年': '良' }],
    });
  });

  it('fills a column by its own name', () => {
    const { assignments } = assignValues(form, { 学校: ['甲', '乙'], '2023年': '优' });
    expect(assignments[0]?.value).toEqual([{ 学校: '甲', '成绩 / 2023年': '优' }, { 学校: '乙' }]);
  });

  it('tells unknown columns and keys, with what is near', () => {
    expect(fill('教育经历', [{ 学校名: '甲', 专业: '乙' }]).unplaced).toEqual([
      expect.objectContaining({ key: '教育经历 / 专业' }),
    ]);
    expect(fill('注册资金', '1').unplaced[0]?.reason).toContain('注册资本');
  });

  it('writes a place once', () => {
    expect(assignValues(form, { 注册资本: 1, U: 2 }).refused).toEqual([expect.objectContaining({ key: 'U' })]);
  });

  it('lets the options tell equal labels apart, and nothing else', () => {
    const twice = [
      place('1', ['甲', '范围'], { kind: 'tick-many', ...options('一般数据') }),
      place('2', ['乙', '范围']),
    ];
    expect(assignValues(twice, { 范围: '一般数据' }).assignments).toEqual([{ place: '1', value: '一般数据' }]);
    const { assignments, ambiguous } = assignValues(twice, { 范围: '全部' });
    expect(assignments).toEqual([]);
    expect(ambiguous[0]?.candidates.map(({ at }) => at)).toEqual(['1', '2']);
  });

  it('ticks options by their own names', () => {
    expect(assignValues(form, { 个人信息: true, 重要数据: true, 一般数据: false }).assignments).toEqual([
      { place: 'M', value: ['个人信息', '重要数据'] },
    ]);
  });
});
