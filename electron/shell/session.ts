import { session, type Session } from 'electron';

/** Not named `persist:…`, so Chromium keeps cache and storage in memory: nothing shown is left on disk in clear. */
export const PARTITION = 'workbench';

export function windowSession(): Session {
  return session.fromPartition(PARTITION, { cache: false });
}
