/** The list of evidence, read again when something changed: citations may lie in rows the window does not hold. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorkbenchError } from '../../../core/contract.ts';
import type { ListedEvidence } from '../../../core/evidence/list.ts';
import { callWorkbench, toWorkbenchError } from '../../api.ts';
import { openCasefile } from '../../store/casefile-state.ts';
import { useSelected } from '../../store/signal.ts';

export interface EvidenceListState {
  /** `null` until it has been read. */
  list: ListedEvidence[] | null;
  error: WorkbenchError | null;
  read(): Promise<void>;
}

export function useEvidenceList(): EvidenceListState {
  const revision = useSelected(openCasefile, (open) => open?.state.revision ?? 0);
  const [list, setList] = useState<ListedEvidence[] | null>(null);
  const [error, setError] = useState<WorkbenchError | null>(null);
  const latest = useRef(0);
  const reading = useRef(false);
  const read = useCallback(async (): Promise<void> => {
    latest.current += 1;
    // A hundred photographs come in one after the other; each reading answers for all that came before it.
    if (reading.current) return;
    reading.current = true;
    try {
      for (let mine = 0; mine !== latest.current;) {
        mine = latest.current;
        setList(await callWorkbench('evidence.list', {}));
        setError(null);
      }
    } catch (cause) {
      setError(toWorkbenchError(cause));
    } finally {
      reading.current = false;
    }
  }, []);
  useEffect(() => {
    const timer = window.setTimeout(() => void read());
    return () => window.clearTimeout(timer);
  }, [read, revision]);
  return { list, error, read };
}
