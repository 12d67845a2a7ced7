/** `YYYY-MM-DD` on the user's own calendar: a report exported before breakfast must not carry yesterday's UTC date. */
export function localDate(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
