/** Calendar days as `YYYY-MM-DD`, reckoned without time zones: a day is a day wherever the laptop stands. */
import { isDate } from '../form/formats.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01. @throws RangeError for text that is no existing date */
export function dayNumber(day: string): number {
  if (!isDate(day)) throw new RangeError(`not a date: ${day}`);
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

export const dayOf = (number: number): string => new Date(number * MS_PER_DAY).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOf(dayNumber(day) + days);

/** From `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: string): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The corresponding day of the month; where there is none, the last of the month (民法典第202条: 11-30 +3 个月 = 02-28). */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  dayNumber(day);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), index - Math.floor(index / 12) * 12];
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(toYear, toMonth, Math.min(date, last)) / MS_PER_DAY);
}
