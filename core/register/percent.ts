/** Rates as people read them: two decimals, reckoned in whole numbers. */
import type { MeasureChange } from '../assess/change-rate.ts';

/**
 * Per cent; `null` where nothing was filed before. Rounded half up, but a rate that did not reach the threshold is
 * never rounded up to it: 29.996 % of 30 % is shown as 29.99, because 30.00 beside 「未触发」 would look like a mistake.
 */
export function percentOf({ before, now, state }: Pick<MeasureChange, 'before' | 'now' | 'state'>): number | null {
  if (before === 0) return null;
  const hundredths = BigInt(Math.abs(now - before)) * 10_000n;
  const floor = hundredths / BigInt(before);
  const isHalf = (hundredths % BigInt(before)) * 2n >= BigInt(before);
  const isWholePercent = (floor + 1n) % 100n === 0n;
  const up = isHalf && !(state === 'below' && isWholePercent);
  return Number(floor + (up ? 1n : 0n)) / 100;
}
