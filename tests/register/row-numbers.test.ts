import { expect, it } from 'vitest';
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { Register } from '../../core/form/schema/register.ts';
import { duplicateRows, insertRows, planPaste, type TableRow, type TableScope } from '../../core/form/table-edit.ts';
import { summedColumns } from '../../core/register/group.ts';
import { numbersAfter, numberSeries } from '../../core/register/row-numbers.ts';

const register = {
  id: 'weak',
  key: 'no',
  numberFrom: 'V-001',
  columns: [
    { id: 'no', type: 'text', label: '编号' },
    { id: 'name', type: 'text', label: '名称' },
    { id: 'grade', type: 'number', label: '等级', min: 1, max: 5 },
    { id: 'count', type: 'number', label: '数量', min: 0 },
  ],
} as unknown as Register;
const rowsOf = (list: Record<string, string>): Map<string, RegisterRow> =>
  new Map(Object.entries(list).map(([id, no]) => [id, { order: 'a', cells: no ? { no } : {} } as RegisterRow]));

it.each<[string, Record<string, string>, number, string[]]>([
  ['the first row takes the number the pack gives', {}, -1, ['V-001', 'V-002']],
  ['later ones carry it on, past numbers that stand further down', { a: 'V-001', b: 'V-009' }, 0, ['V-010', 'V-011']],
  ['a person’s own series is carried on', { a: 'FW-07' }, 0, ['FW-08', 'FW-09']],
  ['rows drawn from elsewhere do not set the series', { 'rct~1': 'WT-A01-03' }, 0, ['V-001', 'V-002']],
  ['a row without a number is looked past', { a: 'V-003', b: '' }, 1, ['V-004', 'V-005']],
])('%s', (_, list, after, wanted) => {
  const rows = rowsOf(list);
  expect(numbersAfter(register, rows, [...rows.keys()], after, 2)).toEqual(wanted);
});

it('an import numbers by the own rows, and by the pack where there are none', () => {
  expect(numberSeries(register, rowsOf({ 'rct~1': 'WT-01', 'rct~2': 'WT-02' }), [])).toMatchObject({
    prefix: 'V-',
    next: 1,
  });
  expect(numberSeries({ ...register, numberFrom: undefined }, rowsOf({ a: 'X9' }), [])).toMatchObject({ next: 10 });
  // Rows drawn from elsewhere that people have numbered in the pack's series: their numbers are taken.
  for (const own of [{}, { a: 'V-004' }] as Record<string, string>[])
    expect(numberSeries(register, rowsOf({ 'rct~1': 'V-001', 'rct~2': 'V-007', ...own }), [])).toMatchObject({
      prefix: 'V-',
      next: 8,
    });
});

it('rows added, copied and pasted have numbers of their own, typed ones stay', () => {
  const rows: TableRow[] = [{ id: 'a', order: 'kept', printed: false, locked: new Set() }];
  const cells: Record<string, CellValue> = { no: 'V-001', name: '弱口令' };
  let id = 0;
  const scope = {
    pack: {} as Pack,
    table: { ...register, type: 'table' } as unknown as QuestionOf<'table'>,
    subject: 's',
    rows,
    subjects: [],
    newId: () => `n${++id}`,
    ordersAfter: (_: number, count: number) => Array.from({ length: count }, (_each, i) => `b${i}`),
    numbered: {
      column: 'no',
      next: (after: number, count: number) => numbersAfter(register, rowsOf({ a: 'V-001' }), ['a'], after, count),
    },
  } satisfies TableScope;
  const said = (edits: { row: string; column: string; value: unknown }[]): unknown[] =>
    edits.filter(({ column }) => column !== '').map(({ row, column, value }) => `${row}.${column}=${String(value)}`);
  expect(said(insertRows(scope, 0, 1).edits)).toEqual(['n1.no=V-002']);
  expect(said(duplicateRows(scope, 0, 0, (_, column) => cells[column] ?? null).edits)).toEqual([
    'n2.no=V-002',
    'n2.name=弱口令',
  ]);
  const area = { fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 0 };
  expect(
    said(
      planPaste(
        scope,
        [
          ['Z-7', '甲'],
          ['', '乙'],
        ],
        area,
      ).edits,
    ),
  ).toEqual(['n3.no=Z-7', 'n4.no=V-003', 'n3.name=甲', 'n4.name=乙']);
});

it('grades are not added up, amounts are', () => {
  expect(summedColumns(register).map(({ id }) => id)).toEqual(['count']);
});
