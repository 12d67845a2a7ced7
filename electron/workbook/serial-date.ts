/** Excel's day numbers and ISO dates, both without a time zone. */

const DAY = 86_400_000;
/** 1970-01-01 as Excel counts days from 1900 (with the 29 February 1900 that never was). */
const EPOCH = 25_569;
/** Between the two ways of counting. */
const SHIFT_1904 = 1_462;
/** 9999-12-31 */
export const MAX_SERIAL = 2_958_465;

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?)?$/;

/** `undefined` for what is no day of the calendar, or lies before 1900-03-01, where Excel's calendar is wrong. */
export function serialOf(iso: string): number | undefined {
  // A catalogue has few different days and many rows.
  const known = recent.get(iso);
  if (known !== undefined) return known;
  const serial = computeSerial(iso);
  if (serial !== undefined) {
    if (recent.size >= MAX_RECENT) recent.clear();
    recent.set(iso, serial);
  }
  return serial;
}

const MAX_RECENT = 10_000;
const recent = new Map<string, number>();

function computeSerial(iso: string): number | undefined {
  const match = ISO.exec(iso);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(time);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return undefined;
  const serial = time / DAY + EPOCH;
  return serial >= 61 ? serial : undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');

function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/**
 * `2026-07-31`, `2026-07-31T08:30:00`, or `08:30:00` for a number below one.
 * `undefined` for what Excel shows as ##### or what falls on its 29 February 1900.
 */
export function isoOf(serial: number, date1904: boolean): string | undefined {
  const sinceStart = date1904 ? serial + SHIFT_1904 : serial;
  if (!(serial >= 0) || sinceStart >= MAX_SERIAL + 1) return undefined;
  const seconds = Math.round(sinceStart * 86_400);
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  if (serial < 1 && !date1904) return clock(rest);
  if (day === 60 || day > MAX_SERIAL) return undefined;
  const date = new Date((day - EPOCH + (day < 60 ? 1 : 0)) * DAY).toISOString().slice(0, 10);
  return rest === 0 ? date : `${date}T${clock(rest)}`;
}
