import { describe, expect, it } from 'vitest';
import type { FileCell } from '../../core/register/import-model.ts';
import { convert, isUnit, parseQuantity, unitFactor, unitInLabel } from '../../core/register/import-unit.ts';
import { cellReader, type ReadCell } from '../../core/register/import-value.ts';
import { contextOf, register } from './import-support.ts';

const read = (column: string, cell: FileCell, unit = '', row = {}, options = {}): ReadCell => {
  const found = register.columns.find(({ id }) => id === column);
  if (!found) throw new Error(column);
  return cellReader(found, contextOf(options))(cell, row, unit);
};
const valueOf = (...args: Parameters<typeof read>): unknown => {
  const result = read(...args);
  return 'problem' in result ? `✗ ${result.problem}` : result.value;
};

describe('units', () => {
  it.each([
    ['存储量（GB）', 'GB'],
    ['存储量(单位：TB)', 'TB'],
    ['记录数/万条', '万条'],
    ['存储量 GB', 'GB'],
    ['占比（%）', '%'],
    ['金额（万元）', '万元'],
    ['留存天数', '天'],
    ['数据名称（全称）', ''],
    ['备注（如有）', ''],
  ])('%s names %s', (label, unit) => expect(unitInLabel(label)).toBe(unit));

  it.each([
    ['TB', 'GB', 1024],
    ['GB', 'TB', 1 / 1024],
    ['万条', '条', 10_000],
    ['亿', '条', 1e8],
    ['万人', '人', 10_000],
    ['万元', '元', 10_000],
    ['元', '万元', 1e-4],
    ['G', 'GB', 1],
    ['％', '%', 1],
    ['%', '', 0.01],
    ['‰', '%', 0.1],
    ['GB', '条', undefined],
    ['条', 'GB', undefined],
    ['年', '天', undefined],
  ])('one %s in %s is %s', (from, to, factor) => expect(unitFactor(from, to)).toBe(factor));

  it('are told from other words', () => {
    expect(['GB', '万条', '%', '（条）', '单位：元'].map(isUnit)).toEqual([true, true, true, true, true]);
    expect(['名称', '数据', '是', ''].map(isUnit)).toEqual([false, false, false, false]);
  });

  it('numbers keep no binary noise, and whole ones stay whole', () => {
    expect(convert(1.1, 'TB', { unit: 'GB' })).toMatchObject({ value: 1126.4 });
    expect(convert(1.23456, '万条', { unit: '条', decimals: 0 })).toMatchObject({ value: 12_346, rounded: true });
    expect(convert(3500, '万条', { unit: '条', decimals: 0 })).toEqual({ value: 35_000_000, unit: '条' });
  });

  it.each([
    ['１，２３４．５', 1234.5, ''],
    ['1.2 TB', 1.2, 'TB'],
    ['3,500万条', 3500, '万条'],
    ['¥1,200', 1200, ''],
    ['−5', -5, ''],
    ['85％', 85, '%'],
  ])('%s is %s %s', (text, value, unit) => expect(parseQuantity(text)).toEqual({ value, unit }));

  it.each(['约100', '100左右', '100-200', '≥5', '1,5', '若干', '待定', '5 XYZ', '100+'])(
    '%s is no certain number',
    (text) => expect(parseQuantity(text)).toHaveProperty('problem'),
  );
});

describe('numbers', () => {
  it.each([
    ['bytes', '1.2 TB', '', 1228.8],
    ['bytes', 2, 'TB', 2048],
    ['bytes', '500G', '', 500],
    ['bytes', '512 MB', 'TB', 0.5],
    ['records', 3500, '万条', 35_000_000],
    ['records', '1.2', '亿条', 120_000_000],
    ['records', '3万', '', 30_000],
    ['records', '3万', '条', 30_000],
    ['share', '85%', '', 85],
    ['volume', '25%', '', 0.25],
    ['title', '25%', '', '25%'],
    ['records', '１２３', '', 123],
  ])('%s: %s (%s) → %s', (column, cell, unit, value) => expect(valueOf(column, cell, unit)).toBe(value));

  it('that cannot be read keep their text and say why', () => {
    expect(read('records', '待统计')).toEqual({ problem: '「待统计」不是数字', text: '待统计', keep: true });
    expect(valueOf('records', '5 GB')).toBe('✗ 单位「GB」不能换算成「条」');
  });
});

