/** A register against its last approved filing, as the workbench reckons it; asked again when something was written. */
import { useCallback, useEffect, useState } from 'react';
import type { WorkbenchError } from '../../../../core/contract.ts';
import type { FilingChanges } from '../../../../core/register/filing-results.ts';
import { callWorkbench, toWorkbenchError } from '../../../api.ts';
import { settled } from '../../../store/casefile-store.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';

export interface Changes {
  changes: FilingChanges | null;
  error: WorkbenchError | null;
  refresh(): void;
}

export function useChanges(subject: string, question: string): Changes {
  const { state } = useOpenCasefile();
  const [changes, setChanges] = useState<FilingChanges | null>(null);
  const [error, setError] = useState<WorkbenchError | null>(null);
  const [asked, setAsked] = useState(0);
  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  const { session, revision } = state;
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      await settled();
      const found = await callWorkbench('filing.changes', { subject, question });
      if (!isCurrent) return;
      setChanges(found);
      setError(null);
    };
    ask().catch((failure: unknown) => isCurrent && setError(toWorkbenchError(failure)));
    return () => {
      isCurrent = false;
    };
  }, [subject, question, session, revision, asked]);
  return { changes, error, refresh };
}
