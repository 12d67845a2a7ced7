/** Measuring in the page: a key until its paint, a click until the form stands. */
import type { Page } from '@playwright/test';

const KEYS = 240;
/** A quick typist; pauses for saving and rules fall between the keys. */
const GAP_MS = 45;
/** Longer than the pause after which a field saves and the rules run. */
const LONG_PAUSE_MS = 700;
const PAUSE_EVERY = 24;

declare global {
  interface Window {
    keyTimes: number[];
  }
}

/**
 * From the key event to the moment after its frame is painted: an animation frame, then a message, which runs after
 * the painting. The browser runs without a frame-rate limit, so that waiting for the screen is not counted.
 */
export async function keystrokes(page: Page, field: string): Promise<number[]> {
  await page.locator(field).focus();
  await page.evaluate(() => {
    window.keyTimes = [];
    const channel = new MessageChannel();
    let started = 0;
    channel.port1.onmessage = () => window.keyTimes.push(performance.now() - started);
    window.addEventListener(
      'keydown',
      (event) => {
        started = event.timeStamp;
        requestAnimationFrame(() => channel.port2.postMessage(0));
      },
      true,
    );
  });
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press('a');
    await page.waitForTimeout(i % PAUSE_EVERY === PAUSE_EVERY - 1 ? LONG_PAUSE_MS : GAP_MS);
  }
  return page.evaluate(() => window.keyTimes);
}

/** From choosing the form to its questions painted and its first field ready, in milliseconds. */
export function openForm(page: Page, href: string): Promise<number> {
  return page.evaluate(async (to) => {
    const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    window.location.hash = '#/casefile';
    while (document.querySelector('.q-field')) await painted();
    await painted();
    const started = performance.now();
    window.location.hash = to;
    while (!document.querySelector('.q-field input')) await painted();
    await painted();
    return performance.now() - started;
  }, href);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
