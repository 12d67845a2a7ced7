/** Opening a casefile from anywhere: straight, or by asking for the passphrase. */
import { WorkbenchError, type CasefileState } from '../../core/contract.ts';
import { callWorkbench } from '../api.ts';
import { loadRecent } from './app.ts';
import { adopt, forgetCasefile, settled } from './casefile-store.ts';
import { createSignal } from './signal.ts';

export type Key = { passphrase: string } | { recoveryCode: string };

export interface UnlockRequest {
  fileName: string;
  unlock(key: Key): Promise<void>;
}
/** The dialog that asks; `null` when nobody is asked. */
export const unlockRequest = createSignal<UnlockRequest | null>(null);

/**
 * Runs `open` without a key; when one is needed, shows the unlock dialog and leaves the rest to it.
 * @throws WorkbenchError for everything a key cannot mend.
 */
async function withKey(
  fileName: string,
  open: (key: Partial<Record<'passphrase' | 'recoveryCode', string>>) => Promise<CasefileState>,
  opened: () => void,
): Promise<void> {
  const show = async (state: CasefileState): Promise<void> => {
    await adopt(state);
    void loadRecent();
    opened();
  };
  try {
    await show(await open({}));
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.code !== 'PASSPHRASE_NEEDED') throw error;
    unlockRequest.set({
      fileName,
      async unlock(key) {
        await show(await open(key));
        unlockRequest.set(null);
      },
    });
  }
}

/** @param opened called after the casefile is shown, at once or after the passphrase. */
export async function openCasefileAt(path: string, fileName: string, opened: () => void): Promise<void> {
  await withKey(fileName, (key) => callWorkbench('casefile.open', { path, ...key }), opened);
}

export async function restoreBackup(backup: string, path: string, fileName: string, opened: () => void): Promise<void> {
  await settled();
  await withKey(fileName, (key) => callWorkbench('backup.restore', { backup, path, ...key }), opened);
}

/** @throws WorkbenchError when something typed could not be written; the casefile then stays open. */
export async function closeCasefile(): Promise<void> {
  await settled();
  await callWorkbench('casefile.close', {});
  forgetCasefile();
  await loadRecent();
}
