/** Deadlines, and the working days they are counted with. */
import * as z from 'zod';
import type { CalendarState, DutyList } from '../duty/call-results.ts';
import { call, nothing, path } from './call.ts';

export const dutyCalls = {
  /** Deadlines of the open casefile, what needs attention first. */
  'duty.list': call<DutyList>()(nothing),
};

export const calendarCalls = {
  /** Years of working days that are known, and what to do about those that are not. */
  'calendar.list': call<CalendarState>()(nothing),
  /** Takes in the schedule of a year; it wins over one shipped with the program. */
  'calendar.import': call<CalendarState & { year: number }>()(z.strictObject({ path })),
};
