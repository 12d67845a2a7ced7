/** Keeps the window in step with the workbench: after a lost connection, and when someone else changed the casefile. */
import { callWorkbench } from '../api.ts';
import { retrySave, syncFromWorkbench } from './casefile-store.ts';
import { hasUnsaved } from './casefile-store.ts';
import { connection } from './connection.ts';

const RETRY_MS = 3000;

/** Asks whether the workbench is back; then writes what waited, or looks for changes. */
export async function reconnect(): Promise<void> {
  await callWorkbench('app.info', {});
  if (hasUnsaved()) retrySave();
  else await syncFromWorkbench();
}

const quietly = (work: () => Promise<void>): void => {
  // A failure here shows itself as the connection banner or with the next call the user makes.
  work().catch(() => undefined);
};

export function startSync(): () => void {
  const onFocus = (): void => {
    if (document.visibilityState === 'visible') quietly(syncFromWorkbench);
  };
  const timer = window.setInterval(() => {
    if (!connection.get()) quietly(reconnect);
  }, RETRY_MS);
  window.addEventListener('focus', onFocus);
  document.addEventListener('visibilitychange', onFocus);
  return () => {
    window.clearInterval(timer);
    window.removeEventListener('focus', onFocus);
    document.removeEventListener('visibilitychange', onFocus);
  };
}
