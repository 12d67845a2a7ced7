import { describe, expect, it } from 'vitest';
import { columnLetters, parseMerges } from '../../core/register/import-layout.ts';
import { MergeFiller } from '../../core/register/import-merge.ts';
import type { FileCell } from '../../core/register/import-model.ts';
import { importLines } from './import-support.ts';

type Line = (FileCell | null)[] | null;
const HEAD: Line = ['数据编号', '数据名称', '数据级别', '记录条数（万条）'];
const DATA: Line[] = [
  ['A-1', '甲', '重要', 1.5],
  ['A-2', '乙', '一般', 2],
  ['A-3', '丙', '核心', 3],
];
const found = (lines: Line[], merges: string[] = []) => importLines({ lines, merges });
const columnsOf = ({ mapping }: ReturnType<typeof found>) => mapping.map(({ column }) => column);

describe('the header is found', () => {
  it.each<[string, Line[], string[], number, number]>([
    ['on the first line', [HEAD, ...DATA], [], 1, 1],
    [
      'below a title merged over all columns, and notes',
      [['某某公司重要数据目录'], ['单位：甲公司', null, '填报日期：2026-07-01'], null, HEAD, ...DATA],
      ['A1:D1'],
      4,
      4,
    ],
    [
      'of two lines with merged groups',
      [['数据编号', '数据名称', '定级', null], [null, null, '数据级别', '记录条数（万条）'], ...DATA],
      ['A1:A2', 'B1:B2', 'C1:D1'],
      1,
      2,
    ],
    [
      'of two lines in a .csv, which knows no merges',
      [['目录'], ['数据编号', '数据名称', '规模', null], [null, null, '数据级别', '记录条数（万条）'], ...DATA],
      [],
      2,
      3,
    ],
    [
      'of three lines',
      [
        ['基本', null, '定级与规模', null],
        ['数据编号', '数据名称', '级别', '规模'],
        [null, null, '数据级别', '记录条数（万条）'],
        ...DATA,
      ],
      ['A1:B1', 'C1:D1', 'A2:A3', 'B2:B3'],
      1,
      3,
    ],
    [
      'with units below',
      [['数据编号', '数据名称', '数据级别', '记录条数'], [null, null, null, '（万条）'], ...DATA],
      [],
      1,
      2,
    ],
  ])('%s', (_name, lines, merges, first, last) => {
    const result = found(lines, merges);
    expect(result.layout.header).toEqual({ first, last });
    expect(columnsOf(result)).toEqual(['no', 'title', 'level', 'records']);
    expect(result.diff.groups.added.map(({ cells }) => cells?.['records'])).toEqual([15_000, 20_000, 30_000]);
  });

  it('beside empty columns and columns without a heading', () => {
    const result = found([
      [null, '数据编号', null, '数据名称', null],
      [null, 'A-1', null, '甲', '备忘'],
      [null, 'A-2', null, '乙', null],
    ]);
    expect(result.layout.columns.map(({ at, labels }) => [columnLetters(at), labels])).toEqual([
      ['B', ['数据编号']],
      ['D', ['数据名称']],
      ['E', []],
    ]);
    expect(result.counts.added).toBe(2);
  });

  it('letters of columns', () =>
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));
});

describe('rows that are no data', () => {
  it('are left out and named', () => {
    const result = found([
      ['重要数据目录'],
      HEAD,
      [1, 2, 3, 4],
      ...DATA.slice(0, 2),
      [null, '小计', null, 3.5],
      ['重要数据目录'],
      HEAD,
      ...DATA.slice(2),
      ['合 计', null, null, 6.5],
      ['注：本表每季度更新'],
      ['填表人：张三', null, null, '审核人：李四'],
      ['第 1 页 共 3 页'],
    ]);
    expect(result.skipped.map(({ row, why }) => [row, why])).toEqual([
      [3, 'numbering'],
      [6, 'total'],
      [7, 'title'],
      [8, 'header'],
      [10, 'total'],
      [11, 'note'],
      [12, 'note'],
      [13, 'note'],
    ]);
    expect(result.diff.groups.added.map(({ key }) => key)).toEqual(['A-1', 'A-2', 'A-3']);
    expect(result.counts.rejected).toBe(0);
  });

  it('but a datum called 合计 with a number of its own is data, and what a person takes is taken', () => {
    const lines: Line[] = [HEAD, ['A-1', '合计', '一般', 1], [null, '小计', null, 5]];
    expect(found(lines).diff.groups.added.map(({ fileRow }) => fileRow)).toEqual([2]);
    const taken = importLines({ lines, options: { takeRows: [3] } });
    expect(taken.diff.groups.added.map(({ fileRow }) => fileRow)).toEqual([2, 3]);
  });
});