describe('dates', () => {
  it.each([
    ['2025-9-1', '2025-09-01'],
    ['2025/09/01', '2025-09-01'],
    ['2025年9月1日', '2025-09-01'],
    ['2025.9.1', '2025-09-01'],
    ['20250901', '2025-09-01'],
    [20_250_901, '2025-09-01'],
    [45_901, '2025-09-01'],
    ['45901', '2025-09-01'],
    ['２０２５－０９－０１', '2025-09-01'],
    ["'2025-09-01", '2025-09-01'],
    [{ kind: 'date', iso: '2025-09-01T08:30:00' } as FileCell, '2025-09-01'],
    ['2025-09-01 08:30:00', '2025-09-01'],
  ])('%j', (cell, day) => expect(valueOf('from', cell)).toBe(day));

  it('of a month alone need a decision', () => {
    expect(valueOf('from', '2025.9')).toBe('✗ 「2025.9」只有年月，缺少日');
    expect(valueOf('from', '2025年9月', '', {}, { monthAs: 'first' })).toBe('2025-09-01');
    expect(valueOf('from', 2025.9, '', {}, { monthAs: 'last' })).toBe('2025-09-30');
    expect(valueOf('from', 2025.1, '', {}, { monthAs: 'last' })).toBe('✗ 「2025.1」可能是 1 月，也可能是 10 月');
  });

  it.each(['2025-02-30', '9/1/2025', '下个月', 12])('%s is none', (cell) =>
    expect(read('from', cell)).toHaveProperty('problem'),
  );
});

describe('words', () => {
  it.each([
    ['level', '重要', 'important'],
    ['level', '2-重要', 'important'],
    ['level', '2、重要数据', 'important'],
    ['level', '（2）重要', 'important'],
    ['level', '重要数据', 'important'],
    ['level', 'core', 'core'],
    ['cat1', 1, '01'],
    ['cat1', '01', '01'],
  ])('%s: %s → %s', (column, cell, value) => expect(valueOf(column, cell)).toBe(value));

  it('of sub-categories are read by the category before them', () => {
    expect(valueOf('cat2', '感知', '', { cat1: '01' })).toBe('0101');
    expect(valueOf('cat2', '感知', '', { cat1: '02' })).toBe('0201');
    expect(valueOf('cat2', '路·感知', '', { cat1: '02' })).toBe('0201');
    expect(valueOf('cat2', '感知')).toBe('✗ 「感知」不在选项中');
  });

  it('are never guessed', () => {
    expect(read('level', '比较重要')).toMatchObject({ problem: '「比较重要」不在选项中', keep: true });
    expect(valueOf('level', '2')).toMatch(/不在选项中/);
  });

  it('several at once', () => {
    expect(valueOf('source', '车端采集、路侧采集')).toEqual(['vehicle', 'road']);
    expect(valueOf('source', '车辆采集;路侧采集\n车端采集')).toEqual(['vehicle', 'road']);
    expect(valueOf('source', '日志审计（采集、留存），车端采集')).toEqual(['audit', 'vehicle']);
    expect(valueOf('source', '车端采集 路侧采集')).toEqual(['vehicle', 'road']);
    expect(valueOf('source', '车端采集、其他：边缘节点')).toEqual(['vehicle', { option: '99', other: '边缘节点' }]);
    expect(valueOf('source', '车端采集、卫星')).toBe('✗ 「卫星」不在选项中');
    expect(valueOf('source', '车端采集、卫星', '', {}, { unknownAsOther: true })).toEqual([
      'vehicle',
      { option: '99', other: '卫星' },
    ]);
  });

  it.each([
    ['是', true],
    ['√', true],
    ['Y', true],
    [true, true],
    [1, true],
    ['否', false],
    ['无', false],
    ['×', false],
    [0, false],
  ])('%s is %s', (cell, value) => expect(valueOf('abroad', cell)).toBe(value));
});

describe('texts', () => {
  it('lose only what is no content', () => {
    expect(valueOf('title', ' 甲\n乙 ')).toBe('甲 乙');
    expect(valueOf('notes', '一\r\n二')).toBe('一\n二');
    expect(valueOf('no', "'001")).toBe('001');
    expect(valueOf('title', '=1+1')).toBe('=1+1');
    expect(valueOf('no', 12)).toBe('12');
    expect(valueOf('title', '   ')).toBe(null);
  });

  it('with digits that a spreadsheet has cut off are flagged, never guessed', () => {
    expect(read('no', 123_456_789_012_345_680)).toMatchObject({ keep: false });
    expect(read('no', '1.23E+17')).toMatchObject({ keep: false });
    expect(valueOf('no', 123_456_789_012_345)).toBe('123456789012345');
  });

  it('errors of formulas are no values', () => {
    expect(read('title', { kind: 'error', code: '#REF!' })).toEqual({
      problem: '单元格出错（#REF!：引用的单元格已不存在）',
      text: '#REF!',
      keep: false,
    });
    expect(read('records', '#N/A')).toMatchObject({ keep: false });
  });
});

describe('what stands for nothing', () => {
  it.each([
    ['records', '/'],
    ['records', '无'],
    ['from', '—'],
    ['from', '不适用'],
    ['level', '／'],
    ['source', '暂无'],
    ['title', '--'],
    ['notes', '/'],
  ])('%s: %s is empty', (column, cell) => expect(read(column, cell)).toEqual({ value: null, raw: cell }));

  it('but not where it says something', () => {
    expect([valueOf('notes', '无'), valueOf('abroad', '无'), valueOf('title', '-5')]).toEqual(['无', false, '-5']);
    expect(valueOf('records', '约 5')).toMatch(/不是确定的数/);
  });
});
