import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, weekday } from '../../core/duty/day.ts';
import { UnknownYear, WorkCalendar, workYearSchema } from '../../core/duty/work-calendar.ts';
import { calendar, years } from './calendar.ts';

describe('days', () => {
  it.each([
    ['2026-03-15', 3, '2026-06-15'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2026-05-31', -3, '2026-02-28'],
    ['2025-12-31', 12, '2026-12-31'],
  ])('%s + %i months = %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('knows weekdays and differences', () => {
    expect(weekday('2026-07-31')).toBe(5);
    expect(weekday('1969-12-28')).toBe(0);
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('working days', () => {
  // 合规日历第 5 节算例、数据安全参考 D0 例 1、例 2
  it.each([
    ['2026-09-21', 30, '2026-11-09'],
    ['2026-09-23', 30, '2026-11-11'],
    ['2026-08-03', 30, '2026-09-14'],
    ['2025-09-15', 30, '2025-10-31'],
    ['2024-12-02', 30, '2025-01-14'],
    ['2026-09-22', 10, '2026-10-13'],
    ['2026-02-09', 10, '2026-02-28'],
    ['2026-09-29', 5, '2026-10-12'],
    ['2026-01-30', 20, '2026-03-05'],
    ['2025-12-19', 15, '2026-01-12'],
    ['2026-12-01', -60, '2026-09-02'],
    ['2026-07-20', 20, '2026-08-17'],
    ['2026-08-28', 10, '2026-09-11'],
  ])('%s %i → %s', (from, count, to) => expect(calendar.addWorkdays(from, count)).toBe(to));

  it.each([
    ['2026-02-14', true],
    ['2026-02-28', true],
    ['2026-09-20', true],
    ['2026-02-23', false],
    ['2024-06-10', false],
    ['2024-02-09', true],
  ])('%s: %s', (day, worked) => expect(calendar.isWorkday(day)).toBe(worked));

  it('has the State Council’s number of working days in each month', () => {
    const wanted: Record<number, number[]> = {
      2024: [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22],
      2025: [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23],
      2026: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
    };
    for (const [year, months] of Object.entries(wanted)) {
      const counted = months.map((_count, index) => {
        const first = `${year}-${String(index + 1).padStart(2, '0')}-01`;
        const next = addMonths(first, 1);
        let count = 0;
        for (let at = first; at !== next; at = addDays(at, 1)) if (calendar.isWorkday(at)) count += 1;
        return count;
      });
      expect(counted).toEqual(months);
    }
  });

  it('counts back what it counted forth', () => {
    expect(calendar.workdaysBetween('2026-09-21', '2026-11-09')).toBe(30);
    expect(calendar.workdaysBetween('2026-09-21', '2026-09-21')).toBe(0);
    expect(calendar.nearestWorkday('2026-10-03', 1)).toBe('2026-10-08');
    expect(calendar.nearestWorkday('2026-10-03', -1)).toBe('2026-09-30');
  });

  it('refuses years it has no schedule for instead of guessing', () => {
    expect(calendar.knownUntil).toBe('2026-12-31');
    expect(() => calendar.addWorkdays('2026-12-20', 15)).toThrow(UnknownYear);
    expect(() => new WorkCalendar([]).isWorkday('2026-01-05')).toThrow(UnknownYear);
  });
});

describe('a year’s file', () => {
  const year = years.find((each) => each.year === 2026);
  it.each([
    ['a worked Friday', { workdays: ['2026-01-09'] }, '调休上班日应是周六或周日'],
    ['a worked holiday', { workdays: ['2026-10-03'] }, '调休上班日与假期重叠'],
    ['a day of another year', { workdays: ['2025-10-11'] }, '调休上班日不在本年度内'],
  ])('is refused with %s', (_name, wrong, message) => {
    const result = workYearSchema.safeParse({ ...year, ...wrong });
    expect(result.error?.issues.map((issue) => issue.message)).toContain(message);
  });
});
