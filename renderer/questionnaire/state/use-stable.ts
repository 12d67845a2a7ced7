import { useState, useSyncExternalStore } from 'react';
import type { Signal } from '../../store/signal.ts';

/** Hands back the value it was given before as long as the new one is the same in content. */
function keeper<P>(): (next: P, same: (a: P, b: P) => boolean) => P {
  let kept: { value: P } | undefined;
  return (next, same) => {
    if (!kept || !same(kept.value, next)) kept = { value: next };
    return kept.value;
  };
}

/**
 * Part of a signal, computed anew on every change but handed on only when its content differs.
 * `pick` may depend on props; it is re-read on every render.
 */
export function useStable<T, P>(signal: Signal<T>, pick: (value: T) => P, same: (a: P, b: P) => boolean): P {
  const [keep] = useState(() => keeper<P>());
  return useSyncExternalStore(signal.subscribe, () => keep(pick(signal.get()), same));
}
