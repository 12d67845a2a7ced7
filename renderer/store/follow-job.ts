/** Waiting for work that outlives the call which began it. */
import { WorkbenchError, type JobState } from '../../core/contract.ts';
import { callWorkbench, ConnectionLost } from '../api.ts';

const POLL_MS = 150;

/**
 * @param tell hears how far the job is, to the end
 * @returns the job once it is done or called off. @throws WorkbenchError what it failed with
 */
export async function followJob(started: JobState, tell: (job: JobState) => void): Promise<JobState> {
  let job = started;
  tell(job);
  while (job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    job = await ask(job);
    tell(job);
  }
  if (job.error) throw WorkbenchError.from(job.error);
  return job;
}

/** The job goes on without us: when the workbench does not answer, it is asked again. */
async function ask(job: JobState): Promise<JobState> {
  try {
    return await callWorkbench('job.get', { id: job.id });
  } catch (error) {
    if (error instanceof ConnectionLost) return job;
    throw error;
  }
}

export async function cancelJob(job: JobState | null): Promise<JobState | null> {
  return job?.state === 'running' ? callWorkbench('job.cancel', { id: job.id }) : job;
}
