import { describe, expect, it } from 'vitest';
import { parseChoice, parseDate, parseMulti, parseNumber, parseValue, parseYesNo } from '../../core/form/parse.ts';
import type { Column, Option, Question } from '../../core/form/pack-schema.ts';

const OPTIONS: Option[] = [
  { id: 'P1', label: '远程服务平台（TSP）' },
  { id: 'P2', label: '在线升级（OTA）平台' },
  { id: 'P3', label: '车载信息、应用服务平台' },
  { id: 'P99', label: '其他', other: true },
];
const PACK = { optionSets: { kinds: OPTIONS } };

describe('dates', () => {
  it.each([
    ['2025-09-22', '2025-09-22'],
    ['20250922', '2025-09-22'],
    ['2025.9.22', '2025-09-22'],
    ['2025/9/22', '2025-09-22'],
    ['2025年9月22日', '2025-09-22'],
    ['2025 年 9 月 22 日', '2025-09-22'],
    ['２０２５－０９－２２', '2025-09-22'],
    ['2025/9/22 0:00', '2025-09-22'],
    ['2025-09-22T00:00:00.000Z', '2025-09-22'],
    ['2025年9月22日 星期一', '2025-09-22'],
    ['二〇二五年九月二十二日', '2025-09-22'],
    ['二〇二四年十二月十日', '2024-12-10'],
    ['9/22/2025', '2025-09-22'],
    ['22.9.2025', '2025-09-22'],
    ['2024-02-29', '2024-02-29'],
  ])('%s', (text, value) => expect(parseDate(text)).toEqual({ value }));

  it.each(['2025-02-30', '2025年9月', '3/4/2025', '昨天', '2025-13-01', '45922', '2025-9-22abc'])(
    '%s is a problem',
    (text) => expect(parseDate(text)).toHaveProperty('problem'),
  );
  it('blank clears', () => expect(parseDate('  ')).toEqual({ value: null }));
});

describe('numbers', () => {
  it.each([
    ['1,234.5', undefined, 1234.5],
    ['１２３', undefined, 123],
    ['30万', '辆', 300000],
    ['30 万辆', '辆', 300000],
    ['30万辆', '万辆', 30],
    ['95%', '%', 95],
    ['¥1,200', '元', 1200],
    ['(300)', undefined, -300],
    ['−5', undefined, -5],
    ['1.1万', undefined, 11000],
    ['.5', undefined, 0.5],
    ['2 台', undefined, 2],
    ['2台', '个', 2],
    ['1e3', undefined, 1000],
    ['12,345,678', '条', 12345678],
  ])('%s (%s)', (text, unit, value) => expect(parseNumber(text, unit)).toEqual({ value }));
  it.each(['1,5', '12a', '约30万', '--', '30公里', '1,23,456', '个'])('%s is a problem', (text) =>
    expect(parseNumber(text)).toHaveProperty('problem'),
  );
});

it('another unit is no number', () => expect(parseNumber('30辆', '万辆')).toHaveProperty('problem'));

describe('yes and no', () => {
  it.each([
    ['是', true],
    ['√', true],
    ['Y', true],
    ['否', false],
    ['无', false],
    ['FALSE', false],
  ])('%s', (text, value) => expect(parseYesNo(text)).toEqual({ value }));
  it('anything else is a problem', () => expect(parseYesNo('部分')).toHaveProperty('problem'));
});

describe('choices', () => {
  it.each([
    ['P1', 'P1'],
    ['p1', 'P1'],
    ['远程服务平台（TSP）', 'P1'],
    ['远程服务平台(tsp)', 'P1'],
    ['远程服务平台', 'P1'],
    ['TSP', 'P1'],
    ['P1 远程服务平台（TSP）', 'P1'],
    ['P2. 在线升级（OTA）平台', 'P2'],
    ['其他', 'P99'],
  ])('%s', (text, value) => expect(parseChoice(OPTIONS, text)).toEqual({ value }));
  it('reads the text of 「其他」', () => {
    expect(parseChoice(OPTIONS, '其他：边缘节点')).toEqual({ value: { option: 'P99', other: '边缘节点' } });
    expect(parseChoice(OPTIONS, '其他（边缘节点）')).toEqual({ value: { option: 'P99', other: '边缘节点' } });
  });
  it('does not guess', () => expect(parseChoice(OPTIONS, '平台')).toHaveProperty('problem'));
  it('several, also with a label that holds a separator', () => {
    expect(parseMulti(OPTIONS, 'TSP、车载信息、应用服务平台；其他：甲')).toEqual({
      value: ['P1', 'P3', { option: 'P99', other: '甲' }],
    });
    expect(parseMulti(OPTIONS, 'P1,P1')).toEqual({ value: ['P1'] });
    expect(parseMulti(OPTIONS, 'P1、不明')).toEqual({ problem: '「不明」不在选项中' });
  });
});

describe('parseValue', () => {
  const holder = (rest: Record<string, unknown>): Question | Column => ({ id: 'x', label: 'X', ...rest }) as Column;
  it.each([
    [{ type: 'text' }, ' 甲\r\n乙 ', '甲 乙'],
    [{ type: 'longtext' }, '甲\r\n乙', '甲\n乙'],
    [{ type: 'number', unit: '台' }, '1,200 台', 1200],
    [{ type: 'choice', optionSet: 'kinds' }, 'TSP', 'P1'],
    [{ type: 'reference', kind: 'system' }, '网关', 's1'],
  ])('%j %s', (shape, text, value) =>
    expect(parseValue(PACK, holder(shape), text, [{ id: 's1', kind: 'system', name: '网关' }])).toEqual({ value }),
  );
  it.each(['attachment', 'computed', 'table', 'contact', 'note'])('%s cannot be typed', (type) =>
    expect(parseValue(PACK, holder({ type }), 'x')).toHaveProperty('problem'),
  );
  it('two subjects of one name are not guessed between', () => {
    const twins = ['a', 'b'].map((id) => ({ id, kind: 'system', name: '网关' }));
    expect(parseValue(PACK, holder({ type: 'reference', kind: 'system' }), '网关', twins)).toHaveProperty('problem');
  });
});
