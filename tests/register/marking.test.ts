import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import type { QuestionOf } from '../../core/form/pack-schema.ts';
import { indexPack } from '../../core/form/pack.ts';
import { MarkBoard } from '../../core/register/marking-board.ts';
import { carriedValues, markEdit, phrasesIn, planMarks, usedBefore } from '../../core/register/marking-edits.ts';
import { phrasesFor, rowItem } from '../../core/register/marking-items.ts';
import { asksForWords, isAsked, markSpec, textColumn } from '../../core/register/marking-spec.ts';
import { linesOf, markView, nextWhere, NO_FILTER, rowsBetween } from '../../core/register/marking-view.ts';
import { editedRow } from '../../core/register/edits.ts';
import { RowJournal } from '../../core/register/row-journal.ts';
import { RowReader } from '../../core/register/view-text.ts';
import { loadPack } from '../../electron/pack/load.ts';

const pack = loadPack(join(import.meta.dirname, '../fixtures/packs/marking')).pack!;
const register = indexPack(pack).questions.get('records')?.question as QuestionOf<'register'>;
const spec = markSpec(pack, register)!;
const NOTHING = { carried: new Map() };

type Cells = Record<string, CellValue>;
const row = (domain: string, no: string, cells: Cells = {}): Cells => ({ no, domain, ...cells });
const LIST: [string, Cells][] = [
  ['lib~A01', row('物理环境', 'A01', { result: 'pass' })],
  ['lib~B01~x', row('主机', 'B01')],
  ['lib~B01~y', row('主机', 'B01', { result: 'fail', finding: '未限制', proof: [{ sha256: 'a', name: 'a.png' }] })],
  ['lib~A02', row('物理环境', 'A02')],
  ['own', row('主机', '', { result: 'na' })],
];

function desk() {
  const rows = new Map<string, RegisterRow>(LIST.map(([id, cells], i) => [id, { order: `a${i}`, cells }]));
  const ids = [...rows.keys()];
  const reader = new RowReader(pack, register, [], (id) => ({ _id: id }));
  const board = new MarkBoard(spec, reader);
  board.update(rows, ids);
  const put = (id: string, cells: Record<string, CellValue | null>): boolean => {
    rows.set(id, editedRow(rows.get(id), { row: id, cells })!);
    return board.update(rows, ids);
  };
  return { rows, ids, reader, board, put };
}

it('the pack says what marks mean, what each asks for, and what else is known of a row', () => {
  expect(spec.options.map(({ key, id, meaning, isFinding }) => [key, id, meaning, isFinding])).toEqual([
    ['1', 'pass', 'pass', false],
    ['2', 'partial', 'part', true],
    ['3', 'fail', 'fail', true],
    ['4', 'na', 'none', false],
  ]);
  expect([spec.item.id, spec.object?.id, spec.evidence?.id]).toEqual(['no', 'asset', 'proof']);
  expect(spec.facts.map(({ id }) => id)).toEqual(['level_mark', 'weight']);
  expect(['', 'pass', 'fail', 'na'].map((result) => textColumn(spec, result)?.id)).toEqual([
    'finding',
    'finding',
    'finding',
    'na_reason',
  ]);
  expect([isAsked(spec, 'severity', 'pass'), isAsked(spec, 'method', 'pass')]).toEqual([false, true]);
  expect(['', 'pass', 'fail', 'na'].map((result) => asksForWords(spec, result))).toEqual([false, false, true, true]);
});

it('counts follow single rows, whole groups and rows that come', () => {
  const { rows, ids, board, put } = desk();
  expect(board.totals).toEqual({ total: 5, open: 2, bare: 3, byOption: { pass: 1, fail: 1, na: 1 } });
  expect(board.groups.map(({ key, total, open }) => [key, total, open])).toEqual([
    ['物理环境', 2, 1],
    ['主机', 3, 1],
  ]);
  expect([...board.items].map(([item, own]) => [item, own.length])).toEqual([
    ['A01', 1],
    ['B01', 2],
    ['A02', 1],
    ['own', 1],
  ]);
  const [first, second] = board.groups;
  expect(put('lib~B01~x', { result: 'partial' })).toBe(true);
  expect(board.totals).toMatchObject({ open: 1, byOption: { pass: 1, fail: 1, na: 1, partial: 1 } });
  expect([board.groups[0] === first, board.groups[1] === second]).toEqual([true, false]);
  put('lib~B01~x', { result: null, proof: [{ sha256: 'b', name: 'b.png' }] });
  expect(board.totals).toMatchObject({ open: 2, bare: 2 });
  expect(board.update(rows, ids)).toBe(false);
  // Another domain: both groups are counted anew.
  put('own', { domain: '物理环境' });
  expect(board.groups.map(({ total }) => total)).toEqual([3, 2]);
  rows.set('new', { order: 'b', cells: row('应用', 'C01') });
  board.update(rows, [...ids, 'new']);
  expect(board.groups.map(({ key }) => key)).toEqual(['物理环境', '主机', '应用']);
});

