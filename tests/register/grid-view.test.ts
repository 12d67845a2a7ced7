import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import type { QuestionOf } from '../../core/form/pack-schema.ts';
import { indexPack } from '../../core/form/pack.ts';
import { RegisterChecker } from '../../core/register/check-rows.ts';
import { type ColumnFilter, findRows, nextRow, type RowFacts, valueCounts } from '../../core/register/filter.ts';
import { foldGroups, sumsOf } from '../../core/register/group.ts';
import { ALL_ROWS, buildView, carryView, isPlain, type View, type ViewSpec } from '../../core/register/view.ts';
import type { Steps } from '../../core/register/view-sort.ts';
import { RowReader } from '../../core/register/view-text.ts';
import { loadPack } from '../../electron/pack/load.ts';

const PACK = join(import.meta.dirname, '../fixtures/packs/register');
const pack = (await loadPack(PACK)).pack!;
const register = indexPack(pack).questions.get('catalogue')?.question as QuestionOf<'register'>;
const column = (id: string) => register.columns.find((each) => each.id === id)!;

type Cells = Record<string, CellValue>;
function desk(list: Cells[]) {
  const rows = new Map<string, RegisterRow>(
    list.map((cells, i) => [`r${i}`, { order: `a${String(i).padStart(4, '0')}`, cells }]),
  );
  const checker = new RegisterChecker(pack, register, { q: { vehicles: 1000 }, one: {}, all: {}, today: '2026-07-01' });
  const reader = new RowReader(pack, register, [], (id, row) => checker.check(id, row).view);
  const facts: RowFacts = {
    hasProblem: (id, row, which) =>
      checker
        .check(id, row)
        .problems.some(({ rule, column: at }) => which === true || (rule === which.rule && at === which.column)),
    isTouched: (id) => id === 'r1',
  };
  return { rows, ids: [...rows.keys()], reader, facts };
}
function run<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const ROWS: Cells[] = [
  {
    no: 'A-10',
    title: '座舱语音',
    kind: 'sense',
    level: 'important',
    people: 200_000,
    records: 5,
    bytes: 9,
    cars: 500,
  },
  { no: 'A-2', title: '车辆轨迹', kind: 'decide', level: 'general', people: 3, records: 7, bytes: 0, checked: true },
  { no: 'A-1', title: '充电记录', kind: 'sense', level: 'core', people: '很多', records: 1, bytes: 2, cars: 20 },
  { no: 'b-3', title: 'Radar 点云', level: 'general', people: 40, records: 2, bytes: 3 },
];
const view = (change: Partial<ViewSpec>): View => {
  const { reader, rows, ids, facts } = desk(ROWS);
  return run(buildView(reader, rows, ids, { ...ALL_ROWS, ...change }, facts));
};
const filtered = (id: string, filter: ColumnFilter): string => view({ columns: { [id]: filter } }).ids.join(' ');

describe('filters', () => {
  it.each<[string, string, ColumnFilter, string]>([
    ['options', 'kind', { kind: 'values', keys: ['sense'] }, 'r0 r2'],
    ['options and empty cells', 'kind', { kind: 'values', keys: ['decide', ''] }, 'r1 r3'],
    ['text inside, small or large', 'title', { kind: 'text', contains: 'radar' }, 'r3'],
    ['Chinese text inside', 'title', { kind: 'text', contains: '语音' }, 'r0'],
    ['numbers, both ends count', 'people', { kind: 'range', from: 3, to: 40 }, 'r1 r3'],
    ['numbers from', 'people', { kind: 'range', from: 41, to: null }, 'r0'],
    ['empty', 'cars', { kind: 'empty' }, 'r1 r3'],
    ['filled', 'cars', { kind: 'filled' }, 'r0 r2'],
    ['computed', 'share', { kind: 'range', from: 10, to: null }, 'r0'],
    ['yes', 'checked', { kind: 'values', keys: ['true'] }, 'r1'],
  ])('%s', (_name, id, filter, expected) => {
    expect(filtered(id, filter)).toBe(expected);
  });

  it('whole rows: problems, one kind of problem, not reviewed, changed here, words', () => {
    expect(view({ rows: { problem: true } }).ids).toEqual(['r1', 'r2']);
    expect(view({ rows: { problem: { rule: 'R-05', column: 'bytes', level: 'warning', message: '' } } }).ids).toEqual([
      'r1',
    ]);
    expect(view({ rows: { notReviewed: true } }).ids).toEqual(['r0', 'r2', 'r3']);
    expect(view({ rows: { touched: true } }).ids).toEqual(['r1']);
    expect(view({ search: '感知 核心' }).ids).toEqual(['r2']);
    expect(isPlain(ALL_ROWS)).toBe(true);
  });

  it('finds text in any column and the next row that passes, around the end', () => {
    const { reader, rows, ids } = desk(ROWS);
    expect(run(findRows(reader, rows, ids, '感知'))).toEqual([0, 2]);
    expect(run(findRows(reader, rows, ids, 'a-1'))).toEqual([0, 2]);
    expect(run(findRows(reader, rows, ids, '感知', [1, 2, 3]))).toEqual([2]);
    const passes = (id: string): boolean => id === 'r1' || id === 'r3';
    expect(run(nextRow(ids, 1, 1, passes))).toBe('r3');
    expect(run(nextRow(ids, 3, 1, passes))).toBe('r1');
    expect(run(nextRow(ids, 1, -1, passes))).toBe('r3');
    expect(run(nextRow(ids, -1, -1, passes))).toBe('r3');
    expect(run(nextRow([], -1, 1, passes))).toBeUndefined();
  });

  it('lists the values of a column with counts, options in their order, empty last', () => {
    const { reader, rows } = desk(ROWS);
    expect(valueCounts(reader, column('kind'), rows)).toEqual([
      { key: 'sense', label: '感知', count: 2 },
      { key: 'decide', label: '决策', count: 1 },
      { key: '', label: '', count: 1 },
    ]);
  });
});

