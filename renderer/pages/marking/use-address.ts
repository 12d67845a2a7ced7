/** The address follows the row one is at, so that a reload comes back to it. */
import { useEffect } from 'react';
import { hrefOf, type Route } from '../../app/route.ts';
import { flushDrafts } from '../../store/drafts.ts';

/** Browsers refuse an address that changes with every key of somebody who marks fast. */
const PAUSE_MS = 200;

export function useAddress(route: Extract<Route, { page: 'marking' }>, row: string): void {
  const href = hrefOf(row ? { ...route, row } : route);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      if (window.location.hash !== href) window.history.replaceState(window.history.state, '', href);
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [href]);
  useEffect(() => {
    document.addEventListener('visibilitychange', flushDrafts);
    window.addEventListener('pagehide', flushDrafts);
    return () => {
      document.removeEventListener('visibilitychange', flushDrafts);
      window.removeEventListener('pagehide', flushDrafts);
    };
  }, []);
}
