/** From a due rule and the answers to a day: what is owed, by when, how many days are left. Pure; today comes in. */
import { compile, holds } from '../form/expression.ts';
import { isDate } from '../form/formats.ts';
import { addDays, addMonths, daysBetween } from './day.ts';
import type { DueRule, Duty } from './duty-schema.ts';
import { UnknownYear, type WorkCalendar } from './work-calendar.ts';

export type DeadlineState =
  | 'done'
  /** Day still ahead (or today). */
  | 'due'
  | 'overdue'
  /** The event it is counted from has not been entered. */
  | 'waiting'
  /** No day is set by the source. */
  | 'open'
  /** The State Council's schedule of a year it runs into is missing: no day is given. */
  | 'unknown';

export interface Deadline {
  duty: string;
  /** Subject id. */
  subject: string;
  state: DeadlineState;
  /** `YYYY-MM-DD`, the whole day included; '' where there is none. */
  due: string;
  /** The working day on or before `due`: what to aim at, because an office is closed on the day itself. */
  aim: string;
  /** The next working day when `due` is none (民法典第203条): for information, never the deadline shown as binding. */
  shifted: string;
  /** From today to `due`; negative when overdue. `null` without a day. */
  daysLeft: number | null;
  /** Day it was done, where it was entered. */
  doneOn: string;
  /** For `unknown`: the year without a schedule. */
  missingYear: number | null;
}

type Context = Record<string, unknown>;

const dateOf = (source: string, context: Context): string => {
  const value = compile(source).evaluate(context);
  return isDate(value) ? value : '';
};

/** '' while the event is not known. @throws UnknownYear */
export function dueDay(rule: DueRule, context: Context, calendar: WorkCalendar, year: number): string {
  if ('open' in rule) return '';
  if ('fixed' in rule) {
    const given = rule.year === undefined ? year : Number(compile(rule.year).evaluate(context));
    const day = `${given}-${rule.fixed}`;
    return isDate(day) ? day : '';
  }
  if ('before' in rule) {
    const event = dateOf(rule.before, context);
    return event === '' ? '' : addDays(event, -1);
  }
  const event = dateOf(rule.after, context);
  if (event === '') return '';
  switch (rule.unit) {
    case 'day':
      return addDays(event, rule.count);
    case 'workday':
      return calendar.addWorkdays(event, rule.count);
    case 'month':
      return addMonths(event, rule.count);
    case 'year':
      return addMonths(event, 12 * rule.count);
  }
}

const NOTHING = { due: '', aim: '', shifted: '', daysLeft: null, doneOn: '', missingYear: null };

/** `undefined` where the duty does not apply. `year`: the campaign's, for fixed days. */
export function deadlineOf(
  duty: Duty,
  subject: string,
  context: Context,
  { calendar, today, year }: { calendar: WorkCalendar; today: string; year: number },
): Deadline | undefined {
  if (duty.when !== undefined && !holds(duty.when, context)) return undefined;
  const base = { ...NOTHING, duty: duty.id, subject };
  const done = duty.done === undefined ? undefined : compile(duty.done).evaluate(context);
  const doneOn = isDate(done) ? done : '';
  const isDone = done === true || doneOn !== '';
  try {
    const due = dueDay(duty.due, context, calendar, year);
    if (due === '') {
      const state = isDone ? 'done' : 'open' in duty.due ? 'open' : 'waiting';
      return { ...base, state, doneOn };
    }
    const daysLeft = daysBetween(today, due);
    const state = isDone ? 'done' : daysLeft < 0 ? 'overdue' : 'due';
    return { ...base, state, due, ...around(due, calendar), daysLeft, doneOn };
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    return { ...base, state: isDone ? 'done' : 'unknown', doneOn, missingYear: error.year };
  }
}

/** A fixed day of a year without a schedule is still that day; only its neighbours are not known. */
function around(due: string, calendar: WorkCalendar): { aim: string; shifted: string } {
  try {
    const isWorked = calendar.isWorkday(due);
    return {
      aim: calendar.nearestWorkday(due, -1),
      shifted: isWorked ? '' : calendar.nearestWorkday(due, 1),
    };
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    return { aim: '', shifted: '' };
  }
}