describe('sorting', () => {
  it.each<[string, ViewSpec['sorts'], string]>([
    ['text with numbers in it', [{ column: 'no', descending: false }], 'r2 r1 r0 r3'],
    ['Chinese by pinyin', [{ column: 'title', descending: false }], 'r1 r2 r0 r3'],
    ['options in the pack’s order', [{ column: 'level', descending: true }], 'r2 r0 r1 r3'],
    ['numbers, text that is none behind them', [{ column: 'people', descending: false }], 'r1 r3 r0 r2'],
    ['empty last, upwards', [{ column: 'cars', descending: false }], 'r2 r0 r1 r3'],
    ['empty last, downwards', [{ column: 'cars', descending: true }], 'r0 r2 r1 r3'],
    [
      'two columns',
      [
        { column: 'kind', descending: true },
        { column: 'records', descending: true },
      ],
      'r1 r0 r2 r3',
    ],
  ])('%s', (_name, sorts, expected) => {
    expect(view({ sorts }).ids.join(' ')).toBe(expected);
  });

  it('is stable over many rows', () => {
    const many = Array.from({ length: 9000 }, (_, i): Cells => ({ no: String(i), kind: i % 3 ? 'sense' : 'decide' }));
    const { reader, rows, ids, facts } = desk(many);
    const sorted = run(
      buildView(reader, rows, ids, { ...ALL_ROWS, sorts: [{ column: 'kind', descending: false }] }, facts),
    ).ids;
    const numbers = sorted.map((id) => Number(id.slice(1)));
    const split = numbers.findIndex((n) => n % 3 === 0);
    const ascending = (list: number[]): boolean => list.every((n, i) => i === 0 || n > (list[i - 1] ?? 0));
    expect([ascending(numbers.slice(0, split)), ascending(numbers.slice(split))]).toEqual([true, true]);
    expect(split).toBe(6000);
  });
});

describe('groups', () => {
  it('count and add up, and fold away', () => {
    const { ids, groups } = view({ groups: ['kind', 'level'] });
    expect(ids).toEqual(['r0', 'r2', 'r1', 'r3']);
    expect(groups.map(({ level, label, count, sums }) => [level, label, count, sums['records']])).toEqual([
      [0, '感知', 2, 6],
      [1, '重要', 1, 5],
      [1, '核心', 1, 1],
      [0, '决策', 1, 7],
      [1, '一般', 1, 7],
      [0, '', 1, 2],
      [1, '一般', 1, 2],
    ]);
    const folded = foldGroups(ids, groups, new Set([groups[0]?.path ?? '', groups[5]?.path ?? '']));
    expect(folded.ids).toEqual(['r1']);
    expect([...folded.headings].map(([at, own]) => [at, own.map(({ label }) => label)])).toEqual([
      [0, ['感知', '决策', '一般']],
      [1, ['']],
    ]);
  });

  it('sums leave texts out and show no noise of fractions', () => {
    const { rows, ids } = desk([{ records: 0.1 }, { records: 0.2 }, { records: '?' }]);
    expect(run(sumsOf(register, rows, ids))['records']).toBe(0.3);
  });
});

describe('a view while one edits', () => {
  const { rows } = desk(ROWS);
  it.each<[string, string[], string[], string[], string]>([
    ['nothing came or went', ['r2', 'r0'], ['r0', 'r1', 'r2', 'r3'], ['r0', 'r1', 'r2', 'r3'], 'r2 r0'],
    [
      'a new row stands behind the one before it',
      ['r2', 'r0'],
      ['r0', 'r2', 'r3'],
      ['r0', 'r1', 'r2', 'r3'],
      'r2 r0 r1',
    ],
    ['behind a hidden row it goes to the end', ['r3', 'r0'], ['r0', 'r1', 'r3'], ['r0', 'r1', 'r2', 'r3'], 'r3 r0 r2'],
    ['a row that went', ['r2', 'gone', 'r0'], ['r0', 'r2', 'gone'], ['r0', 'r2'], 'r2 r0'],
    ['several new ones keep their order', ['r0'], ['r0'], ['r0', 'r1', 'r2', 'r3'], 'r0 r1 r2 r3'],
  ])('%s', (_name, shown, before, ids, expected) => {
    expect(carryView(shown, rows, new Set(before), ids).join(' ')).toBe(expected);
  });
});
