import { Casefile } from '../casefile/casefile.ts';
import { adopt, unlockOf } from './casefiles.ts';
import type { AreaHandlers } from './handlers.ts';
import { absolute, newPath } from './paths.ts';

export const backupHandlers: AreaHandlers<'backup'> = {
  'backup.list': ({ open }) => open.casefile.listBackups(),
  'backup.create': (session) => {
    const made = session.open.casefile.backup();
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
