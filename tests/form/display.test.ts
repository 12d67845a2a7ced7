import { describe, expect, it } from 'vitest';
import { chineseDate, displayValue, numberText } from '../../core/form/display.ts';
import type { Pack, Question } from '../../core/form/pack-schema.ts';

const pack = { optionSets: {} } as unknown as Pack;
const options = [
  { id: 'a', label: '甲' },
  { id: 'z', label: '其他', other: true },
];
const holder = (type: string, more: object = {}): Question => ({ id: 'x', label: 'x', type, ...more }) as Question;

describe('values as people read them', () => {
  it.each([
    [holder('choice', { options }), 'a', null, '甲'],
    [holder('choice', { options }), 'z', '换电', '其他（换电）'],
    [holder('choice', { options }), { option: 'z', other: '换电' }, null, '其他（换电）'],
    [holder('multi', { options }), ['a', 'z'], '换电', '甲、其他（换电）'],
    [holder('multi', { options }), '没有读懂的文字', null, '没有读懂的文字'],
    [holder('yesno'), true, null, '是'],
    [holder('yesno'), '大概', null, '大概'],
    [holder('number', { unit: '辆' }), 306500, null, '306500 辆'],
    [holder('number', { unit: '辆' }), '三十万', null, '三十万'],
    [holder('number', { unit: '%', decimals: 1 }), 98.4, null, '98.4%'],
    [holder('date'), '2025-09-02', null, '2025年9月2日'],
    [holder('date'), '去年', null, '去年'],
    [holder('contact'), { name: '王某', mobile: null, email: 'a@b.cn' }, null, '王某，a@b.cn'],
    [holder('text'), null, null, ''],
  ])('%#', (question, value, other, text) =>
    expect(displayValue({ pack, unit: true }, question, value, other)).toBe(text),
  );

  it.each([
    [1234567.5, { group: true }, '1,234,567.5'],
    [0.1 + 0.2, {}, '0.3'],
    [2.345, { decimals: 2 }, '2.35'],
    [NaN, {}, ''],
  ])('number %d', (value, how, text) => expect(numberText(value, how)).toBe(text));

  it('leaves an impossible date as typed', () => expect(chineseDate('2025-02-30')).toBe('2025-02-30'));
});
