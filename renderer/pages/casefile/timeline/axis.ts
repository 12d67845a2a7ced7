/** The timeline's axis: twelve months from today on, and a little of what lies behind. Pure. */
import { addMonths, dayNumber } from '../../../../core/duty/day.ts';

export interface Axis {
  from: string;
  to: string;
  /** Per cent from the left. */
  today: number;
  /** `year`: where a new one begins. */
  months: { label: string; year: string; at: number }[];
}

/** From the first of the month before to the first of the month a year later. */
export function axisOf(today: string): Axis {
  const first = `${today.slice(0, 8)}01`;
  const from = addMonths(first, -1);
  const to = addMonths(first, 13);
  const months = Array.from({ length: 14 }, (_, i) => {
    const day = addMonths(from, i);
    const month = Number(day.slice(5, 7));
    return { label: String(month), year: month === 1 ? day.slice(0, 4) : '', at: share(day, from, to) };
  });
  return { from, to, today: share(today, from, to), months };
}

const share = (day: string, from: string, to: string): number =>
  Math.round(((dayNumber(day) - dayNumber(from)) / (dayNumber(to) - dayNumber(from))) * 10_000) / 100;

/** Where a day is drawn; days outside stand at the edge and say so. */
export function placeOn(axis: Axis, day: string): { at: number; beyond: 'earlier' | 'later' | '' } {
  if (day < axis.from) return { at: 0, beyond: 'earlier' };
  if (day >= axis.to) return { at: 100, beyond: 'later' };
  return { at: share(day, axis.from, axis.to), beyond: '' };
}
