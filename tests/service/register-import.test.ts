import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellValue } from '../../core/answer/answer.ts';
import type { CallInput } from '../../core/contract.ts';
import { DEFAULT_CHOICES, type ImportChoices } from '../../core/register/import-model.ts';
import type { ImportGroup, ImportOpening } from '../../core/register/import-results.ts';
import { type RowInput, writeWorkbook } from '../../electron/workbook/index.ts';
import { openDesk, type Desk } from './desk.ts';

const PACKS = join(import.meta.dirname, '../fixtures/packs');
const AT = { question: 'catalogue' };
let desk: Desk;
let subject: string;

beforeEach(async () => {
  desk = openDesk({ packsDirs: [PACKS] });
  ({ subject } = await desk.create('register'));
});
afterEach(() => desk.clear());

const ALL = { all: true, except: [] };
const HEAD = ['数据编号', '数据名称', '类别', '级别', '记录条数（万条）', '已复核'];

async function workbook(
  name: string,
  lines: RowInput[],
  more: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {},
): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('目录');
  sheet.addRows(lines.map((line) => [...line]));
  more(sheet, book);
  const path = desk.path(name);
  await book.xlsx.writeFile(path);
  return path;
}

const put = (rows: Record<string, Record<string, CellValue>>) =>
  desk.call('register.put', {
    ...AT,
    subject,
    edits: Object.entries(rows).map(([row, cells], i) => ({ row, order: `a${i}`, cells })),
  });
const open = (path: string, more: Partial<CallInput<'register.importOpen'>> = {}) =>
  desk.call('register.importOpen', { ...AT, subject, path, ...more });
async function compare(opened: ImportOpening, more: Partial<CallInput<'register.importPreview'>> = {}) {
  const mapping = opened.mapping.map(({ score: _, reason: __, ...each }) => each);
  const job = await desk.ended(
    await desk.call('register.importPreview', { id: opened.id, mapping, key: opened.key, ...more }),
  );
  if (job.error) throw new Error(JSON.stringify(job.error));
  expect(job).toMatchObject({ kind: 'import', state: 'done' });
  return desk.call('register.importResult', { id: opened.id });
}
const group = async (id: string, name: ImportGroup) =>
  desk.call('register.importRows', { id, group: name, from: 0, count: 100 });
async function apply(id: string, choices: Partial<ImportChoices> = {}) {
  const job = await desk.ended(await desk.call('register.importApply', { id, choices: choicesOf(choices) }));
  expect(job).toMatchObject({ kind: 'import', state: 'done' });
  return desk.call('register.importApplied', { id });
}
const choicesOf = (choices: Partial<ImportChoices> = {}) =>
  structuredClone({ ...DEFAULT_CHOICES, ...choices }) as CallInput<'register.importApply'>['choices'];
const rows = async () => (await desk.call('register.rows', { ...AT, subject, from: 0, count: 1000 })).rows;

