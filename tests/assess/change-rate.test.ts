import { describe, expect, it } from 'vitest';
import { changesSince, type RateRow, type RateRule } from '../../core/assess/change-rate.ts';

const TB = 1024 ** 4;
const rule: RateRule = {
  key: 'no',
  groupBy: ['class2', 'level'],
  measures: ['records', 'bytes'],
  threshold: [30, 100],
  triggers: ['level', 'places'],
  noted: ['phone'],
};
const row = (no: string, records: number, bytes: number, more: RateRow = {}): RateRow => ({
  no,
  class2: '感知',
  level: '重要',
  records,
  bytes,
  ...more,
});

describe('the 30 % rule', () => {
  // D1 §1.5 算例：12.0 亿条 / 82 TB → 16.1 亿条 / 97 TB
  it('fires by records and not by bytes in the worked example', () => {
    const change = changesSince(rule, [row('a', 1_200_000_000, 82 * TB)], [row('a', 1_610_000_000, 97 * TB)]);
    const [records, bytes] = change.total.measures;
    expect(records).toMatchObject({ state: 'exceeded', added: 410_000_000, removed: 0 });
    expect((records?.rate ?? 0) * 100).toBeCloseTo(34.17, 2);
    expect(bytes).toMatchObject({ state: 'below' });
    expect((bytes?.rate ?? 0) * 100).toBeCloseTo(18.29, 2);
    expect(change.triggered).toBe(true);
  });

  it.each([
    ['exactly 30 %', 1_300_000_000, 1_690_000_000, 'exceeded'],
    ['one record less', 1_300_000_000, 1_689_999_999, 'below'],
    ['a fall of 30 %', 10, 7, 'exceeded'],
    ['a fall of less', 1000, 701, 'below'],
    ['numbers beyond double precision in the product', 9_000_000_000_000_000, 11_700_000_000_000_000 / 1.3, 'below'],
    ['a new class', 0, 5, 'new'],
    ['a destroyed class', 5, 0, 'gone'],
    ['nothing then, nothing now', 0, 0, 'below'],
  ])('%s', (_name, before, now, state) => {
    const change = changesSince(rule, [row('a', before, 100)], [row('a', now, 100)]);
    expect(change.total.measures[0]?.state).toBe(state);
    expect(change.triggered).toBe(state !== 'below');
  });

  it('adds up additions and removals by group, and names the rows behind them', () => {
    const baseline = [row('a', 100, 1), row('b', 100, 1), row('c', 1000, 1, { class2: '决策' })];
    const current = [row('a', 150, 1), row('b', 90, 1), row('d', 30, 1), row('c', 1000, 1, { class2: '决策' })];
    const { groups, total, added, removed } = changesSince(rule, baseline, current);
    const sensing = groups.find(({ group }) => group[0] === '感知');
    expect(sensing?.measures[0]).toMatchObject({ before: 200, now: 270, added: 80, removed: 10, state: 'exceeded' });
    expect(sensing?.measures[0]?.causes).toEqual([
      { key: 'a', before: 100, now: 150 },
      { key: 'd', before: 0, now: 30 },
      { key: 'b', before: 100, now: 90 },
    ]);
    expect(sensing?.rows).toEqual({ before: 2, now: 3 });
    expect(total.measures[0]?.state).toBe('below');
    expect([added, removed]).toEqual([['d'], []]);
  });

  it('counts a row that moves to another class in both', () => {
    const change = changesSince(rule, [row('a', 10, 1)], [row('a', 10, 1, { level: '核心' })]);
    expect(change.groups.map(({ group, measures }) => [group[1], measures[0]?.state])).toEqual([
      ['核心', 'new'],
      ['重要', 'gone'],
    ]);
    expect(change.cells).toEqual([
      { key: 'a', column: 'level', before: '重要', now: '核心', rate: null, triggers: true },
    ]);
  });

  it('a phone number is noted and asks for nothing; lists are compared as sets', () => {
    const change = changesSince(
      rule,
      [row('a', 10, 1, { phone: '1', places: ['存储', '使用'] })],
      [row('a', 10, 1, { phone: '2', places: ['使用', '存储'] })],
    );
    expect(change.cells.map(({ column, triggers }) => [column, triggers])).toEqual([['phone', false]]);
    expect(change.triggered).toBe(false);
  });
});