it('with a journal only the rows it names are looked at, and all of them once it no longer says which', () => {
  const { rows, ids, reader } = desk();
  const looked: string[] = [];
  const watched = { ...rows, get: (id: string) => (looked.push(id), rows.get(id)) } as unknown as typeof rows;
  const board = new MarkBoard(spec, reader);
  const journal = new RowJournal();
  board.update(watched, ids, journal);
  const mark = (id: string, result: string, times = 1): string[] => {
    rows.set(id, editedRow(rows.get(id), { row: id, cells: { result } })!);
    for (let i = 0; i < times; i++) journal.add(id);
    looked.length = 0;
    expect(board.update(watched, ids, journal)).toBe(true);
    expect(board.result(id)).toBe(result);
    return [...looked];
  };
  expect(mark('lib~B01~x', 'pass')).toEqual(['lib~B01~x']);
  expect(mark('lib~A02', 'fail')).toEqual(['lib~A02']);
  expect(mark('lib~A02', 'pass', 25_000)).toEqual(ids);
  expect(board.totals).toMatchObject({ open: 0, byOption: { pass: 3, fail: 1, na: 1 } });
  expect(board.update(watched, ids, new RowJournal())).toBe(false);
});

it.each([
  [{}, ['lib~A01', 'lib~A02', 'lib~B01~x', 'lib~B01~y', 'own']],
  [{ results: [''] }, ['lib~A02', 'lib~B01~x']],
  [{ results: ['fail', 'na'] }, ['lib~B01~y', 'own']],
  [{ bare: true }, ['lib~A01', 'lib~A02', 'lib~B01~x']],
  [{ columns: { no: 'B01' } }, ['lib~B01~x', 'lib~B01~y']],
  [{ search: '主机 未限制' }, ['lib~B01~y']],
  [{ results: ['pass'], search: '主机' }, []],
])('filter %j shows %j, group by group', (filter, shown) => {
  const { rows, ids, reader, board } = desk();
  const view = markView(board, reader, rows, ids, { ...NO_FILTER, ...filter });
  expect(view.groups.flatMap((group) => group.ids)).toEqual(shown);
  expect(view.count).toBe(shown.length);
});

it('a heading stands for its group, a stretch for its rows, folded ones left out', () => {
  const { rows, ids, reader, board } = desk();
  const view = markView(board, reader, rows, ids, NO_FILTER);
  const lines = linesOf(view, new Set(['物理环境']));
  expect(lines.map((line) => line.id ?? `[${line.group}]`)).toEqual([
    '[物理环境]',
    '[主机]',
    'lib~B01~x',
    'lib~B01~y',
    'own',
  ]);
  expect(rowsBetween(view, lines, 0, 0)).toEqual(['lib~A01', 'lib~A02']);
  expect(rowsBetween(view, lines, 3, 0)).toEqual(['lib~B01~x', 'lib~B01~y']);
  const isOpen = (id: string): boolean => board.result(id) === '';
  expect(nextWhere(ids, 'lib~B01~y', isOpen)).toBe('lib~A02');
  expect(nextWhere(ids, 'lib~A02', isOpen)).toBe('lib~B01~x');
  expect(nextWhere(ids, 'lib~B01~x', isOpen, -1)).toBe('lib~A02');
  expect(nextWhere(ids, 'own', (id) => id === 'own')).toBeUndefined();
});

it('a batch says what it overwrites, fills only what is empty, and carries what was used last', () => {
  const { rows, ids, board, put } = desk();
  put('lib~A01', { assessor: '王工', day: '2026-03-01' });
  const carried = carriedValues(board, '2026-04-01');
  expect([...carried]).toEqual([
    ['assessor', '王工'],
    ['day', '2026-03-01'],
  ]);
  const phrase = (): { column: string; text: string } => ({ column: 'finding', text: '常用' });
  const plan = planMarks(board, rows, ids, 'fail', { carried, phrase });
  expect({ fresh: plan.fresh, same: plan.same, over: [...plan.overwritten] }).toEqual({
    fresh: 2,
    same: 1,
    over: [
      ['pass', 1],
      ['na', 1],
    ],
  });
  expect(plan.edits[0]).toEqual({ row: 'lib~A01', cells: { result: 'fail', finding: '常用' } });
  expect(plan.edits[1]?.cells).toEqual({ result: 'fail', assessor: '王工', day: '2026-03-01', finding: '常用' });
  expect(phrasesIn(spec, plan)).toBe(4);
  expect(markEdit(spec, 'own', rows.get('own')!, null, { carried })).toEqual({ row: 'own', cells: { result: null } });
  expect(planMarks(board, rows, ids, null, NOTHING).edits).toHaveLength(3);
});

it('without anything used in this window: the last row with a value, and today', () => {
  const { rows, ids, board } = desk();
  rows.set('lib~A02', { order: 'a3', cells: row('物理环境', 'A02', { assessor: '李工', day: '2020-01-01' }) });
  expect([...carriedValues(board, '2026-04-01', usedBefore(spec, rows, ids))]).toEqual([
    ['assessor', '李工'],
    ['day', '2026-04-01'],
  ]);
});

it('phrases: own ones first, then those of the item whose condition holds', () => {
  const found = rowItem(pack, register, 'lib~B01~x');
  const finding = register.columns.find(({ id }) => id === 'finding')!;
  const mine = { library: 'indicators', item: 'B01', column: 'finding' };
  const own = [
    { id: '1', ...mine, option: 'fail', text: '口令为空。' },
    { id: '2', ...mine, option: 'pass', text: '已锁定。' },
    { id: '3', ...mine, item: 'A01', option: '', text: '别的指标。' },
  ];
  const of = (result: string) =>
    phrasesFor({ register, found, column: finding, result, view: { result }, own }).map(({ text }) => text);
  expect(of('fail')).toEqual(['口令为空。', '未限制登录失败次数。']);
  expect(of('pass')).toEqual(['已锁定。', '登录失败五次后锁定，符合要求。']);
  expect(found?.source).toEqual({ document: '测试指标', confidence: 'design' });
  expect(rowItem(pack, register, 'own')).toBeUndefined();
});
