/** The open casefile's deadlines as the workbench reckons them; asked again whenever something has been written. */
import { useCallback, useEffect, useState } from 'react';
import type { DutyList } from '../../../../core/duty/call-results.ts';
import type { WorkbenchError } from '../../../../core/contract.ts';
import { callWorkbench, toWorkbenchError } from '../../../api.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';

export interface Duties {
  list: DutyList | null;
  error: WorkbenchError | null;
  refresh(): void;
}

export function useDuties(): Duties {
  const { state } = useOpenCasefile();
  const [list, setList] = useState<DutyList | null>(null);
  const [error, setError] = useState<WorkbenchError | null>(null);
  const [asked, setAsked] = useState(0);
  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  const { session, revision } = state;
  useEffect(() => {
    let isCurrent = true;
    callWorkbench('duty.list', {}).then(
      (result) => {
        if (!isCurrent) return;
        setList(result);
        setError(null);
      },
      (failure: unknown) => isCurrent && setError(toWorkbenchError(failure)),
    );
    return () => {
      isCurrent = false;
    };
  }, [session, revision, asked]);
  return { list, error, refresh };
}
