/** Makes a casefile, fills it, and opens it; nothing is left of one that could not be filled. */
import { rmSync } from 'node:fs';
import type { CasefileState } from '../../core/contract.ts';
import { Casefile } from '../casefile/casefile.ts';
import { adopt } from './casefiles.ts';
import type { Session, UsablePack } from './session.ts';

interface NewCasefile {
  path: string;
  pack: UsablePack;
  passphrase: string | null;
  fill: (casefile: Casefile) => void | Promise<void>;
}

export async function createCasefile(
  session: Session,
  { path, pack, passphrase, fill }: NewCasefile,
): Promise<{ state: CasefileState; recoveryCode: string }> {
  const { id: packId, version: packVersion, digest: packDigest } = pack.pack;
  const meta = { packId, packVersion, packDigest, appVersion: session.options.version };
  const { casefile, recoveryCode } = Casefile.create(path, { passphrase, meta, context: session.context });
  try {
    await fill(casefile);
  } catch (error) {
    casefile.close();
    rmSync(path, { force: true });
    throw error;
  }
  return { state: adopt(session, casefile), recoveryCode };
}
