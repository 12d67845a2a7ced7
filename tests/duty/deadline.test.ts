import { describe, expect, it } from 'vitest';
import { deadlineOf } from '../../core/duty/deadline.ts';
import { type Duty, type DueRule, dutySchema } from '../../core/duty/duty-schema.ts';
import { calendar } from './calendar.ts';

const duty = (due: DueRule, more: Partial<Duty> = {}): Duty =>
  dutySchema.parse({ id: 'd', title: 't', subject: 's', due, source: { document: 'd', confidence: 'text' }, ...more });
const at = (today: string, year = 2026) => ({ calendar, today, year });
const event = (day: string | null) => ({ q: { event: day, done: null, applies: true } });

describe('deadlines', () => {
  it.each<[string, DueRule, string, string]>([
    ['SH-09 每年 07-31 前', { fixed: '07-31' }, '', '2026-07-31'],
    ['CN-11 审核 20 个工作日', { after: 'q.event', count: 20, unit: 'workday' }, '2026-07-20', '2026-08-17'],
    ['CN-11 再次提交 15 个工作日', { after: 'q.event', count: 15, unit: 'workday' }, '2025-12-19', '2026-01-12'],
    ['变更 3 个月', { after: 'q.event', count: 3, unit: 'month' }, '2026-03-15', '2026-06-15'],
    ['变更 3 个月，无对应日', { after: 'q.event', count: 3, unit: 'month' }, '2025-11-30', '2026-02-28'],
    ['漏洞 2 日', { after: 'q.event', count: 2, unit: 'day' }, '2026-11-19', '2026-11-21'],
    ['事前', { before: 'q.event' }, '2026-03-01', '2026-02-28'],
  ])('%s', (_name, rule, on, due) => {
    expect(deadlineOf(duty(rule), 's1', event(on || null), at('2026-01-05'))?.due).toBe(due);
  });

  it('counts the days left, and says when they are over', () => {
    const rule = duty({ fixed: '07-31' });
    expect(deadlineOf(rule, 's1', event(null), at('2026-07-31'))).toMatchObject({ state: 'due', daysLeft: 0 });
    expect(deadlineOf(rule, 's1', event(null), at('2026-08-01'))).toMatchObject({ state: 'overdue', daysLeft: -1 });
  });

  it('a day off keeps its date; the working days around it are shown beside it', () => {
    expect(deadlineOf(duty({ fixed: '10-01' }), 's1', event(null), at('2026-09-01'))).toMatchObject({
      due: '2026-10-01',
      aim: '2026-09-30',
      shifted: '2026-10-08',
    });
  });

  it('waits for its event, and knows when it was done or is not owed', () => {
    const after = duty({ after: 'q.event', count: 3, unit: 'month' }, { done: 'q.done', when: 'q.applies' });
    expect(deadlineOf(after, 's1', event(null), at('2026-01-05'))?.state).toBe('waiting');
    const done = { q: { event: '2026-01-01', done: '2026-02-01', applies: true } };
    expect(deadlineOf(after, 's1', done, at('2026-06-05'))).toMatchObject({ state: 'done', doneOn: '2026-02-01' });
    expect(deadlineOf(after, 's1', { q: { applies: false } }, at('2026-01-05'))).toBeUndefined();
    expect(deadlineOf(duty({ open: true }), 's1', {}, at('2026-01-05'))).toMatchObject({ state: 'open', due: '' });
  });

  it('gives no working-day deadline in a year without a schedule, but a fixed day stays that day', () => {
    const rule = duty({ after: 'q.event', count: 20, unit: 'workday' });
    const unknown = deadlineOf(rule, 's1', event('2026-12-20'), at('2026-12-21'));
    expect(unknown).toMatchObject({ state: 'unknown', due: '', missingYear: 2027 });
    const fixed = deadlineOf(duty({ fixed: '07-31' }), 's1', {}, at('2027-01-02', 2027));
    expect(fixed).toMatchObject({ state: 'due', due: '2027-07-31', aim: '' });
  });
});
