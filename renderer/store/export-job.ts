/** The running or last export of this window: it outlives a walk to another page. */
import type { CallInput, JobState } from '../../core/contract.ts';
import { callWorkbench } from '../api.ts';
import { settled } from './casefile-store.ts';
import { cancelJob, followJob } from './follow-job.ts';
import { createSignal } from './signal.ts';

export const exportJob = createSignal<JobState | null>(null);

/** Waits until everything typed is on disk, then starts. @throws WorkbenchError */
export async function startExport(input: CallInput<'document.export'>): Promise<void> {
  await settled();
  const job = await callWorkbench('document.export', input);
  exportJob.set(job);
  void follow(job);
}

export async function cancelExport(): Promise<void> {
  exportJob.set(await cancelJob(exportJob.get()));
}

/** A job that failed is shown with its error; one that nobody knows any more is not shown. */
async function follow(started: JobState): Promise<void> {
  const isOurs = (): boolean => exportJob.get()?.id === started.id;
  await followJob(started, (job) => isOurs() && exportJob.set(job)).catch(() => {
    if (exportJob.get()?.state === 'running' && isOurs()) exportJob.set(null);
  });
}
