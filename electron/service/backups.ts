import { setImmediate as breath } from 'node:timers/promises';
import type { backupCalls } from '../../core/contract/backup.ts';
import { Casefile } from '../casefile/casefile.ts';
import { adopt } from './casefiles.ts';
import type { Handlers } from './handlers.ts';
import { absolute, newPath } from './paths.ts';
import { unlockOf } from './unlock.ts';

/** Bytes copied before other calls are answered again: less than a tenth of a second. */
const SLICE = 4 * 1024 * 1024;

/** Backs up evidence until all of it is, or the casefile is closed; everything else goes on in between. */
export async function backUpEvidence(casefile: Casefile): Promise<void> {
  while (casefile.isOpen && casefile.backups.copyEvidence(SLICE) > 0) await breath();
}

export const backupHandlers: Handlers<typeof backupCalls> = {
  'backup.list': ({ open }) => open.casefile.backups.list(),
  'backup.create': async (session) => {
    const { open } = session;
    const made = open.casefile.backups.make();
    await backUpEvidence(open.casefile);
    session.knownFiles.add(made.path);
    return made;
  },
  'backup.restore': (session, { backup, path, passphrase, recoveryCode }) => {
    const source = absolute(backup);
    const unlock = unlockOf(source, passphrase, recoveryCode);
    const casefile = Casefile.restore(source, newPath(path), { unlock, context: session.context });
    return adopt(session, casefile);
  },
};
