/** A workbench on temporary folders, with a clock and ids that can be foretold. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallInput, CallName, CallResult, CasefileState, ErrorData, JobState } from '../../core/contract.ts';
import type { WorkbenchOptions } from '../../electron/service/options.ts';
import { createWorkbench, type Workbench } from '../../electron/service/workbench.ts';

export const PACK = 'shanghai-2025';
const templates = join(import.meta.dirname, '../../templates');

export interface Desk {
  folder: string;
  home: string;
  workbench: Workbench;
  /** The result, or a test failure with the error's words. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallResult<N>>;
  /** The error, or a test failure. Input is not typed: errors are what is asked for. */
  fail(name: string, input: unknown): Promise<ErrorData>;
  /** A new casefile of 甲公司, opened, without passphrase unless one is given. */
  create(packId: string, passphrase?: string | null): Promise<{ state: CasefileState; subject: string }>;
  /** The job once it is over, whatever became of it. */
  ended(job: JobState): Promise<JobState>;
  path(name: string): string;
  clear(): Promise<void>;
}

export function openDesk(options: Partial<WorkbenchOptions> = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'service-'));
  const home = options.home ?? join(folder, 'home');
  let ids = 0;
  const workbench = createWorkbench({
    home,
    packsDirs: [templates],
    calendarDir: join(import.meta.dirname, '../../resources/work-calendar'),
    door: 'cli',
    version: '0.1.0',
    now: () => new Date(2026, 6, 1, 9, 0, ids),
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    documentsFolder: folder,
    ...options,
  });
  const call: Desk['call'] = async (name, input) => {
    const reply = await workbench.invoke(name, input);
    if (reply.ok) return reply.result as never;
    throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  };
  return {
    folder,
    home,
    workbench,
    call,
    fail: async (name, input) => {
      const reply = await workbench.invoke(name, input);
      if (!reply.ok) return reply.error;
      throw new Error(`${name} did not fail: ${JSON.stringify(reply).slice(0, 500)}`);
    },
    create: async (packId, passphrase = null) => {
      const path = join(folder, '甲.iovcase');
      const { state } = await call('casefile.create', { path, packId, enterpriseName: '甲公司', passphrase });
      return { state, subject: state.answers[0]?.subject ?? '' };
    },
    ended: async (job) => {
      for (let now = job; ; now = await call('job.get', { id: job.id })) {
        if (now.state !== 'running') return now;
        await sleep(10);
      }
    },
    path: (name) => join(folder, name),
    clear: async () => {
      await workbench.close();
      rmSync(folder, { recursive: true });
    },
  };
}
