/** The address follows the row one is at, so that a reload comes back to it. */
import { useEffect } from 'react';
import { hrefOf, type Route, showAddress } from '../../app/route.ts';
import { useFlushedDrafts } from '../../store/use-flushed-drafts.ts';

/** Browsers refuse an address that changes with every key of somebody who marks fast. */
const PAUSE_MS = 200;

export function useAddress(route: Extract<Route, { page: 'marking' }>, row: string): void {
  const href = hrefOf(row ? { ...route, row } : route);
  useEffect(() => {
    const timer = window.setTimeout(() => showAddress(href), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [href]);
  useFlushedDrafts();
}
