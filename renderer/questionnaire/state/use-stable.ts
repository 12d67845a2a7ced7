import { useState, useSyncExternalStore } from 'react';
import type { Signal } from '../../store/signal.ts';

/**
 * Part of a signal, computed anew on every change but handed on only when its content differs.
 * `pick` may depend on props; it is re-read on every render.
 */
export function useStable<T, P>(signal: Signal<T>, pick: (value: T) => P, same: (a: P, b: P) => boolean): P {
  const [memory] = useState(() => ({ known: false, value: undefined as P | undefined }));
  return useSyncExternalStore(signal.subscribe, () => {
    const next = pick(signal.get());
    if (memory.known && same(memory.value as P, next)) return memory.value as P;
    memory.known = true;
    memory.value = next;
    return next;
  });
}
