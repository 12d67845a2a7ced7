import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellValue } from '../../core/answer/answer.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import { toAnswers } from '../../core/answer/answer.ts';
import { openDesk, type Desk } from './desk.ts';

const PACKS = join(import.meta.dirname, '../fixtures/packs');
const AT = { question: 'catalogue' };
let desk: Desk;
let subject: string;

beforeEach(async () => {
  desk = openDesk({ packsDirs: [PACKS] });
  ({ subject } = await desk.create('register', 'correct horse battery staple'));
});
afterEach(() => desk.clear());

type Cells = Record<string, CellValue | null>;
const put = (rows: Record<string, Cells>, order?: (index: number) => string) =>
  desk.call('register.put', {
    ...AT,
    subject,
    edits: Object.entries(rows).map(([row, cells], index) => ({
      row,
      cells,
      ...(order ? { order: order(index) } : {}),
    })),
  });
const inOrder = (index: number): string => `a${index}`;
const rows = async () => (await desk.call('register.rows', { ...AT, subject, from: 0, count: 100 })).rows;
const state = async () => (await desk.call('register.state', {}))[0];

describe('rows', () => {
  it('keep what was put, in their order, and one cell changes alone', async () => {
    await put({ r1: { no: 'A-1', title: '甲' }, r2: { no: 'A-2', title: '乙' } }, (index) => `a${9 - index}`);
    const change = await put({ r1: { title: '甲甲', people: 5 } });
    expect(change.changed).toEqual([
      { row: 'r1', value: { order: 'a9', cells: { no: 'A-1', title: '甲甲', people: 5 } } },
    ]);
    expect((await rows()).map(({ id, cells }) => [id, cells['title']])).toEqual([
      ['r2', '乙'],
      ['r1', '甲甲'],
    ]);
    await put({ r1: { people: null } });
    expect((await rows())[1]?.cells).toEqual({ no: 'A-1', title: '甲甲' });
  });

  it('a paste is one step for undo and redo; removed rows come back with their cells', async () => {
    await put({ r1: { no: 'A-1' }, r2: { no: 'A-2' } }, inOrder);
    await desk.call('register.put', { ...AT, subject, edits: [{ row: 'r1', remove: true }] });
    expect(await rows()).toHaveLength(1);
    await desk.call('answer.undo', {});
    expect((await rows()).map(({ cells }) => cells['no'])).toEqual(['A-1', 'A-2']);
    await desk.call('answer.undo', {});
    expect(await rows()).toEqual([]);
    await desk.call('answer.redo', {});
    expect(await rows()).toHaveLength(2);
  });

  it('are on disk, encrypted, and not among the plain answers', async () => {
    await put({ r1: { no: 'A-1', title: '重要数据甲' } }, inOrder);
    await desk.call('casefile.close', {});
    const path = desk.path('甲.iovcase');
    const opened = await desk.call('casefile.open', { path, passphrase: 'correct horse battery staple' });
    expect(opened.answers.some(({ question }) => question === 'catalogue')).toBe(false);
    expect((await rows())[0]?.cells).toEqual({ no: 'A-1', title: '重要数据甲' });
    expect(await desk.call('casefile.verify', {})).toMatchObject({ ok: true });
    const history = await desk.call('answer.history', { subject, question: 'catalogue' });
    expect(history).toHaveLength(1);
  });

  it.each([
    ['a column the pack does not have', [{ row: 'r9', order: 'a0', cells: { nothing: 1 } }], 'BAD_INPUT'],
    ['a new row without an order', [{ row: 'r9', cells: { no: 'x' } }], 'CONFLICT'],
    ['no edits', [], 'BAD_INPUT'],
  ])('%s is refused and nothing is kept', async (_name, edits, code) => {
    expect(await desk.fail('register.put', { ...AT, subject, edits })).toMatchObject({ code });
    expect(await rows()).toEqual([]);
  });

  it('a subject, a register that is none, and a plain edit of a register are refused', async () => {
    const edits = [{ row: 'r1', order: 'a0', cells: {} }];
    expect(await desk.fail('register.put', { subject: 'x', ...AT, edits })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.fail('register.put', { subject, question: 'name', edits })).toMatchObject({ code: 'BAD_INPUT' });
    const plain = [{ subject, question: 'catalogue', row: 'r1', column: '', value: { order: 'a0' } }];
    expect(await desk.fail('answer.put', { edits: plain })).toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('what the rows add up to', () => {
  it('is seen by expressions, rules and findings', async () => {
    await desk.call('answer.put', {
      edits: [
        { subject, question: 'vehicles', row: '', column: '', value: 1000 },
        { subject, question: 'has_important', row: '', column: '', value: false },
      ],
    });
    await put(
      {
        r1: { no: 'A-1', title: '甲', kind: 'sense', level: 'important', people: 100_001, records: 5, bytes: 1 },
        r2: { no: 'A-2', title: '乙', kind: 'sense', level: 'general', people: 100_001, records: 7, bytes: 0 },
        r3: { no: 'A-2', kind: 'decide', people: 100_000 },
      },
      inOrder,
    );
    const now = await state();
    expect(now?.summary).toEqual({ count: 3, important: 1, people_total: 300_002, kinds: 2, largest: 7 });
    expect(now?.problems.map(({ rule, column, count, rows: named }) => [rule, column, count, named])).toEqual([
      ['R-05', 'bytes', 1, ['r2']],
      ['identify', 'level', 1, ['r2']],
      ['required', 'title', 1, ['r3']],
      ['unique', 'no', 1, ['r3']],
    ]);
    const pack = await desk.call('pack.get', { id: 'register', version: '1.0.0' });
    const casefile = await desk.call('casefile.current', {});
    const answers = toAnswers(casefile?.answers ?? []);
    const evaluation = evaluateCasefile(pack, answers, '2026-07-01', await desk.call('register.state', {}));
    expect(evaluation.findings.map(({ message }) => message)).toContain('目录里有 1 项重要数据');
  });

  it('follows every change, also one outside of the register', async () => {
    await put({ r1: { no: 'A-1', title: '甲', cars: 250 } }, inOrder);
    expect((await state())?.summary['important']).toBe(0);
    await put({ r1: { people: 100_001, level: 'important' } });
    expect((await state())?.summary['important']).toBe(1);
    await desk.call('answer.undo', {});
    expect((await state())?.summary['important']).toBe(0);
  });
});