describe('a messy workbook', () => {
  const messy = () =>
    workbook(
      '客户.xlsx',
      [
        ['某公司数据目录'],
        ['填报日期：2026-07-01'],
        HEAD,
        ['A-1', '甲', '感知', '2-重要', 1.5, '是'],
        ['A-2', '乙乙', '决策', '一般', 2, ''],
        HEAD,
        ['A-3', '丙', '感知', '核心', '3,000', ''],
        ['合计', '', '', '', 3003.5, ''],
      ],
      (sheet, book) => {
        sheet.mergeCells('A1:F1');
        book.addWorksheet('说明').addRow(['填写说明']);
        book.addWorksheet('旧数据', { state: 'hidden' }).addRows([HEAD, ['X-1']]);
      },
    );

  it('is understood, compared, applied as one step, and undone as one', async () => {
    await put({
      r1: { no: 'A-1', title: '甲', kind: 'sense', level: 'important', records: 15_000, checked: true },
      r2: { no: 'A-2', title: '乙', level: 'general' },
      r9: { no: 'A-9', title: '旧' },
    });
    const opened = await open(await messy());
    expect(opened).toMatchObject({
      kind: 'xlsx',
      sheet: 0,
      header: { first: 3, last: 3 },
      key: ['no'],
      remembered: false,
    });
    expect(opened.mapping.map(({ column }) => column)).toEqual(['no', 'title', 'kind', 'level', 'records', 'checked']);
    expect(opened.problems).toEqual(['有 1 个隐藏的工作表没有读取：「旧数据」。']);
    const { counts, skipped } = await compare(opened);
    expect(counts).toMatchObject({
      added: 1,
      changed: 1,
      reviewed: 0,
      unchanged: 1,
      missing: 1,
      rejected: 0,
      unread: 0,
    });
    expect(skipped).toBe(2);
    expect((await group(opened.id, 'skipped')).skipped.map(({ row, why }) => [row, why])).toEqual([
      [6, 'header'],
      [8, 'total'],
    ]);
    expect((await group(opened.id, 'changed')).rows[0]?.changes).toEqual([
      { column: 'title', from: '乙', to: '乙乙' },
      { column: 'kind', from: null, to: 'decide' },
      { column: 'records', from: null, to: 20_000 },
    ]);
    const done = await apply(opened.id);
    expect(done).toMatchObject({ added: 1, changed: 1, removed: 0, canUndo: true });
    expect((await rows()).map(({ cells }) => [cells['no'], cells['records']])).toEqual([
      ['A-1', 15_000],
      ['A-2', 20_000],
      ['A-9', undefined],
      ['A-3', 30_000_000],
    ]);
    const history = await desk.call('answer.history', { subject, ...AT });
    expect(history[0]).toMatchObject({ action: 'import', reason: '导入 客户.xlsx' });
    expect(await desk.fail('register.importResult', { id: opened.id })).toMatchObject({ code: 'CONFLICT' });
    await desk.call('answer.undo', {});
    expect((await rows()).map(({ cells }) => cells['title'])).toEqual(['甲', '乙', '旧']);
  });

  it('keeps reviewed rows unless told, and removes and empties only what is chosen', async () => {
    await put({
      r1: { no: 'A-1', title: '旧名', kind: 'sense', level: 'important', records: 15_000, checked: true },
      r2: { no: 'A-2', title: '乙乙', kind: 'decide', level: 'general', records: 20_000, checked: false },
      r9: { no: 'A-9', title: '旧' },
    });
    const path = await messy();
    const first = await open(path);
    expect((await compare(first)).counts).toMatchObject({ reviewed: 1, emptied: 1, missing: 1, erased: 1 });
    await apply(first.id);
    expect((await rows()).map(({ cells }) => cells['title'])).toEqual(['旧名', '乙乙', '旧', '丙']);
    const second = await open(path);
    expect(second.remembered).toBe(true);
    // That file is not encrypted: no heading, no value, no name may be in it.
    const remembered = readFileSync(join(desk.home, 'import-mappings.json'), 'utf8');
    expect(remembered).toContain('"column":"title"');
    for (const secret of ['数据', '客户', 'A-1', '公司']) expect(remembered).not.toContain(secret);
    await compare(second);
    expect(
      await apply(second.id, { reviewed: ALL, erase: true, remove: { all: false, except: ['r9'] } }),
    ).toMatchObject({
      changed: 2,
      reviewed: 1,
      removed: 1,
    });
    expect((await rows()).map(({ cells }) => [cells['title'], cells['checked']])).toEqual([
      ['甲', true],
      ['乙乙', undefined],
      ['丙', undefined],
    ]);
    const third = await open(path);
    expect((await compare(third)).counts).toMatchObject({ added: 0, changed: 0, unchanged: 3, missing: 0, emptied: 0 });
  });

  it('is compared again when the register has moved meanwhile', async () => {
    await put({ r2: { no: 'A-2', title: '乙' } });
    const opened = await open(await messy());
    await compare(opened);
    await put({ r2: { no: 'A-2', title: '别人改的' } });
    const error = await desk.fail('register.importApply', { id: opened.id, choices: choicesOf() });
    expect(error).toMatchObject({ code: 'CONFLICT', message: '比较之后台账又有改动，没有导入。' });
    expect(await rows()).toHaveLength(1);
    await compare(opened);
    expect(await apply(opened.id)).toMatchObject({ added: 2, changed: 1 });
  });

  it('of another sheet and another header, and a mapping by hand', async () => {
    const path = await messy();
    const hidden = await open(path, { sheet: 2 });
    expect(hidden).toMatchObject({ sheet: 2, header: { first: 1, last: 1 } });
    expect(hidden.problems).toContain('选中的工作表在文件里是隐藏的。');
    const other = await open(path, { header: { first: 6, last: 6 } });
    const { counts } = await compare(other, {
      mapping: [
        { at: 0, column: 'no' },
        { at: 1, column: 'title' },
      ],
    });
    expect(counts).toMatchObject({ added: 1 });
    expect((await group(other.id, 'added')).rows[0]?.cells).toEqual({ no: 'A-3', title: '丙' });
    for (const bad of [
      { mapping: [{ at: 0, column: 'share' }], key: [] },
      {
        mapping: [
          { at: 0, column: 'no' },
          { at: 1, column: 'no' },
        ],
        key: [],
      },
      { mapping: [{ at: 0, column: 'title' }], key: ['no'] },
      { mapping: [], key: [] },
    ])
      expect(await desk.fail('register.importPreview', { id: other.id, ...bad })).toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('our own workbook', () => {
  it('comes back without a single change', async () => {
    await put({
      r1: {
        no: 'A-1',
        title: '=1+1',
        kind: 'sense',
        level: 'important',
        records: 0.1 + 0.2,
        people: 1e15 - 1,
        checked: true,
      },
      r2: { no: '007', title: " '引号", why: '一\n二', cars: -5, checked: false },
      r3: { no: '@x', title: '长'.repeat(20), level: 'core', records: '待统计' },
    });
    const pack = await desk.call('pack.get', { id: 'register', version: '1.0.0' });
    const register = pack.forms[0]?.sections[0]?.questions.find(({ id }) => id === 'catalogue');
    if (register?.type !== 'register') throw new Error('no register');
    const labels: Record<string, string> = { sense: '感知', important: '重要', core: '核心', true: '是', false: '否' };
    const lines = (await rows()).map(({ cells }) =>
      register.columns.map(({ id, type }): string | number | null => {
        const value = cells[id];
        if (value === undefined) return null;
        if (typeof value === 'number') return value;
        return type === 'choice' || type === 'yesno' ? (labels[String(value)] ?? '') : String(value);
      }),
    );
    const path = desk.path('台账.xlsx');
    await writeWorkbook(path, {
      sheets: [
        {
          name: '数据目录',
          titleRows: ['数据目录'],
          columns: register.columns.map(({ label, type }) => ({
            title: label,
            type: type === 'number' ? 'number' : 'text',
          })),
          rows: lines,
        },
      ],
      properties: { created: '2026-07-01T00:00:00Z' },
    });

    const opened = await open(path);
    expect(opened.mapping.find(({ at }) => at === 9)).toMatchObject({ column: null, reason: '由系统计算，不导入' });
    const { counts } = await compare(opened);
    expect(counts).toMatchObject({
      added: 0,
      changed: 0,
      reviewed: 0,
      emptied: 0,
      unchanged: 3,
      missing: 0,
      rejected: 0,
    });
    expect(counts.unread).toBe(0);
  });
});

describe('.csv', () => {
  it('in GBK with a note above', async () => {
    const path = desk.path('目录.csv');
    // 「说明」, then 数据编号,数据名称 / A-1,感知数据 in GBK.
    writeFileSync(
      path,
      Buffer.concat([
        Buffer.from([0xcb, 0xb5, 0xc3, 0xf7]),
        Buffer.from('\r\n'),
        Buffer.from([
          0xca, 0xfd, 0xbe, 0xdd, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xca, 0xfd, 0xbe, 0xdd, 0xc3, 0xfb, 0xb3, 0xc6,
        ]),
        Buffer.from('\r\n'),
        Buffer.from([0x41, 0x2d, 0x31, 0x2c, 0xb8, 0xd0, 0xd6, 0xaa, 0xca, 0xfd, 0xbe, 0xdd]),
        Buffer.from('\r\n'),
      ]),
    );
    const opened = await open(path);
    expect(opened).toMatchObject({ kind: 'csv', encoding: 'gb18030', header: { first: 2, last: 2 } });
    await compare(opened);
    await apply(opened.id);
    expect((await rows())[0]?.cells).toEqual({ no: 'A-1', title: '感知数据' });
  });
});

describe('files that cannot be read', () => {
  it.each<[string, Buffer | string, string]>([
    ['empty', '', '表格文件是空的（0 字节）。'],
    ['old', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), '这是旧格式的工作簿（.xls 或 .et）。'],
    ['pdf', '%PDF-1.7', '这是 PDF 文件，不是表格。'],
    ['blank', '\r\n\r\n ,, \r\n', '文件里没有任何内容。'],
  ])('%s: a sentence, and nothing happens', async (name, content, message) => {
    const path = desk.path(`${name}.xlsx`);
    writeFileSync(path, content);
    const error = await desk.fail('register.importOpen', { ...AT, subject, path });
    expect(error.message).toBe(message);
    expect(error.advice).not.toBe('');
  });

  it('gone since it was opened, or never there', async () => {
    const gone = { ...AT, subject, path: desk.path('没有.xlsx') };
    expect(await desk.fail('register.importOpen', gone)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.fail('register.importOpen', { ...gone, path: 'a.xlsx' })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await desk.fail('register.importOpen', { ...gone, subject: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a long comparison', () => {
  it('tells how far it is and can be called off', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => [`A-${i}`, `数据 ${i}`, '感知', '一般', i]);
    const path = desk.path('长.csv');
    writeFileSync(path, [HEAD.slice(0, 5), ...lines].map((line) => line.join(',')).join('\n'));
    const opened = await open(path);
    const mapping = opened.mapping.map(({ score: _, reason: __, ...each }) => each);
    const job = await desk.call('register.importPreview', { id: opened.id, mapping, key: ['no'] });
    expect(await desk.fail('register.importResult', { id: opened.id })).toMatchObject({ code: 'CONFLICT' });
    expect(await desk.call('job.cancel', { id: job.id })).toMatchObject({ state: 'cancelled' });
    expect(await desk.fail('register.importResult', { id: opened.id })).toMatchObject({ code: 'CONFLICT' });
    expect((await compare(opened)).counts.added).toBe(20_000);
    await desk.call('register.importClose', { id: opened.id });
    expect(await desk.fail('register.importRows', { id: opened.id, group: 'added', from: 0, count: 1 })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('writing many rows', () => {
  it('can be called off while it runs; other changes wait for its end', async () => {
    const lines = Array.from({ length: 600 }, (_, i) => `DS-${i},数据${i}`);
    writeFileSync(desk.path('多.csv'), `数据编号,数据名称\n${lines.join('\n')}\n`);
    const opened = await open(desk.path('多.csv'));
    expect((await compare(opened)).counts.added).toBe(600);
    const start = () => desk.call('register.importApply', { id: opened.id, choices: choicesOf() });
    const off = await desk.call('job.cancel', { id: (await start()).id });
    expect(off).toMatchObject({ state: 'cancelled' });
    expect(await desk.fail('register.importApplied', { id: opened.id })).toMatchObject({ code: 'CONFLICT' });
    expect(await rows()).toEqual([]);

    const job = await start();
    const [put, meanwhile] = await Promise.all([
      desk.call('register.put', { ...AT, subject, edits: [{ row: 'own', order: 'a', cells: { no: 'X-1' } }] }),
      desk.call('register.rows', { ...AT, subject, from: 0, count: 1 }),
    ]);
    expect(meanwhile.total).toBe(0);
    expect(await desk.ended(job)).toMatchObject({ state: 'done', progress: 1 });
    expect((await desk.call('register.importApplied', { id: opened.id })).added).toBe(600);
    expect(put.changed).toHaveLength(1);
    expect(await rows()).toHaveLength(601);
    await desk.call('answer.undo', {});
    await desk.call('answer.undo', {});
    expect(await rows()).toEqual([]);
  });
});
