import { describe, expect, it } from 'vitest';
import type { RegisterRow } from '../../core/answer/answer.ts';
import { amountText, exactText } from '../../core/register/picture-amount.ts';
import { outsideText } from '../../core/register/outside.ts';
import { pictureExpressions } from '../../core/register/picture-views.ts';
import { registerRules } from '../../core/register/rules.ts';
import { computed } from '../support/index.ts';
import { labels, pictureOf, registerWith, tallyOf } from './picture-support.ts';

const MATRIX = {
  id: 'm',
  title: '类别和级别',
  kind: 'matrix',
  rows: 'kind',
  columns: 'level',
  measures: [{ unit: '项' }, { column: 'records' }, { column: 'bytes', unit: 'B' }],
};

describe('amounts', () => {
  it.each([
    [0, 'B', '0 B'],
    [1023, 'B', '1,023 B'],
    [1024, 'B', '1 KB'],
    [1.5 * 1024 ** 4, 'B', '1.5 TB'],
    [82 * 1024 ** 4, 'B', '82 TB'],
    [1023.999 * 1024 ** 3, 'B', '1 TB'],
    [2048 * 1024 ** 5, 'B', '2,048 PB'],
    [2048, 'GB', '2 TB'],
    [0.5, 'GB', '0.5 GB'],
    [12, '项', '12 项'],
    [9999, '条', '9,999 条'],
    [10_000, '条', '1 万条'],
    [1_610_000_000, '条', '16.1 亿条'],
    [99_999_999, '条', '1 亿条'],
    [12_345, '', '1.23 万'],
    [1234.5, '', '1,235'],
  ])('%d %s is %s', (value, unit, text) => expect(amountText(value, unit)).toBe(text));

  it('has all digits where they are asked for', () => {
    expect(exactText(1_610_000_000, '条')).toBe('1,610,000,000 条');
    expect(exactText(1024 ** 4, 'B')).toBe('1,099,511,627,776 字节');
    expect(exactText(0.1 + 0.2, 'GB')).toBe('0.3 GB');
  });
});

describe('class × level', () => {
  const rows: RegisterRow['cells'][] = [
    { kind: 'decide', level: 'core', records: 5, size: 2 },
    { kind: 'sense', level: 'important', records: 100, size: 1 },
    { kind: 'sense', level: 'important', records: 20, size: 3 },
    { kind: 'sense', level: 'core', records: '约一百' },
    { level: 'important', records: 7 },
    {},
  ];
  const register = registerWith(MATRIX);

  it.each([
    [
      'rows',
      0,
      [
        [0, 2, 1, 0],
        [0, 0, 1, 0],
        [0, 1, 0, 1],
      ],
      6,
    ],
    [
      'a column',
      1,
      [
        [0, 120, 0, 0],
        [0, 0, 5, 0],
        [0, 7, 0, 0],
      ],
      132,
    ],
    [
      'a computed column',
      2,
      [
        [0, 8192, 0, 0],
        [0, 0, 4096, 0],
        [0, 0, 0, 0],
      ],
      12288,
    ],
  ])('adds up %s', (_, measure, values, total) => {
    const picture = pictureOf(register, rows, measure, { factor: 2 });
    // Options in the pack's order, with those nothing falls on; what is empty comes last.
    expect(labels(picture.rows)).toEqual(['感知', '决策', '未填']);
    expect(labels(picture.series)).toEqual(['一般', '重要', '核心', '未填']);
    expect(picture.values).toEqual(values);
    expect(picture.total).toBe(total);
  });

  it('says how many rows have no number, and which rows a cell stands for', () => {
    expect(tallyOf(register, rows).missing).toEqual([0, 2, 3]);
    const picture = pictureOf(register, rows);
    expect(picture.rows.map(({ filter }) => filter)).toEqual([
      { kind: ['sense'] },
      { kind: ['decide'] },
      { kind: [''] },
    ]);
    expect(picture.series[0]?.filter).toEqual({ level: ['general'] });
  });

  it('is empty without rows', () => {
    const picture = pictureOf(register, []);
    expect(picture.rows).toEqual([]);
    expect(picture.max).toBe(0);
  });
});

