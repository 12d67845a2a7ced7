/** The shipped catalogue pack a year after its first filing: the rule fires, the clock runs, 表1-7 is written. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CellValue } from '../../core/answer/answer.ts';
import { toAnswers } from '../../core/answer/answer.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import { openDesk, type Desk } from './desk.ts';

const PACK = 'data-catalogue-2025';
let desk: Desk;
let at: { subject: string; question: string };

beforeAll(async () => {
  desk = openDesk({ now: () => new Date(2026, 3, 1, 9) });
  const { subject } = await desk.create(PACK);
  at = { subject, question: 'catalogue' };
});
afterAll(() => desk.clear());

const answer = (question: string, value: CellValue, row = '', column = '') =>
  desk.call('answer.put', { edits: [{ subject: at.subject, question, row, column, value }] });
const row = (cells: Record<string, CellValue>) =>
  desk.call('register.put', { ...at, edits: [{ row: 'a', order: 'a0', cells }] });
const duty = async (id: string) => (await desk.call('duty.list', {})).deadlines.find((each) => each.duty === id);
const said = async (check: string): Promise<number> => {
  const pack = await desk.call('pack.get', { id: PACK, version: '1.0.0' });
  const answers = toAnswers((await desk.call('casefile.current', {}))?.answers ?? []);
  const { findings } = evaluateCasefile(pack, answers, '2026-04-01', await desk.call('register.state', {}));
  return findings.filter((finding) => finding.check === check).length;
};

it('12.0 亿条 / 82 TB filed, 16.1 亿条 / 97 TB now', async () => {
  await row({
    no: 'ZY-0203-001',
    name: '行驶数据',
    level: 'important',
    records: 1_200_000_000,
    volume: 82,
    unit: 'TB',
  });
  const { row: filing } = await desk.call('filing.record', at);
  await answer('fil_filings', '2025-07-20', filing, 'day');
  expect(await duty('SH-10')).toBeUndefined();
  await answer('fil_filings', 'passed', filing, 'state');
  await row({ records: 1_610_000_000, volume: 97 });

  expect(await said('D1-31')).toBe(1);
  expect(await duty('SH-10')).toMatchObject({ state: 'waiting' });
  await answer('fil_change_date', '2026-03-15');
  expect(await said('D1-31')).toBe(0);
  expect(await duty('SH-10')).toMatchObject({ state: 'due', due: '2026-06-15', daysLeft: 75 });

  const { total, clock } = await desk.call('filing.changes', at);
  expect(total?.measures.map(({ label, rate, state }) => [label, rate, state])).toEqual([
    ['记录条数', 34.17, 'exceeded'],
    ['存储总量（字节）', 18.29, 'below'],
  ]);
  expect(clock).toMatchObject({ due: '2026-06-15' });
  await desk.call('filing.report', at);
  const { rows } = await desk.call('register.rows', { ...at, question: 'changes', from: 0, count: 10 });
  expect(rows.map(({ cells }) => [cells['field'], cells['now'], cells['rate']])).toEqual([
    ['记录条数', '1610000000', 34.17],
    ['存储总量（字节）', '106652627894272', 18.29],
  ]);
});
