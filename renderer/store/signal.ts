/** The smallest store React can subscribe to: a value, and who wants to know when it changes. */
import { useSyncExternalStore } from 'react';

export interface Signal<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

export function createSignal<T>(initial: T): Signal<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get);
}

/** Re-renders only when the picked part changes; `pick` must return the same object for the same content. */
export function useSelected<T, P>(signal: Signal<T>, pick: (value: T) => P): P {
  return useSyncExternalStore(signal.subscribe, () => pick(signal.get()));
}
