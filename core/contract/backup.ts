/** The rolling backups of the open casefile. */
import * as z from 'zod';
import { call, nothing, passphrase, path, recoveryCode } from './call.ts';
import type { CasefileState } from './casefile.ts';

export const backupCalls = {
  'backup.list': call<BackupInfo[]>()(nothing),
  'backup.create': call<BackupInfo>()(nothing),
  /** Writes the backup as a new file beside the casefile and opens it; the present file stays untouched. */
  'backup.restore': call<CasefileState>()(
    z.strictObject({
      backup: path,
      path,
      passphrase: passphrase.optional(),
      recoveryCode: recoveryCode.optional(),
    }),
  ),
};

export interface BackupInfo {
  file: string;
  path: string;
  at: string;
  bytes: number;
}
