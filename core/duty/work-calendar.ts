/**
 * Working days: Monday to Friday without public holidays, with the weekend days that are worked instead (调休上班).
 * The schedule of a year is published by the State Council the autumn before. A year without it is refused, never
 * reckoned as if it had no holidays: a deadline that looks certain and is wrong costs a filing.
 */
import * as z from 'zod';
import { isDate } from '../form/formats.ts';
import { confidenceSchema } from '../form/schema/base.ts';
import { addDays, dayNumber, weekday, yearOf } from './day.ts';

const day = z.string().refine(isDate, '日期应形如 2026-01-01，且真实存在');

/** One year's schedule as its data file holds it. */
export const workYearSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    /** Document it comes from, with its number. */
    document: z.string().min(1).max(200),
    confidence: confidenceSchema,
    holidays: z
      .array(z.strictObject({ name: z.string().min(1).max(20), from: day, to: day }))
      .min(5)
      .max(20),
    /** Saturdays and Sundays that are worked. */
    workdays: z.array(day).max(20),
  })
  .superRefine((data, context) => {
    const wrong = (message: string, path: (string | number)[]): void =>
      context.addIssue({ code: 'custom', message, path });
    data.holidays.forEach(({ from, to }, index) => {
      if (from > to) wrong('假期的结束早于开始', ['holidays', index]);
      if (yearOf(from) !== data.year || yearOf(to) !== data.year) wrong('假期不在本年度内', ['holidays', index]);
    });
    data.workdays.forEach((worked, index) => {
      if (yearOf(worked) !== data.year) wrong('调休上班日不在本年度内', ['workdays', index]);
      if (![0, 6].includes(weekday(worked))) wrong('调休上班日应是周六或周日', ['workdays', index]);
      if (data.holidays.some(({ from, to }) => from <= worked && worked <= to))
        wrong('调休上班日与假期重叠', ['workdays', index]);
    });
  });
export type WorkYear = z.infer<typeof workYearSchema>;

/** No schedule for a year: whoever asked must say so instead of showing a date. */
export class UnknownYear extends Error {
  readonly year: number;
  constructor(year: number) {
    super(`no working-day schedule for ${year}`);
    this.year = year;
  }
}

export class WorkCalendar {
  readonly #years: ReadonlySet<number>;
  readonly #off = new Set<string>();
  readonly #worked = new Set<string>();

  constructor(years: readonly WorkYear[]) {
    this.#years = new Set(years.map(({ year }) => year));
    for (const { holidays, workdays } of years) {
      for (const { from, to } of holidays) for (let at = from; at <= to; at = addDays(at, 1)) this.#off.add(at);
      for (const worked of workdays) this.#worked.add(worked);
    }
  }

  /** Last day that can be reckoned with, '' when there is no schedule at all. */
  get knownUntil(): string {
    return this.#years.size === 0 ? '' : `${Math.max(...this.#years)}-12-31`;
  }

  /** @throws UnknownYear */
  isWorkday(at: string): boolean {
    if (!this.#years.has(yearOf(at))) throw new UnknownYear(yearOf(at));
    if (this.#worked.has(at)) return true;
    return !this.#off.has(at) && ![0, 6].includes(weekday(at));
  }

  /**
   * `count` working days from `at`, which itself is not counted (民法典第201条); negative counts go back. 0 answers `at`.
   * @throws UnknownYear
   */
  addWorkdays(at: string, count: number): string {
    const step = Math.sign(count);
    let left = Math.abs(count);
    while (left > 0) {
      at = addDays(at, step);
      if (this.isWorkday(at)) left -= 1;
    }
    return at;
  }

  /** `at` itself when it is worked, else the next (or previous) day that is. @throws UnknownYear */
  nearestWorkday(at: string, direction: 1 | -1): string {
    while (!this.isWorkday(at)) at = addDays(at, direction);
    return at;
  }

  /** Working days after `from` up to and including `to`; 0 when `to` is not later. @throws UnknownYear */
  workdaysBetween(from: string, to: string): number {
    let count = 0;
    const end = dayNumber(to);
    for (let at = addDays(from, 1); dayNumber(at) <= end; at = addDays(at, 1)) if (this.isWorkday(at)) count += 1;
    return count;
  }
}
