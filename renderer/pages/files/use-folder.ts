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

const list = (folder: string, filter: PickOptions['filter']): Promise<FolderListing> =>
  callWorkbench('app.listFolder', { folder, filter });

export function useFolder(start: string, filter: PickOptions['filter']): Folder {
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [error, setError] = useState<WorkbenchError | null>(null);
  const go = useCallback(
    async (folder: string) => {
      try {
        setListing(await list(folder, filter));
        setError(null);
      } catch (failure) {
        setError(toWorkbenchError(failure));
      }
    },
    [filter],
  );
  useEffect(() => {
    // The first listing; `go` sets state only once the workbench has answered.
    let current = true;
    list(start, filter).then(
      (first) => current && setListing(first),
      (failure: unknown) => current && setError(toWorkbenchError(failure)),
    );
    return () => {
      current = false;
    };
  }, [start, filter]);
  return { listing, error, go };
}