describe('bars', () => {
  const bars = (rows: string, more = {}): Record<string, unknown> => ({
    id: 'b',
    title: '条',
    kind: 'bars',
    rows,
    measures: [{}],
    ...more,
  });

  it('counts a row under each of several values, and once in the whole', () => {
    const register = registerWith(bars('sources'));
    const rows = [{ sources: ['car', 'user'] }, { sources: ['user'] }, { sources: [] }];
    const picture = pictureOf(register, rows);
    expect(labels(picture.rows)).toEqual(['车端', '用户', '未填']);
    expect(picture.values).toEqual([[1], [2], [1]]);
    expect(picture.total).toBe(3);
    expect(picture.series[0]?.total).toBe(3);
    expect(tallyOf(register, rows).overlapping).toBe(true);
  });

  it('takes texts that differ in blanks as one, with all spellings in the filter', () => {
    const picture = pictureOf(registerWith(bars('country')), [
      { country: '德国' },
      { country: ' 德国 ' },
      { country: ' ' },
    ]);
    expect(labels(picture.rows)).toEqual(['德国', '未填']);
    expect(picture.rows[0]?.filter).toEqual({ country: ['德国', ' 德国 '] });
    expect(picture.values).toEqual([[2], [1]]);
  });

  it('folds all but the largest of many groups into one that can be opened', () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      Array.from({ length: i + 1 }, () => ({ country: `国${String(i).padStart(2, '0')}` })),
    ).flat();
    const picture = pictureOf(registerWith(bars('country')), [...rows, {}]);
    expect(picture.rows).toHaveLength(12);
    expect(picture.rows[0]?.label).toBe('国29');
    const others = picture.rows.at(-2);
    expect(others?.label).toBe('其他（合并 20 项）');
    expect(others?.folded).toHaveLength(20);
    expect(others?.total).toBe(210);
    expect(others?.filter['country']).toHaveLength(20);
    expect(picture.rows.at(-1)?.isEmpty).toBe(true);
    expect(picture.max).toBe(30);
    expect(picture.all.rows).toHaveLength(31);
    expect(picture.values.flat().reduce((sum, value) => sum + value, 0)).toBe(picture.total);
  });

  it('leaves out rows where the condition does not hold', () => {
    const register = registerWith(bars('kind', { where: 'row.level == "core" && row.records > q.factor' }));
    const rows: RegisterRow['cells'][] = [
      { kind: 'sense', level: 'core', records: 3 },
      { kind: 'sense', level: 'core', records: 1 },
      { kind: 'sense', level: 'core' },
      { kind: 'decide', level: 'general', records: 3 },
    ];
    expect(pictureOf(register, rows, 0, { factor: 2 }).values).toEqual([[1]]);
    const outside = (q: object): string => outsideText(pictureExpressions(register), { q });
    expect(outside({ factor: 2, other: 1 })).toBe(outside({ factor: 2, other: 3 }));
    expect(outside({ factor: 2 })).not.toBe(outside({ factor: 3 }));
  });
});

describe('flows', () => {
  const flow = {
    id: 'f',
    title: '流向',
    kind: 'flow',
    to: ['receiver', 'country'],
    status: 'status',
    measures: [{ column: 'records' }],
    tones: { none: 'error', passed: 'ok' },
  };

  it('goes to receivers and their countries, by status', () => {
    const picture = pictureOf(registerWith(flow), [
      { receiver: '甲', country: '德国', status: 'passed', records: 10 },
      { receiver: '乙', country: '日本', status: 'none', records: 30 },
      { receiver: '甲', country: '德国', status: 'none', records: 5 },
      { receiver: '甲', country: '日本', records: 1 },
    ]);
    expect(labels(picture.rows)).toEqual(['乙 · 日本', '甲 · 德国', '甲 · 日本']);
    expect(picture.rows[1]?.filter).toEqual({ receiver: ['甲'], country: ['德国'] });
    expect(picture.series.map(({ label, tone }) => [label, tone])).toEqual([
      ['未申报', 'error'],
      ['通过', 'ok'],
      ['未填', undefined],
    ]);
    expect(picture.values).toEqual([
      [30, 0, 0],
      [5, 10, 0],
      [0, 0, 1],
    ]);
  });
});

describe('numbers on an axis', () => {
  const levels = { id: 'n', title: '按存储量', kind: 'matrix', rows: 'bytes', columns: 'size', measures: [{}] };
  const rows = [3, 3, 3, 10, 10, -1, 2].map((size) => ({ size }));

  it('stand in their own order, whatever there is of them; what is no number comes behind', () => {
    const picture = pictureOf(registerWith(levels), [...rows, { size: '约五' }, {}], 0, { factor: 1 / 1024 });
    expect(labels(picture.series)).toEqual(['-1', '2', '3', '10', '约五', '未填']);
    expect(labels(picture.rows).slice(0, 4)).toEqual(['-1', '2', '3', '10']);
  });
});

describe('checking a pack', () => {
  it.each([
    [{ ...MATRIX, rows: 'nobody' }, '没有编号为“nobody”的列'],
    [{ ...MATRIX, rows: 'long' }, '列“long”的类型应为'],
    [{ ...MATRIX, measures: [{ column: 'no' }] }, '列“no”的类型应为 number 或 computed'],
  ])('finds wrong names', (picture, message) => {
    const found = registerRules(registerWith(picture)).filter((rule) => rule.message);
    expect(found.map((rule) => rule.message).join()).toContain(message);
    expect(found[0]?.at.slice(0, 2)).toEqual(['pictures', 0]);
  });

  it('finds ids twice, and hands conditions on to be read', () => {
    const rules = registerRules(registerWith(MATRIX, { ...MATRIX, where: 'row.level ==' }));
    expect(rules.filter(({ message }) => message).map(({ message }) => message)).toEqual(['图示编号“m”重复']);
    expect(rules.some(({ source }) => source === 'row.level ==')).toBe(true);
  });
});

it('adds 100,000 rows up in a moment', () => {
  const register = registerWith(MATRIX);
  const rows = Array.from({ length: 100_000 }, (_, i) => ({
    kind: i % 3 ? 'sense' : 'decide',
    level: ['general', 'important', 'core'][i % 3] ?? '',
    records: i,
    size: i % 100,
  }));
  const { seconds, result: picture } = computed(() => pictureOf(register, rows, 1));
  expect(picture.total).toBe((99_999 * 100_000) / 2);
  console.info(`100,000 rows with their views: ${seconds.toFixed(2)} s`);
  expect(seconds).toBeLessThan(5);
});
