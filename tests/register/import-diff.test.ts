import { describe, expect, it } from 'vitest';
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import { applyDiff } from '../../core/register/import-apply.ts';
import { DEFAULT_CHOICES, type FileCell, type ImportChoices } from '../../core/register/import-model.ts';
import { type ImportInput, importLines, register } from './import-support.ts';

const ALL = { all: true, except: [] };
const NONE = { all: false, except: [] };
type Line = (FileCell | null)[];
const HEAD: Line = ['数据编号', '数据名称', '数据级别', '记录条数', '已复核'];
const OURS: Record<string, Record<string, CellValue>> = {
  r1: { no: 'A-001', title: '甲', level: 'important', records: 10 },
  r2: { no: 'A-002', title: '乙', level: 'general', records: 20, checked: true },
  r3: { no: 'A-003', title: '丙', records: 30 },
};
const compare = (data: Line[], more: Partial<ImportInput> = {}) =>
  importLines({ lines: [HEAD, ...data], ours: OURS, ...more });
const apply = (data: Line[], choices: Partial<ImportChoices> = {}) => {
  const { diff } = compare(data);
  const rows = new Map<string, RegisterRow>(
    Object.entries(OURS).map(([id, cells], i) => [id, { order: `a${i}`, cells }]),
  );
  let n = 0;
  return applyDiff({
    register,
    groups: diff.groups,
    rows,
    ids: [...rows.keys()],
    choices: { ...DEFAULT_CHOICES, ...choices },
    newId: () => `new${++n}`,
  });
};

