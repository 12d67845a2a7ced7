import { useEffect } from 'react';
import { flushDrafts } from './drafts.ts';

/** Hands over what is typed before the window goes away: phones and laptops that close may never fire `beforeunload`. */
export function useFlushedDrafts(): void {
  useEffect(() => {
    document.addEventListener('visibilitychange', flushDrafts);
    window.addEventListener('pagehide', flushDrafts);
    return () => {
      document.removeEventListener('visibilitychange', flushDrafts);
      window.removeEventListener('pagehide', flushDrafts);
    };
  }, []);
}
