/** The sample's conformity report, eighty pages: called off at several moments, and a place that cannot be written to. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobState } from '../../core/contract.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
let items: { document: string; subject: string }[];
beforeAll(async () => {
  desk = openDesk();
  const { answers } = await desk.call('casefile.demo', { path: desk.path('示例.iovcase') });
  const subject = answers.find(({ question }) => question.startsWith('cnf_'))?.subject ?? '';
  items = [{ document: 'conformity-report', subject }];
}, 120_000);
afterAll(() => desk.clear());

const start = (folder: string, overwrite = false): Promise<JobState> =>
  desk.call('document.export', { items, folder: desk.path(folder), draft: true, overwrite });

/** The job when it says it is at `step`, or when it has ended. */
async function reached(job: JobState, step: string): Promise<JobState> {
  for (let now = job; ; now = await desk.call('job.get', { id: job.id })) {
    if (now.state !== 'running' || now.step.includes(step)) return now;
    await turn();
  }
}

describe('the conformity report of the sample', { timeout: 240_000 }, () => {
  it('called off at its beginning, amid it and at its end leaves no file; the next export is whole, or nothing', async () => {
    for (const step of ['准备', '编排目录与页码', '读回核对']) {
      const then = await reached(await start('called-off'), step);
      const { state, reports } = await desk.call('job.cancel', { id: then.id });
      // A machine that let it end before the cancel came has a whole document; anything between the two is wrong.
      expect([step, state, readdirSync(desk.path('called-off'))]).toEqual([
        step,
        then.state === 'running' && reports.length === 0 ? 'cancelled' : 'done',
        reports.map(({ fileName }) => fileName),
      ]);
    }
    const progress: number[] = [];
    let job = await start('whole');
    for (; job.state === 'running'; job = await desk.call('job.get', { id: job.id })) {
      if (job.progress !== progress.at(-1)) progress.push(job.progress);
      await turn();
    }
    expect([job.error, job.state, job.reports.length]).toEqual([undefined, 'done', 1]);
    const [report] = job.reports;
    expect(readdirSync(desk.path('whole'))).toEqual([report?.fileName]);
    expect(readFileSync(report?.path ?? '').length).toBe(report?.bytes);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));

    // Something that cannot be replaced has taken its name.
    const taken = desk.path('taken');
    const name = report?.fileName ?? '';
    mkdirSync(join(taken, name), { recursive: true });
    writeFileSync(join(taken, name, '在用.txt'), '');
    const refused = await desk.ended(await start('taken', true));
    expect([refused.state, refused.error?.code, refused.reports]).toEqual(['failed', 'DISK', []]);
    expect(refused.error?.message).toMatch(/^「.+」没有写成：/);
    expect(readdirSync(taken, { recursive: true }).sort()).toEqual([name, join(name, '在用.txt')].sort());
  });
});
