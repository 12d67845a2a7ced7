/** What can wait until the person sees what a key did. */

/** A window behind others paints nothing: then this is all that is waited. */
const LATEST_MS = 100;

/** Runs `work` once what is on its way to the screen is painted; at once where nothing is painted or the page goes away. */
export function afterPaint(work: () => void): void {
  if (document.visibilityState === 'hidden') {
    work();
    return;
  }
  const stop = new AbortController();
  const run = (): void => {
    if (stop.signal.aborted) return;
    stop.abort();
    window.clearTimeout(timer);
    work();
  };
  const timer = window.setTimeout(run, LATEST_MS);
  window.addEventListener('pagehide', run, { signal: stop.signal });
  document.addEventListener('visibilitychange', run, { signal: stop.signal });
  // Callbacks of a frame run before it is painted, what is idle after it.
  requestAnimationFrame(() => requestIdleCallback(run));
}