describe('a file against the register', () => {
  it('tells added, changed, reviewed, unchanged and missing rows apart, cell by cell', () => {
    const { diff, counts } = compare([
      ['A-001', '甲', '核心', 10, null],
      ['A-002', '乙乙', '一般', 20, '是'],
      ['A-009', '新', '一般', 5, '否'],
    ]);
    expect(diff.groups.changed).toEqual([
      { fileRow: 2, id: 'r1', key: 'A-001', changes: [{ column: 'level', from: 'important', to: 'core' }] },
    ]);
    expect(diff.groups.reviewed.map(({ id, changes }) => [id, changes])).toEqual([
      ['r2', [{ column: 'title', from: '乙', to: '乙乙' }]],
    ]);
    expect(diff.groups.added.map(({ cells }) => cells)).toEqual([
      { no: 'A-009', title: '新', level: 'general', records: 5, checked: false },
    ]);
    expect(diff.groups.missing).toEqual([{ fileRow: 0, id: 'r3', key: 'A-003' }]);
    expect(counts).toMatchObject({ added: 1, changed: 1, reviewed: 1, missing: 1, unchanged: 0, cells: 2 });
  });

  it('the same file again changes nothing', () => {
    const { counts } = compare([
      ['A-001', '甲', '2-重要', 10, null],
      [' a-００2', '乙', '一般', '20', '是'],
      ['A-003', '丙', null, '30条', null],
    ]);
    expect(counts).toMatchObject({ added: 0, changed: 0, unchanged: 3, missing: 0 });
  });

  it('empty cells of the file are listed apart', () => {
    const { diff, counts } = compare([
      ['A-001', '甲', null, 11, null],
      ['A-003', null, null, 30, null],
    ]);
    expect(diff.groups.changed[0]).toMatchObject({
      changes: [{ column: 'records', from: 10, to: 11 }],
      erased: [{ column: 'level', from: 'important', to: null }],
    });
    expect(diff.groups.emptied.map(({ id }) => id)).toEqual(['r3']);
    expect(counts.erased).toBe(2);
  });

  it('repeated keys: the same row once, different rows not at all', () => {
    const { diff, counts } = compare([
      ['A-001', '甲', '核心', 10, null],
      ['A-001', '甲', '核心', 10, null],
      ['A-007', '一', null, 1, null],
      ['A-007', '二', null, 2, null],
    ]);
    expect(diff.groups.changed).toHaveLength(1);
    expect(diff.groups.added).toEqual([]);
    expect(diff.groups.rejected.map(({ fileRow, reason }) => [fileRow, reason])).toEqual([
      [3, '与文件第 2 行完全相同，只取一次'],
      [4, '编号与文件第 5 行重复而内容不同，不知道以哪行为准'],
      [5, '编号与文件第 4 行重复而内容不同，不知道以哪行为准'],
    ]);
    expect(counts.repeated).toBe(1);
  });

  it('keys that our own rows share, damaged keys, and rows without a key', () => {
    const ours = { ...OURS, r4: { no: 'A-003', title: '丁' } };
    const { diff, counts } = compare(
      [
        ['A-003', '丙', null, 31, null],
        [123_456_789_012_345_680, '长', null, 1, null],
        [null, '无编号', null, 1, null],
        [{ kind: 'error', code: '#N/A' }, '错', null, 1, null],
      ],
      { ours },
    );
    expect(diff.groups.rejected.map(({ reason }) => reason)).toEqual([
      '台账里有 2 行是同一编号，不知道对应哪一行',
      expect.stringContaining('后几位已经丢失'),
      expect.stringContaining('#N/A'),
    ]);
    expect(diff.groups.missing.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(counts).toMatchObject({ added: 1, keyless: 1 });
  });

  it('numbers that lost their leading zeros find their row and do not rename it', () => {
    const { diff } = compare([[7, '七', null, null, null]], { ours: { r7: { no: '007', title: '旧' } } });
    expect(diff.groups.changed.map(({ id, changes }) => [id, changes])).toEqual([
      ['r7', [{ column: 'title', from: '旧', to: '七' }]],
    ]);
  });

  it('by a key of several columns', () => {
    const { diff } = compare([['X', '甲', '重要', 11, null]], { key: ['title', 'level'] });
    expect(diff.groups.changed.map(({ id }) => id)).toEqual(['r1']);
  });

  it('what cannot be read is kept as text where there is nothing to lose', () => {
    const { diff, counts } = compare([
      ['A-001', '甲', '很重要', '待统计', null],
      ['A-003', '丙', '很重要', 30, null],
      ['A-008', '新', '很重要', { kind: 'error', code: '#REF!' }, null],
    ]);
    expect(counts).toMatchObject({ unread: 5, changed: 1, unchanged: 1, added: 1 });
    expect(diff.groups.unchanged[0]).toMatchObject({ id: 'r1', unread: [{ column: 'level' }, { column: 'records' }] });
    expect(diff.groups.changed[0]?.changes).toEqual([{ column: 'level', from: null, to: '很重要' }]);
    expect(diff.groups.added[0]?.cells).toEqual({ no: 'A-008', title: '新', level: '很重要' });
    const again = compare([['A-003', '丙', '很重要', 30, null]], {
      ours: { r3: { no: 'A-003', title: '丙', level: '很重要', records: 30 } },
    });
    expect(again.counts).toMatchObject({ unchanged: 1, unread: 0 });
  });
});

describe('what is applied', () => {
  const DATA: Line[] = [
    ['A-001', '甲', null, 11, null],
    ['A-002', '乙乙', '一般', 20, '是'],
    ['A-009', '新', '一般', 5, null],
    [null, '无编号', '一般', 6, null],
  ];
  it('by default: new and changed rows, nothing reviewed, nothing emptied, nothing removed', () => {
    const { edits, ...counts } = apply(DATA);
    expect(counts).toEqual({ added: 2, changed: 1, removed: 0, reviewed: 0, numbered: 0 });
    expect(edits.map(({ row, value }) => [row, value?.cells])).toEqual([
      ['new1', { no: 'A-009', title: '新', level: 'general', records: 5 }],
      ['new2', { title: '无编号', level: 'general', records: 6 }],
      ['r1', { no: 'A-001', title: '甲', level: 'important', records: 11 }],
    ]);
    expect((edits[0]?.value?.order ?? '') > 'a2').toBe(true);
  });

  it('all that a person chooses', () => {
    const { edits, ...counts } = apply(DATA, {
      reviewed: ALL,
      erase: true,
      remove: ALL,
      number: true,
      added: { all: true, except: [4] },
    });
    expect(counts).toEqual({ added: 1, changed: 2, removed: 1, reviewed: 1, numbered: 1 });
    expect(edits.map(({ row, value }) => [row, value && value.cells])).toEqual([
      ['new1', { no: 'A-010', title: '无编号', level: 'general', records: 6 }],
      ['r1', { no: 'A-001', title: '甲', records: 11 }],
      ['r2', { no: 'A-002', title: '乙乙', level: 'general', records: 20, checked: true }],
      ['r3', null],
    ]);
  });

  it('nothing when nothing is chosen', () => {
    expect(apply(DATA, { added: NONE, changed: NONE }).edits).toEqual([]);
  });
});
