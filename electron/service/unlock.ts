import { WorkbenchError } from '../../core/contract.ts';
import { Casefile } from '../casefile/casefile.ts';
import type { Unlock } from '../casefile/context.ts';

/** Which key opens the file. @throws WorkbenchError PASSPHRASE_NEEDED */
export function unlockOf(path: string, passphrase?: string, recoveryCode?: string): Unlock {
  if (passphrase !== undefined) return { passphrase };
  if (recoveryCode !== undefined) return { recoveryCode };
  if (Casefile.isEncrypted(path))
    throw new WorkbenchError('PASSPHRASE_NEEDED', '这个案卷设有口令。', '请输入口令，或使用恢复码。');
  return { none: true };
}
