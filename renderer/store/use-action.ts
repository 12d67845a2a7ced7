/** A button's work: busy while it runs, and its failure as something to show. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorkbenchError } from '../../core/contract.ts';
import { toWorkbenchError } from '../api.ts';

export interface Action<A extends unknown[]> {
  /** @returns whether it succeeded. */
  run(...input: A): Promise<boolean>;
  busy: boolean;
  error: WorkbenchError | null;
  clear(): void;
}

export function useAction<A extends unknown[]>(work: (...input: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WorkbenchError | null>(null);
  const latest = useRef(work);
  const running = useRef(false);
  useEffect(() => {
    latest.current = work;
  });
  const run = useCallback(async (...input: A): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await latest.current(...input);
      return true;
    } catch (failure) {
      setError(toWorkbenchError(failure));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
