/** Long work that runs beside the window's calls: reports how far it is, can be called off, is remembered a while. */
import { type ErrorData, type JobState, WorkbenchError } from '../../core/contract.ts';
import type { jobCalls } from '../../core/contract/job.ts';
import type { ExportReport } from '../../core/document/model.ts';
import type { Handlers } from './handlers.ts';

/** Finished jobs a window may still ask about. */
const KEPT = 20;

export interface JobControl {
  signal: AbortSignal;
  /** @param progress 0–1 @param step in Chinese */
  report(progress: number, step: string): void;
  /** One document is finished and stays, whatever becomes of the rest. */
  finished(report: ExportReport): void;
}

interface Job {
  state: JobState;
  abort: AbortController;
  ended: Promise<void>;
}

export class Jobs {
  readonly #jobs = new Map<string, Job>();

  /** @param explain turns what the work throws into what the window shows. */
  start(
    id: string,
    work: (control: JobControl) => Promise<void>,
    explain: (error: unknown) => ErrorData,
    kind: JobState['kind'] = 'export',
  ): JobState {
    const abort = new AbortController();
    const state: JobState = { id, kind, state: 'running', progress: 0, step: '准备', reports: [] };
    const control: JobControl = {
      signal: abort.signal,
      report: (progress, step) => Object.assign(state, { progress: Math.min(Math.max(progress, 0), 1), step }),
      finished: (report) => state.reports.push(report),
    };
    const ended = work(control).then(
      () => void Object.assign(state, { state: 'done', progress: 1, step: '完成' }),
      (error: unknown) => {
        // A write that was under way when the user called it off may fail with anything.
        if (abort.signal.aborted) Object.assign(state, { state: 'cancelled', step: '已取消' });
        else Object.assign(state, { state: 'failed', step: '没有完成', error: explain(error) });
      },
    );
    this.#jobs.set(id, { state, abort, ended });
    this.#forgetOld();
    return copy(state);
  }

  /** @throws WorkbenchError NOT_FOUND */
  get(id: string): JobState {
    return copy(this.#find(id).state);
  }

  /** Returns when the job has ended and its unfinished files are gone. A finished job stays as it is. */
  async cancel(id: string): Promise<JobState> {
    const job = this.#find(id);
    job.abort.abort();
    await job.ended;
    return copy(job.state);
  }

  /** Calls off everything and waits for the end of it. */
  async stop(): Promise<void> {
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.abort.abort();
    await Promise.all(jobs.map((job) => job.ended));
  }

  #find(id: string): Job {
    const job = this.#jobs.get(id);
    if (job) return job;
    throw new WorkbenchError('NOT_FOUND', '找不到这项任务，可能是工作台重新启动过。', '请重新导出。');
  }

  #forgetOld(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#jobs.size <= KEPT) return;
      if (job.state.state !== 'running') this.#jobs.delete(id);
    }
  }
}

/** The caller's copy must not change under it. */
function copy(state: JobState): JobState {
  return { ...state, reports: [...state.reports] };
}

export const jobHandlers: Handlers<typeof jobCalls> = {
  'job.get': ({ jobs }, { id }) => jobs.get(id),
  'job.cancel': ({ jobs }, { id }) => jobs.cancel(id),
};
