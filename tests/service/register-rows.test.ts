/** Rows that come from a library, a table and another register: through the workbench, as a window meets them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellValue } from '../../core/answer/answer.ts';
import type { CallInput } from '../../core/contract.ts';
import { DEFAULT_CHOICES } from '../../core/register/import-model.ts';
import { openDesk, type Desk } from './desk.ts';

const CHOICES = structuredClone(DEFAULT_CHOICES) as CallInput<'register.importApply'>['choices'];
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

describe('linked rows', () => {
  it('are offered by name, read through, and missed when they go', async () => {
    const [swap = '', server = ''] = await gear();
    await put('assets', swap, { no: 'HW-01', tested: true, c: 2, threat: 3 });
    const [target] = await desk.call('register.links', { subject, question: 'records' });
    expect(target).toMatchObject({ column: 'asset', register: 'assets' });
    expect(target?.rows[0]).toEqual({
      named: { id: swap, kind: 'row:asset', name: 'HW-01 核心交换机', also: ['HW-01'] },
      view: { _id: swap, no: 'HW-01', name: '核心交换机', risk: 6 },
    });
    const fixes = await desk.call('register.links', { subject, question: 'fixes' });
    expect(fixes[0]?.rows.map(({ named }) => named.offered)).toEqual([undefined, false]);
    await put('fixes', 'mine', { no: 'HW-01', asset: 'nowhere' }, 'a0');
    await put('fixes', 'next', { asset: server }, 'a1');
    const rules = (await state('fixes'))?.problems.map(({ rule, rows: [row] }) => `${rule} ${row}`);
    // The number is one of an asset's: seen through the set of another register.
    expect(rules).toEqual(expect.arrayContaining(['link mine', 'link-when next', 'F-01 mine', 'F-02 mine']));
  });

  it('scores of one register are read by questions, checks and the rows of others', async () => {
    for (const id of await ids('records')) await put('records', id, { result: id === 'lib~B02' ? 'fail' : 'pass' });
    const records = await state('records');
    expect(records?.scores['result']).toMatchObject({ total: 4, open: 0, rate: 75 });
    expect(records?.scores['result']?.score).toBeCloseTo(57.14, 2);
    expect((await state('fixes'))?.problems.map(({ rule }) => rule)).not.toContain('F-02');
    expect(await ids('fixes')).toEqual(['rec~lib~B02']);
  });
});

describe('a customer’s table', () => {
  it('finds rows by number and object, and writes only what a person would', async () => {
    const [swap = '', server = ''] = await gear();
    await put('assets', swap, { no: 'HW-01', tested: true });
    await put('assets', server, { no: 'HW-02', tested: true });
    const path = desk.path('记录.csv');
    const lines = [
      '指标,对象,要求,结果,问题',
      'A01,HW-01,改过的要求,不符合,未隔离',
      'A01,HW-02 应用服务器,,符合,',
      'Z99,HW-01,没有这一项,符合,',
    ];
    writeFileSync(path, lines.join('\n'));
    const opened = await desk.call('register.importOpen', { subject, question: 'records', path });
    const mapping = opened.mapping.map(({ score: _, reason: __, ...each }) => each);
    const preview = { id: opened.id, mapping, key: ['no', 'asset'] };
    expect(await desk.ended(await desk.call('register.importPreview', preview))).toMatchObject({ state: 'done' });
    const { counts } = await desk.call('register.importResult', { id: opened.id });
    expect(counts).toMatchObject({ changed: 2, added: 0, rejected: 1, missing: 0 });
    const applied = await desk.ended(await desk.call('register.importApply', { id: opened.id, choices: CHOICES }));
    expect(applied).toMatchObject({ state: 'done' });
    expect(await cells('records', `lib~A01~${swap}`)).toMatchObject({ requirement: '区域隔离', finding: '未隔离' });
    const history = await desk.call('answer.history', { subject, question: 'records' });
    expect(history.map(({ value }) => (value as { cells: object }).cells)).toEqual(
      expect.arrayContaining([{ result: 'fail', finding: '未隔离' }, { result: 'pass' }]),
    );
  });
});
