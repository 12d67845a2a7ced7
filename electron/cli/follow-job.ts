/** A job followed from the command line, to its end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkbenchError, type JobState } from '../../core/contract.ts';
import type { CommandContext } from './command.ts';

const POLL_MS = 50;

/**
 * Waits for the end of the job; Ctrl+C calls it off.
 * @param cancelled what a person is told then
 * @throws WorkbenchError CANCELLED, or what the job failed with
 */
export async function followJob(
  { call, output }: Pick<CommandContext, 'call' | 'output'>,
  started: JobState,
  cancelled: string,
): Promise<JobState> {
  let job = started;
  const cancel = (): void => void call('job.cancel', { id: job.id });
  process.once('SIGINT', cancel);
  try {
    while (job.state === 'running') {
      output.progress(`${Math.round(job.progress * 100)}% ${job.step}`);
      await sleep(POLL_MS);
      job = await call('job.get', { id: job.id });
    }
  } finally {
    output.progress('');
    process.removeListener('SIGINT', cancel);
  }
  if (job.state === 'cancelled') throw new WorkbenchError('CANCELLED', cancelled);
  if (job.error) throw WorkbenchError.from(job.error);
  return job;
}
