/** Saving under another name and changing the passphrase, beside other work: both copy the whole casefile. */
import { WorkbenchError, type CasefileState, type JobState } from '../../core/contract.ts';
import type { casefileCopyCalls } from '../../core/contract/casefile-copy.ts';
import type { CallInput } from '../../core/contract.ts';
import type { LongWriteOptions } from '../casefile/long-write.ts';
import { toErrorData } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { newPath } from './paths.ts';
import { type OpenCasefile, type Session, stateOf } from './session.ts';
import { unlockOf } from './unlock.ts';

/** Session → job → code that nobody has asked for yet. Only the last change's: an older code opens nothing any more. */
const codes = new WeakMap<Session, { job: string; recoveryCode: string }>();

export const casefileCopyHandlers: Handlers<typeof casefileCopyCalls> = {
  'casefile.saveAsStart': (session, { path }) => {
    const target = newPath(path);
    return startCopy(session, '另存案卷', (open, options) => saveAs(session, open, target, options));
  },
  'casefile.changePassphraseStart': (session, input) => {
    const id = session.options.newId();
    const work = async (open: OpenCasefile, options: LongWriteOptions): Promise<void> => {
      codes.set(session, { job: id, recoveryCode: await changePassphrase(open, input, options) });
    };
    return startCopy(session, '更换口令', work, id);
  },
  'casefile.passphraseChanged': (session, { id }) => {
    const known = codes.get(session);
    if (known?.job !== id)
      throw new WorkbenchError('NOT_FOUND', '找不到这次更换的结果。', '需要新的恢复码时，请用「换发恢复码」。');
    codes.delete(session);
    return { state: stateOf(session.open), recoveryCode: known.recoveryCode };
  },
};

function startCopy(
  session: Session,
  step: string,
  work: (open: OpenCasefile, options: LongWriteOptions) => Promise<unknown>,
  id: string = session.options.newId(),
): JobState {
  const { open } = session;
  const explain = (error: unknown) => toErrorData(error, (unforeseen) => session.log('casefile.copy', unforeseen));
  return session.jobs.start(
    id,
    async ({ signal, report }) => void (await work(open, { signal, report: (share) => report(share, step) })),
    explain,
    'copy',
  );
}

export async function saveAs(
  session: Session,
  open: OpenCasefile,
  target: string,
  options: LongWriteOptions = {},
): Promise<CasefileState> {
  await open.casefile.saveAsInSlices(target, options);
  session.remember(open.casefile.path);
  return stateOf(open);
}

/** @returns the new recovery code, '' without encryption */
export async function changePassphrase(
  { casefile }: OpenCasefile,
  { current, recoveryCode, next }: CallInput<'casefile.changePassphrase'>,
  options: LongWriteOptions = {},
): Promise<string> {
  const unlock = unlockOf(casefile.path, current, recoveryCode);
  return (await casefile.changePassphraseInSlices({ current: unlock, next }, options)).recoveryCode;
}
