/** Rows that come from a library, a table and another register: through the workbench, as a window meets them. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellValue } from '../../core/answer/answer.ts';
import { openDesk, type Desk } from './desk.ts';

const PACKS = join(import.meta.dirname, '../fixtures/packs');
let desk: Desk;
let subject: string;

beforeEach(async () => {
  desk = openDesk({ packsDirs: [PACKS] });
  const state = await desk.call('casefile.demo', { path: desk.path('甲.iovcase'), packId: 'register-rows' });
  subject = state.answers[0]?.subject ?? '';
});
afterEach(() => desk.clear());

type Cells = Record<string, CellValue | null>;
const put = (question: string, row: string, cells: Cells, order?: string) =>
  desk.call('register.put', { subject, question, edits: [{ row, cells, ...(order ? { order } : {}) }] });
const answer = (question: string, value: CellValue | null) =>
  desk.call('answer.put', { edits: [{ subject, question, row: '', column: '', value }] });
const rows = async (question: string) =>
  (await desk.call('register.rows', { subject, question, from: 0, count: 100 })).rows;
const ids = async (question: string) => (await rows(question)).map(({ id }) => id);
const cells = async (question: string, row: string) => (await rows(question)).find(({ id }) => id === row)?.cells;
const state = async (question: string) =>
  (await desk.call('register.state', {})).find((each) => each.question === question);

const gear = async (): Promise<string[]> => (await ids('assets')).filter((id) => id.startsWith('hw~'));

describe('rows from elsewhere', () => {
  it('are there without being stored, in the order of source, item and object', async () => {
    const [swap = '', server = ''] = await gear();
    expect(await cells('assets', swap)).toEqual({ name: '核心交换机', class: 'network', c: 1 });
    expect(await cells('assets', server)).toEqual({ name: '应用服务器', class: 'host', c: 1 });
    expect(await ids('records')).toEqual(['lib~A01', 'lib~A02', 'lib~B01', 'lib~B02']);
    await put('assets', server, { tested: true });
    await put('assets', swap, { tested: true });
    expect(await ids('records')).toEqual([
      `lib~A01~${swap}`,
      `lib~A01~${server}`,
      `lib~A02~${server}`,
      'lib~B01',
      'lib~B02',
    ]);
    await answer('level', 2);
    expect(await ids('records')).not.toContain('lib~B02');
    expect(await desk.call('answer.history', { subject, question: 'records' })).toEqual([]);
  });

  it('keep only what was written; undo gives the row of the source back', async () => {
    await answer('features', ['cloud']);
    expect(await cells('records', 'lib~A02')).toMatchObject({ result: 'na', reason: '没有在线升级' });
    const { changed } = await put('records', 'lib~A02', { result: 'fail' });
    expect(changed[0]?.value?.cells).toMatchObject({ no: 'A02', requirement: '升级包签名', result: 'fail' });
    const history = await desk.call('answer.history', { subject, question: 'records' });
    expect(history[0]?.value).toMatchObject({ cells: { result: 'fail' } });
    const undone = await desk.call('answer.undo', {});
    expect(undone.changed[0]?.value).toMatchObject({ cells: { no: 'A02', result: 'na' } });
    expect(await cells('records', 'lib~A02')).toMatchObject({ result: 'na' });
    await put('records', 'lib~A02', { result: 'pass' });
    await put('records', 'lib~A02', { result: null });
    expect(await cells('records', 'lib~A02')).toMatchObject({ result: 'na' });
  });

  it('stay while something is written in them, and say that their source is gone', async () => {
    const [swap = ''] = await gear();
    await put('records', 'lib~A01', { result: 'fail', finding: '未隔离' });
    await put('fixes', 'rec~lib~A01', { owner: '张三' });
    expect((await rows('fixes')).map(({ gone }) => gone)).toEqual([undefined]);
    await put('records', 'lib~A01', { result: 'pass' });
    const [fix] = await rows('fixes');
    expect(fix).toMatchObject({ id: 'rec~lib~A01', gone: true, cells: { point: 'A01', owner: '张三' } });
    expect((await state('fixes'))?.problems).toContainEqual(
      expect.objectContaining({ rule: 'source-gone', level: 'hint', rows: ['rec~lib~A01'] }),
    );
    await put('assets', swap, { tested: true });
    expect((await rows('records')).find(({ id }) => id === 'lib~A01')).toMatchObject({ gone: true });
    await desk.call('register.put', { subject, question: 'fixes', edits: [{ row: 'rec~lib~A01', remove: true }] });
    expect(await rows('fixes')).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a printed cell', { question: 'records', edits: [{ row: 'lib~A01', cells: { no: 'X' } }] }, '不能修改'],
    ['a row of one’s own', { question: 'records', edits: [{ row: 'mine', order: 'a0', cells: {} }] }, '不能另加'],
    ['taking a row away', { question: 'records', edits: [{ row: 'lib~A01', remove: true }] }, '不能删除'],
  ])('refuses %s', async (_name, input, message) => {
    await rows('records');
    const error = await desk.fail('register.put', { subject, ...input });
    expect(error.message).toContain(message);
  });
});
