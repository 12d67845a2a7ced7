import { describe, expect, it } from 'vitest';
import type { Answer } from '../../core/answer/answer.ts';
import type { QuestionOf } from '../../core/form/pack-schema.ts';
import { layoutColumns } from '../../renderer/questionnaire/grid/columns.ts';
import { commandOf, type Key } from '../../renderer/questionnaire/grid/keys.ts';
import { readTable } from '../../renderer/questionnaire/grid/read-table.ts';
import { areaOf, at, clampCell, moveBy, tabTo } from '../../renderer/questionnaire/grid/selection.ts';

const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keys', () => {
  it.each<[string, Partial<Key>, unknown]>([
    ['ArrowDown', {}, { do: 'move', rows: 1, columns: 0, extend: false }],
    ['ArrowRight', { shiftKey: true }, { do: 'move', rows: 0, columns: 1, extend: true }],
    ['ArrowUp', { ctrlKey: true }, { do: 'edge', axis: 'column', end: false, extend: false }],
    ['Enter', {}, { do: 'move', rows: 1, columns: 0, extend: false }],
    ['Enter', { ctrlKey: true }, { do: 'rowBelow' }],
    ['Enter', { altKey: true }, { do: 'details' }],
    ['Tab', { shiftKey: true }, { do: 'tab', step: -1 }],
    ['Home', {}, { do: 'edge', axis: 'row', end: false, extend: false }],
    ['End', { ctrlKey: true }, { do: 'edge', axis: 'grid', end: true, extend: false }],
    ['D', { metaKey: true }, { do: 'fillDown' }],
    ['-', { ctrlKey: true }, { do: 'deleteRows' }],
    ['z', { ctrlKey: true, shiftKey: true }, { do: 'redo' }],
    ['Delete', {}, { do: 'clear' }],
    ['Insert', {}, { do: 'rowAbove' }],
    ['a', {}, null],
    ['中', {}, null],
    ['c', { ctrlKey: true }, null],
    ['ArrowDown', { altKey: true }, null],
  ])('%s %j', (name, held, command) => expect(commandOf(key(name, held))).toEqual(command));
});

describe('selection', () => {
  const size = { rows: 3, columns: 2 };
  it('stays inside', () => {
    expect(moveBy(at({ row: 2, column: 1 }), 1, 1, false, size).anchor).toEqual({ row: 2, column: 1 });
    expect(clampCell({ row: 9, column: -1 }, size)).toEqual({ row: 2, column: 0 });
  });
  it('extends from the active cell', () => {
    const wide = moveBy(moveBy(at({ row: 1, column: 1 }), -1, 0, true, size), 0, -1, true, size);
    expect(wide.anchor).toEqual({ row: 1, column: 1 });
    expect(areaOf(wide)).toEqual({ fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 1 });
  });
  it('Tab wraps to the next row and lets go at both ends', () => {
    expect(tabTo(at({ row: 0, column: 1 }), 1, size)?.anchor).toEqual({ row: 1, column: 0 });
    expect(tabTo(at({ row: 2, column: 1 }), 1, size)).toBeNull();
    expect(tabTo(at({ row: 0, column: 0 }), -1, size)).toBeNull();
  });
});

describe('rows of a table', () => {
  const table: QuestionOf<'table'> = {
    id: 't',
    type: 'table',
    label: 'T',
    columns: [
      { id: 'a', label: 'A', type: 'text' },
      { id: 'b', label: 'B', type: 'text' },
    ],
    fixedRows: [{ id: 'printed', cells: { a: '印好' } }],
  };
  const answer = (row: string, column: string, value: Answer['value']): Answer => ({
    subject: 's',
    question: 't',
    row,
    column,
    value,
  });
  const data = readTable(table, [
    answer('two', '', { order: 'a1' }),
    answer('one', '', { order: 'a0' }),
    answer('one', 'a', '甲'),
    answer('gone', 'a', '行已删除'),
    answer('printed', 'b', '填的'),
    answer('printed', 'a', '改不动'),
  ]);
  it('printed ones first, then in order; cells of removed rows make none', () =>
    expect(data.rows.map((row) => row.id)).toEqual(['printed', 'one', 'two']));
  it('printed cells win and are locked', () => {
    expect(data.valueAt('printed', 'a')).toBe('印好');
    expect(data.valueAt('printed', 'b')).toBe('填的');
    expect(data.rows[0]?.locked.has('a')).toBe(true);
  });
});

it('a wide first column is not frozen', () => {
  const column = (width: number) => ({ id: 'a', label: 'A', type: 'text' as const, width });
  expect(layoutColumns([column(160), column(80)])).toMatchObject({ frozen: 1, minWidth: 44 + 240 });
  expect(layoutColumns([column(320)]).frozen).toBe(0);
});
