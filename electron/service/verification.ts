/** Checking a whole casefile beside other work: gigabytes of evidence take a while. */
import { setImmediate as breath } from 'node:timers/promises';
import { WorkbenchError, type JobState, type VerifyReport } from '../../core/contract.ts';
import type { verificationCalls } from '../../core/contract/verification.ts';
import { toErrorData } from './errors.ts';
import type { Handlers } from './handlers.ts';
import type { JobControl } from './jobs.ts';
import type { Session } from './session.ts';

/** Reports a window may still ask for. */
const KEPT = 5;

/** Session → job → what it found. */
const reports = new WeakMap<Session, Map<string, VerifyReport>>();

export const verificationHandlers: Handlers<typeof verificationCalls> = {
  'casefile.verify': (session) => session.open.casefile.verify(),
  'casefile.verifyStart': (session): JobState => {
    const { casefile } = session.open;
    const id = session.options.newId();
    const work = async ({ report, signal }: JobControl): Promise<void> => {
      const steps = casefile.verifyInSteps();
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return keep(session, id, step.value);
        report(step.value.share, `检查${step.value.step}`);
        await breath();
        signal.throwIfAborted();
      }
    };
    const explain = (error: unknown) => toErrorData(error, (unforeseen) => session.log('casefile.verify', unforeseen));
    return session.jobs.start(id, work, explain, 'verify');
  },
  'casefile.verified': (session, { id }) => {
    const report = reports.get(session)?.get(id);
    if (report) return report;
    throw new WorkbenchError('NOT_FOUND', '找不到这次检查的结果。', '请重新检查。');
  },
};

function keep(session: Session, id: string, report: VerifyReport): void {
  const kept = reports.get(session) ?? new Map<string, VerifyReport>();
  reports.set(session, kept.set(id, report));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