describe('columns are proposed', () => {
  it('by label, synonym, likeness and values, with the reason', () => {
    const { mapping } = found([
      ['序号', '数据编号', '数据项', '类别等级', '来源', '数据量/GB', '跨境', '数据负责人', '两倍', '颜色'],
      [1, 'A-1', '甲', '重要', '车端采集', 5, '是', '张三', 4, '红'],
      [2, 'A-2', '乙', '一般', '路侧采集', 6, '否', '李四', 4, '绿'],
      [3, 'A-3', '丙', '核心', '车端采集、路侧采集', 7, '否', '李四', 4, '绿'],
    ]);
    const by = mapping.map(({ column, reason }) => [column, reason]);
    expect(by[0]).toEqual([null, '没有认出相应的列，可自己选']);
    expect(by[1]).toEqual(['no', '表头与列名相同']);
    expect(by[2]).toEqual(['title', '表头是「数据项」，与列名同义']);
    expect(by[3]?.[0]).toBe('level');
    expect(by[4]?.[0]).toBe('source');
    expect(by[6]?.[0]).toBe('abroad');
    expect(by[7]).toEqual(['owner', '表头是「数据负责人」，与列名同义']);
    expect(by[8]).toEqual([null, '由系统计算，不导入']);
    expect(by[9]).toEqual([null, '没有认出相应的列，可自己选']);
  });

  it('by words left out and by units, but not by a qualified name', () => {
    const { mapping } = found([
      ['数据编号', '存储量（TB）', '数据量（万条）', '是否跨境'],
      ['A-1', 5, 3, '是'],
      ['A-2', 6, 4, '否'],
    ]);
    expect(mapping.map(({ column }) => column)).toEqual(['no', 'volume', 'records', 'abroad']);
    expect(mapping[2]?.reason).toBe('表头的单位与「记录条数」相同');
  });

  it('with the column of units beside them', () => {
    const { mapping, diff } = found([
      ['数据编号', '备份容量', '单位', '数据名称'],
      ['A-1', 1, 'TB', '甲'],
      ['A-2', 512, 'MB', '乙'],
    ]);
    expect(mapping[1]).toMatchObject({ column: 'bytes', unitAt: 2 });
    expect(diff.groups.added.map(({ cells }) => cells?.['bytes'])).toEqual([1024, 0.5]);
  });

  it('an amount and its unit go into two columns of the register', () => {
    const { diff } = found([
      ['数据编号', '存储总量（GB）', '数据名称'],
      ['A-1', 12, '甲'],
      ['A-2', '1.5 TB', '乙'],
      ['A-3', '3 PB', '丙'],
    ]);
    expect(diff.groups.added.map(({ cells }) => [cells?.['volume'], cells?.['volume_unit']])).toEqual([
      [12, 'GB'],
      [1.5, 'TB'],
      [3_221_225_472, 'MB'],
    ]);
  });

  it('a remembered mapping goes before everything', () => {
    const lines: Line[] = [HEAD, ...DATA];
    const result = importLines({
      lines,
      mapping: [
        { at: 0, column: 'title' },
        { at: 1, column: 'no' },
      ],
    });
    expect(result.diff.groups.added[0]?.cells).toEqual({ no: '甲', title: 'A-1' });
  });
});

describe('cells merged downwards', () => {
  it('give their words to every row, but a number only to the first', () => {
    const filler = new MergeFiller(parseMerges(['A2:A3', 'B2:B3', 'C2:C3', 'A4:B4']), [0, 1], 2);
    const rows = [
      { row: 2, cells: ['车', 'x', 5, 'A-1'] },
      { row: 3, cells: [null, null, null, 'A-2'] },
      { row: 4, cells: ['路', null, null, 'A-3'] },
    ].map((row) => filler.fill(row).cells);
    expect(rows).toEqual([
      ['车', 'x', 5, 'A-1'],
      ['车', 'x', null, 'A-2'],
      ['路', null, null, 'A-3'],
    ]);
    expect(filler.numbers).toBe(1);
  });
});
