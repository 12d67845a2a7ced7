/** The running or last export of this window: it outlives a walk to another page. */
import type { CallInput, JobState } from '../../core/contract.ts';
import { callWorkbench, ConnectionLost } from '../api.ts';
import { settled } from './casefile-store.ts';
import { createSignal } from './signal.ts';

const POLL_MS = 250;

export const exportJob = createSignal<JobState | null>(null);

/** Waits until everything typed is on disk, then starts. @throws WorkbenchError */
export async function startExport(input: CallInput<'document.export'>): Promise<void> {
  await settled();
  const job = await callWorkbench('document.export', input);
  exportJob.set(job);
  void follow(job.id);
}

export async function cancelExport(): Promise<void> {
  const job = exportJob.get();
  if (job?.state === 'running') exportJob.set(await callWorkbench('job.cancel', { id: job.id }));
}

async function follow(id: string): Promise<void> {
  while (exportJob.get()?.id === id && exportJob.get()?.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    try {
      const job = await callWorkbench('job.get', { id });
      if (exportJob.get()?.id === id) exportJob.set(job);
    } catch (error) {
      // The export goes on without us; ask again when the workbench is back.
      if (!(error instanceof ConnectionLost)) return exportJob.set(null);
    }
  }
}
