/** Deadlines of the open casefile, and the working days they are counted with. One truth: windows ask here. */
import type { calendarCalls, dutyCalls } from '../../core/contract/duty.ts';
import { listDeadlines } from '../../core/duty/list.ts';
import { evaluateOpen } from './evaluation.ts';
import type { Handlers } from './handlers.ts';
import { localDate } from './local-date.ts';
import { absolute } from './paths.ts';

export const dutyHandlers: Handlers<typeof dutyCalls> = {
  'duty.list': ({ open, options, calendars }) => {
    const today = localDate(options.now());
    const { calendar } = calendars;
    const deadlines = listDeadlines(open.pack.pack, evaluateOpen(open, today), { calendar, today });
    return { today, deadlines, calendar: calendars.state(today) };
  },
};

export const calendarHandlers: Handlers<typeof calendarCalls> = {
  'calendar.list': ({ options, calendars }) => calendars.state(localDate(options.now())),
  'calendar.import': ({ options, calendars }, { path }) => {
    const year = calendars.import(absolute(path));
    return { year, ...calendars.state(localDate(options.now())) };
  },
};
