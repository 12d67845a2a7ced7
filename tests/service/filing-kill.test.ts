/** `kill -9` while filings are handed in: a row of the filings' table is there whole, with its file, or not there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AttachmentItem } from '../../core/answer/answer.ts';
import { FilingDesk } from './filing-desk.ts';

const KILLS = 8;
const CHILD = join(import.meta.dirname, 'filing-kill-child.ts');

test(`${KILLS} kills leave no filing half recorded`, { timeout: 240_000 }, async () => {
  const firm = await new FilingDesk().start();
  const { desk, subject } = firm;
  const edits = Array.from({ length: 200 }, (_, i) => ({
    row: `r${i}`,
    order: `a${String(i).padStart(3, '0')}5`,
    cells: { no: `N-${i}`, kind: 'sense', level: 'important', records: i },
  }));
  await desk.call('register.put', { ...firm.at, edits });
  await desk.call('casefile.close', {});
  const path = desk.path('甲.iovcase');
  const confirmed = new Set<string>();
  for (let round = 0; round < KILLS; round += 1) {
    const child = spawn(process.execPath, [CHILD, desk.home, path, subject], { stdio: ['ignore', 'pipe', 'inherit'] });
    // The wait starts with the first filing, so that every kill falls into the work.
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 200));
    child.stdout.on('data', (data: Buffer) =>
      String(data)
        .split('\n')
        .filter(Boolean)
        .forEach((row) => confirmed.add(row)),
    );
    await once(child, 'close');
  }
  await desk.call('casefile.open', { path });
  expect(await desk.call('casefile.verify', {})).toMatchObject({ ok: true });
  const answers = (await desk.call('casefile.current', {}))?.answers ?? [];
  const rows = new Map<string, Record<string, unknown>>();
  for (const { question, row, column, value } of answers)
    if (question === 'filings') rows.set(row, { ...rows.get(row), [column]: value });
  for (const row of confirmed) expect(rows.has(row)).toBe(true);
  expect(rows.size).toBeLessThanOrEqual(confirmed.size + KILLS);
  for (const [row, cells] of rows) {
    expect(Object.keys(cells).sort()).toEqual(['', 'snapshot', 'state', 'submitted']);
    const [file] = cells['snapshot'] as AttachmentItem[];
    expect((await desk.call('evidence.get', { sha256: file?.sha256 ?? '' })).bytes).toBeGreaterThan(0);
    await firm.answer('filings', 'passed', row, 'state');
  }
  expect(await firm.changes()).toMatchObject({ filings: rows.size, notes: [], baseline: { rows: 200 } });
  await desk.clear();
});
