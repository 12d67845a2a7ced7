import { useCallback, useEffect, useState } from 'react';
import type { FolderListing, WorkbenchError } from '../../../core/contract.ts';
import { callWorkbench, toWorkbenchError } from '../../api.ts';
import type { PickOptions } from './pick-path.ts';

export interface Folder {
  listing: FolderListing | null;
  error: WorkbenchError | null;
  /** A folder that cannot be read leaves the present one in view. */
  go(folder: string): Promise<void>;
}

export function useFolder(start: string, filter: PickOptions['filter']): Folder {
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [error, setError] = useState<WorkbenchError | null>(null);
  const go = useCallback(
    async (folder: string) => {
      try {
        setListing(await callWorkbench('app.listFolder', { folder, filter }));
        setError(null);
      } catch (failure) {
        setError(toWorkbenchError(failure));
      }
    },
    [filter],
  );
  useEffect(() => void go(start), [go, start]);
  return { listing, error, go };
}
