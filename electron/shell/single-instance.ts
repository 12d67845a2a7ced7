/** One program per user: a second start hands its file to the first and ends. */
import { app } from 'electron';

export function claimSingleInstance(): boolean {
  return app.requestSingleInstanceLock();
}
