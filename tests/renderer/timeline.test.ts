import { describe, expect, it } from 'vitest';
import type { ListedDeadline } from '../../core/duty/call-results.ts';
import { axisOf, placeOn } from '../../renderer/pages/casefile/timeline/axis.ts';
import { dayRemark, stateWords } from '../../renderer/pages/casefile/timeline/words.ts';
import { amountText, barOf } from '../../renderer/pages/register/changes/numbers.ts';

describe('the axis', () => {
  it('shows the month before and the next twelve, with the year where it begins', () => {
    const axis = axisOf('2026-07-20');
    expect([axis.from, axis.to]).toEqual(['2026-06-01', '2027-08-01']);
    expect(axis.months.map(({ label }) => label).slice(0, 3)).toEqual(['6', '7', '8']);
    expect(axis.months.filter(({ year }) => year !== '').map(({ label, year }) => `${year}-${label}`)).toEqual([
      '2027-1',
    ]);
    expect(axis.today).toBeCloseTo((49 / 426) * 100, 1);
    expect(placeOn(axis, '2027-07-31').beyond).toBe('');
    expect(placeOn(axis, '2025-07-31')).toEqual({ at: 0, beyond: 'earlier' });
    expect(placeOn(axis, '2027-08-01')).toEqual({ at: 100, beyond: 'later' });
  });
  it('stands on days every month has', () => expect(axisOf('2026-12-31').from).toBe('2026-11-01'));
});

const deadline = (given: Partial<ListedDeadline>): ListedDeadline => ({
  ...{
    duty: 'd',
    subject: 's',
    state: 'due',
    due: '',
    aim: '',
    shifted: '',
    daysLeft: null,
    doneOn: '',
    missingYear: null,
  },
  ...{ title: '', authority: '', name: '', rule: '', note: '', at: null, documents: [] },
  source: { document: 'd', confidence: 'text' },
  ...given,
});

describe('words of a deadline', () => {
  it.each<[Partial<ListedDeadline>, string, string]>([
    [{ daysLeft: 12, due: '2026-07-31', aim: '2026-07-31' }, 'warning 还有 12 天', ''],
    [{ daysLeft: 31, due: '2026-07-31', aim: '2026-07-31' }, 'accent 还有 31 天', ''],
    [{ daysLeft: 0, due: '2026-07-31', aim: '2026-07-31' }, 'warning 就是今天', ''],
    [
      { state: 'overdue', daysLeft: -3, due: '2027-07-31', aim: '2027-07-30', shifted: '2027-08-02' },
      'error 已逾期 3 天',
      '宜在 2027-07-30 前办完（前一工作日）；当天休息，顺延日 2027-08-02 仅供参考',
    ],
    [{ daysLeft: 200, due: '2027-07-31' }, 'accent 还有 200 天', '是否工作日不明：缺 2027 年工作日历'],
    [{ state: 'open' }, 'neutral 非法定期限', '及时办理'],
    [{ state: 'waiting' }, 'neutral 等待事件日期', '填写后算出日期'],
    [{ state: 'unknown', missingYear: 2027 }, 'warning 无法计算', '缺 2027 年工作日历'],
    [{ state: 'done', doneOn: '2026-07-01' }, 'ok 已办结', '办结 2026-07-01'],
  ])('%j', (given, words, remark) => {
    const { tone, word } = stateWords(deadline(given));
    expect(`${tone} ${word}`).toBe(words);
    expect(dayRemark(deadline(given))).toBe(remark);
  });
});

describe('amounts and bars', () => {
  it.each([
    [1_610_000_000, '条', '16.1 亿'],
    [1_200_000_000, '条', '12 亿'],
    [1_234_567, '条', '1,234,567'],
    [97 * 1024 ** 4, '存储总量（字节）', '97 TB'],
    [1536, 'B', '1.5 KB'],
    [0, '字节', '0 B'],
  ])('%d %s is %s', (value, unit, text) => expect(amountText(value, unit)).toBe(text));
  it('put the threshold in the middle and end at twice of it', () => {
    expect(barOf(30, 30)).toEqual({ width: 50, line: 50 });
    expect(barOf(400, 30).width).toBe(100);
    expect(barOf(null, 30).width).toBe(100);
  });
});
