/** Making, opening, closing, copying and locking casefiles. */
import type { CasefileState } from '../../core/contract.ts';
import type { casefileCalls } from '../../core/contract/casefile.ts';
import { Casefile } from '../casefile/casefile.ts';
import type { Unlock } from '../casefile/context.ts';
import { backUpEvidence } from './backups.ts';
import { changePassphrase, saveAs } from './casefile-copies.ts';
import { createCasefile } from './casefile-create.ts';
import { fillSample, packWithSample } from './demo.ts';
import type { Handlers } from './handlers.ts';
import { absolute, newPath } from './paths.ts';
import { Registers } from './registers.ts';
import { RegisterStates } from './register-states.ts';
import type { Session } from './session.ts';
import { stateOf } from './session.ts';
import { singleSubjectEdits } from './subjects.ts';
import { unlockOf } from './unlock.ts';

export const casefileHandlers: Handlers<typeof casefileCalls> = {
  'casefile.recent': (session) => session.settings.recents(),
  'casefile.forget': (session, { path }) => {
    session.settings.forget(path);
    return session.settings.recents();
  },
  'casefile.create': async (session, { path, packId, enterpriseName, passphrase }) => {
    const pack = session.packs.require(packId);
    const edits = singleSubjectEdits(pack.pack, enterpriseName, session.options.newId);
    const fill = (casefile: Casefile): void => {
      casefile.put(edits, { reason: '新建案卷', action: 'create' });
    };
    return createCasefile(session, { path: newPath(path), pack, passphrase, fill });
  },
  'casefile.open': (session, { path, passphrase, recoveryCode }) =>
    openCasefile(session, absolute(path), unlockOf(absolute(path), passphrase, recoveryCode)),
  'casefile.current': (session) => (session.openOrNone ? stateOf(session.openOrNone) : null),
  'casefile.close': (session) => {
    session.closeCasefile();
    return null;
  },
  'casefile.saveAs': (session, { path }) => saveAs(session, session.open, newPath(path)),
  'casefile.demo': async (session, { path, packId }) => {
    const pack = packWithSample(session.packs, packId);
    const fill = (casefile: Casefile): Promise<void> => fillSample(casefile, pack, session.options.newId);
    return (await createCasefile(session, { path: newPath(path), pack, passphrase: null, fill })).state;
  },
  'casefile.changePassphrase': async (session, input) => {
    const { open } = session;
    const recoveryCode = await changePassphrase(open, input);
    return { state: stateOf(open), recoveryCode };
  },
};

/** Opens a file and makes it the open casefile. */
function openCasefile(session: Session, path: string, unlock: Unlock): CasefileState {
  // The same file again (a second window, a reload): its lock is ours, so it is closed first.
  if (session.openOrNone?.casefile.path === path) session.closeCasefile();
  return adopt(session, Casefile.open(path, { unlock, context: session.context }));
}

/**
 * Makes it the open casefile, with the pack it was made with.
 * @throws WorkbenchError PACK when that is not on this machine; the casefile is closed then.
 */
export function adopt(session: Session, casefile: Casefile): CasefileState {
  try {
    const { packId, packVersion, packDigest } = casefile.meta();
    const pack = session.packs.requireFor(packId, packVersion);
    const changed = `规范包「${pack.pack.title}」${packVersion} 的内容与建立案卷时不同，请留意检查结果的变化。`;
    const later = `案卷用规范包「${pack.pack.title}」${packVersion} 建立，现在按 ${pack.pack.version} 版打开：已有内容不变，新增的问题请补填。`;
    const notice = pack.pack.version !== packVersion ? later : packDigest === pack.pack.digest ? '' : changed;
    const registers = new Registers(casefile, pack.pack);
    const state = session.replace({
      session: session.options.newId(),
      casefile,
      pack,
      notice,
      knownSubjects: new Set(),
      registers,
      registerStates: new RegisterStates(pack.pack, casefile, registers),
    });
    // What an opening had no time for; a full disk has been told of already.
    void backUpEvidence(casefile).catch((error: unknown) => session.log('backup', error));
    return state;
  } catch (error) {
    casefile.close();
    throw error;
  }
}
