/** Long work in slices, so that a key pressed meanwhile is answered at once. */
import type { Steps } from '../../../core/register/view-sort.ts';

const SLICE_MS = 10;

/** The first slice runs at once: small registers are done when this returns. @returns stops the work. */
export function runInSteps<T>(steps: Steps<T>, done: (result: T) => void): () => void {
  const { port1, port2 } = new MessageChannel();
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    port1.close();
  };
  const slice = (): void => {
    if (stopped) return;
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) {
        stop();
        done(step.value);
        return;
      }
    } while (performance.now() < until);
    port2.postMessage(null);
  };
  port1.onmessage = slice;
  slice();
  return stop;
}

/** The same as a promise; `undefined` when stopped by the signal. */
export function inSteps<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve) => {
    const stop = runInSteps(steps, resolve);
    signal?.addEventListener('abort', () => {
      stop();
      resolve(undefined);
    });
  });
}
