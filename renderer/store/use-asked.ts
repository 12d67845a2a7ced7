/** What the workbench answers to a question that is asked again when something it depends on has changed. */
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { WorkbenchError } from '../../core/contract.ts';
import { toWorkbenchError } from '../api.ts';

export interface Asked<T> {
  /** The last answer; `null` until there is one. */
  found: T | null;
  /** Why there is none to the last question. */
  error: WorkbenchError | null;
  again(): void;
  /** What another call has answered meanwhile. */
  set(found: T): void;
}

/** @param when stands for all the answer depends on */
export function useAsked<T>(when: string, ask: () => Promise<T>): Asked<T> {
  const [found, set] = useState<T | null>(null);
  const [error, setError] = useState<WorkbenchError | null>(null);
  const [times, setTimes] = useState(0);
  const again = useCallback(() => setTimes((before) => before + 1), []);
  const now = useEffectEvent(ask);
  useEffect(() => {
    let isCurrent = true;
    now().then(
      (answer) => {
        if (!isCurrent) return;
        set(answer);
        setError(null);
      },
      (failure: unknown) => isCurrent && setError(toWorkbenchError(failure)),
    );
    return () => {
      isCurrent = false;
    };
  }, [when, times]);
  return { found, error, again, set };
}
