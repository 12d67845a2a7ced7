import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import type { QuestionOf } from '../../core/form/pack-schema.ts';
import { indexPack } from '../../core/form/pack.ts';
import { RegisterChecker } from '../../core/register/check-rows.ts';
import {
  clearedRows,
  editedRow,
  mergeIds,
  ordersAfter,
  placeOf,
  rowDifference,
  toRowEdits,
} from '../../core/register/edits.ts';
import { type BatchChange, type BatchPlan, planBatch } from '../../core/register/edits-batch.ts';
import { RowReader } from '../../core/register/view-text.ts';
import { loadPack } from '../../electron/pack/load.ts';

const pack = (await loadPack(join(import.meta.dirname, '../fixtures/packs/register'))).pack!;
const register = indexPack(pack).questions.get('catalogue')?.question as QuestionOf<'register'>;
const row = (order: string, cells: RegisterRow['cells'] = {}): RegisterRow => ({ order, cells });
const at = { subject: 's', question: 'catalogue' };

describe('row edits', () => {
  it('gather the cells of a paste, new rows included', () => {
    expect(
      toRowEdits([
        { ...at, row: 'n', column: '', value: { order: 'a5' } },
        { ...at, row: 'r', column: 'no', value: 'A' },
        { ...at, row: 'n', column: 'no', value: 'B' },
        { ...at, row: 'r', column: 'people', value: null },
        { ...at, row: 'x', column: '', value: null },
      ]),
    ).toEqual([
      { row: 'n', order: 'a5', cells: { no: 'B' } },
      { row: 'r', cells: { no: 'A', people: null } },
      { row: 'x', remove: true },
    ]);
  });

  it('empty an area with one edit a row, and only what is filled and open', () => {
    const rows = new Map([
      ['r1', row('a', { no: 'A', people: 1, title: '甲' })],
      ['r2', row('b', { no: 'B', people: 2 })],
      ['r3', row('c')],
    ]);
    const shown = ['r1', 'r2', 'r3', 'gone'].map((id) => {
      const locked = new Set(id === 'r2' ? ['no'] : []);
      return { id, order: 'kept', printed: false, locked };
    });
    const columns = register.columns.filter(({ id }) => id === 'no' || id === 'people');
    expect(clearedRows(rows, shown, columns)).toEqual([
      { row: 'r1', cells: { no: null, people: null } },
      { row: 'r2', cells: { people: null } },
    ]);
  });

  it.each<[string, RegisterRow | undefined, Parameters<typeof editedRow>[1], RegisterRow | null | undefined]>([
    ['cells merge', row('a', { x: 1, y: 2 }), { row: 'r', cells: { y: null, z: 3 } }, row('a', { x: 1, z: 3 })],
    ['a new row', undefined, { row: 'r', order: 'b', cells: { x: 1 } }, row('b', { x: 1 })],
    ['no row, no order', undefined, { row: 'r', cells: { x: 1 } }, undefined],
    ['removed', row('a'), { row: 'r', remove: true }, null],
    ['removed twice', undefined, { row: 'r', remove: true }, undefined],
  ])('%s', (_name, before, edit, expected) => {
    expect(editedRow(before, edit)).toEqual(expected);
  });

  it('a difference brings one row to the other', () => {
    const [from, to] = [row('a', { x: 1, y: 2, z: ['p'] }), row('b', { x: 1, z: ['p'], w: '' })];
    const edit = rowDifference('r', from, to);
    expect(edit).toEqual({ row: 'r', order: 'b', cells: { w: '', y: null } });
    expect(edit && editedRow(from, edit)).toEqual(to);
    expect(rowDifference('r', from, from)).toBeUndefined();
    expect(rowDifference('r', from, null)).toEqual({ row: 'r', remove: true });
  });
});

describe('order', () => {
  const rows = new Map([
    ['p', row('a0')],
    ['q', row('a1')],
    ['r', row('a1')],
    ['s', row('a4')],
  ]);
  const ids = ['p', 'q', 'r', 's'];

  it('new rows fit between neighbours among all rows, also where two share an order', () => {
    const between = ordersAfter(rows, ids, 'q', 2);
    expect(between.every((order) => order > 'a1' && order < 'a4')).toBe(true);
    expect(between).toEqual([...between].sort());
    expect((ordersAfter(rows, ids, null, 1)[0] ?? '') < 'a0').toBe(true);
    expect((ordersAfter(rows, ids, 's', 1)[0] ?? '') > 'a4').toBe(true);
  });

  it('rows that came, went or moved find their place', () => {
    const next = new Map(rows);
    next.delete('q');
    next.set('n', row('a2'));
    next.set('p', row('a9'));
    const merged = mergeIds(next, ids, new Set(['q', 'n', 'p']));
    expect(merged).toEqual(['r', 'n', 's', 'p']);
    expect(merged.map((id) => placeOf(next, merged, id))).toEqual([0, 1, 2, 3]);
    expect(placeOf(next, merged, 'gone')).toBe(-1);
  });
});

describe('batch edits', () => {
  const rows = new Map<string, RegisterRow>([
    ['r1', row('a', { no: 'A-1', title: '车辆轨迹', level: 'general', people: 200_000 })],
    ['r2', row('b', { no: 'A-2', title: '车内语音', people: 5 })],
    ['r3', row('c', { no: 'A-3', title: '点云', level: 'important', people: 5 })],
  ]);
  const checker = new RegisterChecker(pack, register, { q: {}, one: {}, all: {}, today: '2026-07-01' });
  const plan = (column: string, change: BatchChange): BatchPlan => {
    const steps = planBatch({
      pack,
      reader: new RowReader(pack, register, [], (id, own) => checker.check(id, own).view),
      column: register.columns.find(({ id }) => id === column)!,
      change,
      rows,
      ids: [...rows.keys()],
      subjects: [],
      problems: (id, own) => checker.check(id, own).problems,
      proposed: (id, own) => checker.check(id, own).identified?.proposed,
    });
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
  const cellsOf = ({ edits }: BatchPlan, column: string): Record<string, CellValue | null | undefined> =>
    Object.fromEntries(edits.map(({ row: id, cells }) => [id, cells?.[column]]));

  it.each<[string, string, BatchChange, Record<string, CellValue | null>, number]>([
    ['one value for all', 'level', { kind: 'set', value: 'general' }, { r2: 'general', r3: 'general' }, 1],
    ['only empty cells', 'level', { kind: 'fill', value: 'core' }, { r2: 'core' }, 2],
    ['replaced text', 'title', { kind: 'replace', find: '车', by: '$&' }, { r1: '$&辆轨迹', r2: '$&内语音' }, 1],
    ['replaced digits stay numbers', 'people', { kind: 'replace', find: '5', by: '60' }, { r2: 60, r3: 60 }, 1],
    ['emptied', 'level', { kind: 'clear' }, { r1: null, r3: null }, 1],
    ['numbers only where there is none', 'level', { kind: 'number', from: 'L-1' }, { r2: 'L-1' }, 2],
    ['what rules propose', 'level', { kind: 'proposal' }, { r1: 'important', r2: 'general', r3: 'general' }, 0],
  ])('%s', (_name, column, change, expected, same) => {
    const got = plan(column, change);
    expect([cellsOf(got, column), got.same]).toEqual([expected, same]);
  });

  it('shows before and after, and the problems that would come', () => {
    const got = plan('title', { kind: 'clear' });
    expect(got.samples[0]).toEqual({ id: 'r1', before: '车辆轨迹', after: '' });
    expect(got.problems).toEqual([{ level: 'error', message: '缺少「数据名称」', count: 3 }]);
  });
});
