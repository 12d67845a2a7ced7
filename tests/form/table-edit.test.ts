import { describe, expect, it } from 'vitest';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import { spellValue } from '../../core/form/spell.ts';
import {
  clearCells,
  duplicateRows,
  fillDown,
  insertRows,
  planPaste,
  removeRows,
  type TableRow,
  type TableScope,
} from '../../core/form/table-edit.ts';

const TABLE: QuestionOf<'table'> = {
  id: 'devices',
  type: 'table',
  label: '设备',
  maxRows: 4,
  columns: [
    { id: 'name', label: '设备名称', type: 'text' },
    { id: 'count', label: '数量', type: 'number', unit: '台' },
    { id: 'since', label: '启用日期', type: 'date' },
    { id: 'kind', label: '类型', type: 'choice', options: [{ id: 'fw', label: '防火墙' }] },
    { id: 'total', label: '合计', type: 'computed', expression: 'row.count' },
  ],
};
const PACK = { optionSets: {} } as Pack;

function scope(rows: TableRow[], table = TABLE): TableScope {
  let n = 0;
  return { pack: PACK, table, subject: 's', rows, subjects: [], newId: () => `new${++n}` };
}
const own = (id: string, order: string): TableRow => ({ id, order, printed: false, locked: new Set() });
const at = (row: number, column: number) => ({ fromRow: row, toRow: row, fromColumn: column, toColumn: column });
const rows = [own('r1', 'a0'), own('r2', 'a1')];

describe('pasting a block', () => {
  it('converts types and adds the rows it needs, in order', () => {
    const plan = planPaste(
      scope(rows),
      [
        ['交换机', '1,200', '2025/9/22', '防火墙'],
        ['网关', '2 台', '2025年1月5日', 'fw'],
      ],
      at(1, 0),
    );
    expect(plan.addedRows).toEqual(['new1']);
    expect(plan.problems).toEqual([]);
    const cells = plan.edits.filter((edit) => edit.column).map((e) => [e.row, e.column, e.value]);
    expect(cells).toEqual([
      ['r2', 'name', '交换机'],
      ['r2', 'count', 1200],
      ['r2', 'since', '2025-09-22'],
      ['r2', 'kind', 'fw'],
      ['new1', 'name', '网关'],
      ['new1', 'count', 2],
      ['new1', 'since', '2025-01-05'],
      ['new1', 'kind', 'fw'],
    ]);
    const order = (plan.edits[0]?.value as { order: string }).order;
    expect(order > 'a1').toBe(true);
  });

  it('keeps and names what it cannot convert', () => {
    const plan = planPaste(scope(rows), [['甲', '若干', '去年', '路由器']], at(0, 0));
    expect(plan.edits.map((edit) => edit.value)).toEqual(['甲', '若干', '去年', '路由器']);
    expect(plan.problems.map((p) => [p.number, p.label, p.text])).toEqual([
      [1, '数量', '若干'],
      [1, '启用日期', '去年'],
      [1, '类型', '路由器'],
    ]);
  });

  it('a heading maps columns by label and names the ones it does not know', () => {
    const plan = planPaste(
      scope([]),
      [
        ['序号', '数量', '设备名称'],
        ['1', '3', '网关'],
      ],
      at(0, 2),
    );
    expect(plan.header).toBe(true);
    expect(plan.unknownColumns).toEqual(['序号']);
    expect(plan.edits.filter((e) => e.column).map((e) => [e.column, e.value])).toEqual([
      ['count', 3],
      ['name', '网关'],
    ]);
  });

  it('refuses, by name, what has no place: more columns, more rows than allowed, computed columns', () => {
    const wide = planPaste(scope(rows), [['fw', '9', '多']], at(0, 3));
    expect(wide.refused.map((r) => [r.text, r.problem])).toEqual([
      ['9', '此列不能粘贴'],
      ['多', '表格没有这一列'],
    ]);
    const long = planPaste(scope(rows), [['1'], ['2'], ['3'], ['4'], ['5']], at(0, 0));
    expect(long.addedRows).toHaveLength(2);
    expect(long.refused).toMatchObject([{ number: 5, text: '5', problem: '超过表格允许的行数' }]);
  });

  it('printed cells stay', () => {
    const table = { ...TABLE, fixedRows: [{ id: 'p1', cells: { name: '边界设备' } }] };
    const printed: TableRow = { id: 'p1', order: '', printed: true, locked: new Set(['name']) };
    const plan = planPaste(scope([printed], table), [['别名', '5']], at(0, 0));
    expect(plan.edits).toMatchObject([{ row: 'p1', column: 'count', value: 5 }]);
    expect(plan.refused).toMatchObject([{ text: '别名', problem: '印好的单元格不能改' }]);
  });

  it('one copied cell fills the selection', () => {
    const plan = planPaste(scope(rows), [['7']], { fromRow: 0, toRow: 1, fromColumn: 1, toColumn: 1 });
    expect(plan.edits.map((e) => [e.row, e.value])).toEqual([
      ['r1', 7],
      ['r2', 7],
    ]);
  });

  it('blank cells clear, blank rows at the end are nothing', () => {
    const plan = planPaste(
      scope(rows),
      [
        ['', '1'],
        ['', ''],
      ],
      at(0, 0),
    );
    expect(plan.edits.map((e) => [e.row, e.column, e.value])).toEqual([
      ['r1', 'name', null],
      ['r1', 'count', 1],
    ]);
  });
});

describe('rows', () => {
  it('goes between its neighbours', () => {
    const { edits } = insertRows(scope(rows), 0, 1);
    const order = (edits[0]?.value as { order: string }).order;
    expect(order > 'a0' && order < 'a1').toBe(true);
  });
  it('before the first', () => {
    const order = (insertRows(scope(rows), -1, 1).edits[0]?.value as { order: string }).order;
    expect(order < 'a0').toBe(true);
  });
  it('removes own rows only', () => {
    const printed: TableRow = { id: 'p', order: '', printed: true, locked: new Set() };
    expect(removeRows(scope([printed, ...rows]), 0, 1).map((e) => e.row)).toEqual(['r1']);
  });
  it('copies a row with its cells, never computed ones', () => {
    const { edits, ids } = duplicateRows(scope(rows), 0, 0, (_row, column) => (column === 'since' ? null : column));
    expect(ids).toHaveLength(1);
    expect(edits.filter((e) => e.column).map((e) => e.column)).toEqual(['name', 'count', 'kind']);
  });
  it('fills down and clears', () => {
    const area = { fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 4 };
    expect(fillDown(scope(rows), area, () => 'x').map((e) => `${e.row}.${e.column}`)).toEqual([
      'r2.name',
      'r2.count',
      'r2.since',
      'r2.kind',
    ]);
    expect(clearCells(scope(rows), { ...area, toRow: 0 })).toHaveLength(4);
  });
});

it('what is spelled is read back', () => {
  const kind = TABLE.columns[3]!;
  expect(spellValue(PACK, kind, 'fw')).toBe('防火墙');
  expect(spellValue(PACK, TABLE.columns[1]!, '若干')).toBe('若干');
  expect(spellValue(PACK, { id: 'y', label: 'Y', type: 'yesno' }, false)).toBe('否');
  expect(
    spellValue(PACK, { id: 'r', label: 'R', type: 'reference', kind: 'k' }, 'a', [{ id: 'a', kind: 'k', name: '甲' }]),
  ).toBe('甲');
});
