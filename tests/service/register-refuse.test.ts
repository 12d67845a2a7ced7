/** Files from strangers on the whole way into a register: a clear sentence, and the casefile is what it was. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_CHOICES } from '../../core/register/import-model.ts';
import { writeZip } from '../../electron/document/zip.ts';
import { MAIN, partsOf } from '../workbook/support.ts';
import { openDesk, type Desk } from './desk.ts';

const PACKS = join(import.meta.dirname, '../fixtures/packs');
const OLD = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ole = (stream: string): Buffer => Buffer.concat([OLD, Buffer.alloc(2000), Buffer.from(stream, 'utf16le')]);
const row = (n: number, ...cells: string[]): string =>
  `<row r="${n}">${cells.map((text, i) => `<c r="${'ABCDEF'[i]}${n}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const HEAD = row(1, '数据编号', '数据名称', '类别');
const book = (rows: string, more: Record<string, string> = {}): Buffer =>
  Buffer.from(writeZip(new Map(Object.entries(partsOf(rows, more)))));
const unfinished = `<worksheet xmlns="${MAIN}"><sheetData>${HEAD}${row(2, 'A-9', '九')}<row r="3"><c r="A3"><v>1`;
/** Flawless but for its second half. */
const whole = (): Buffer =>
  book(HEAD + Array.from({ length: 400 }, (_, i) => row(i + 2, `A-${i}`, `名称${i}`)).join(''));

let desk: Desk;
let at: { subject: string; question: string };
let before: string;
const everything = async (): Promise<string> =>
  JSON.stringify([
    (await desk.call('casefile.current', {}))?.revision,
    (await desk.call('register.rows', { ...at, from: 0, count: 100 })).rows,
  ]);

beforeAll(async () => {
  desk = openDesk({ packsDirs: [PACKS] });
  const { subject } = await desk.create('register');
  at = { subject, question: 'catalogue' };
  await desk.call('register.put', {
    ...at,
    edits: [{ row: 'r1', order: 'a0', cells: { no: 'A-1', title: '甲', records: 5 } }],
  });
  before = await everything();
});
afterAll(() => desk.clear());

async function compared(path: string): Promise<{ id: string; error?: { message: string; advice: string } }> {
  const opened = await desk.call('register.importOpen', { ...at, path });
  const mapping = opened.mapping.map(({ score: _, reason: __, ...each }) => each);
  const { error } = await desk.ended(
    await desk.call('register.importPreview', { id: opened.id, mapping, key: opened.key }),
  );
  return { id: opened.id, ...(error ? { error } : {}) };
}

it.each<[string, string, () => Buffer | string, RegExp]>([
  ['an old workbook', '旧.xls', () => ole('Workbook'), /旧格式的工作簿/],
  ['a workbook with a password', '密.xlsx', () => ole('EncryptedPackage'), /设有打开密码/],
  ['a web page', '网页.xls', () => '<html><body><table><tr><td>数据编号</td></tr></table>', /网页或 XML/],
  ['a workbook cut in half', '断.xlsx', () => whole().subarray(0, 2500), /损坏/],
  ['a zip of something else', '图.xlsx', () => Buffer.from(writeZip(new Map([['a.txt', 'x']]))), /不是 Excel/],
  ['a binary workbook', '二进制.xlsb', () => book('', { '_rels/.rels': rels('xl/workbook.bin') }), /\.xlsb/],
  ['a bomb', '弹.xlsx', () => book('', { 'xl/worksheets/sheet1.xml': ' '.repeat(110_000_000) }), /大得不正常/],
  [
    'entities',
    '实体.xlsx',
    () => book('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "b">]><worksheet/>' }),
    /实体声明/,
  ],
  ['paths that lead elsewhere', '径.xlsx', () => book('', { '../../evil.xml': 'x' }), /不正常的路径/],
  ['a sheet that ends in the middle', '半.xlsx', () => book('', { 'xl/worksheets/sheet1.xml': unfinished }), /损坏/],
  [
    'bytes that are no text',
    '乱.csv',
    () => Buffer.from(Array.from({ length: 3000 }, (_, i) => ((i * 7919 + 13) % 254) + 1)),
    /既不是/,
  ],
  ['nothing at all', '空.csv', () => '', /空的/],
  ['a sheet without rows', '白.xlsx', () => book(''), /是空的/],
])('%s', async (_, name, content, message) => {
  const path = desk.path(name);
  writeFileSync(path, content());
  const error = await desk.fail('register.importOpen', { ...at, path });
  expect([error.code, error.message]).toEqual(['WORKBOOK', expect.stringMatching(message)]);
  expect(error.advice).toMatch(/请/);
  expect(await everything()).toBe(before);
});

function rels(target: string): string {
  const base = 'http://schemas.openxmlformats.org';
  return `<Relationships xmlns="${base}/package/2006/relationships"><Relationship Id="r1" Type="${base}/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`;
}

it('errors of formulas, numbers twice and numbers cut short are told; what is in the casefile stays', async () => {
  const customer = new ExcelJS.Workbook();
  const sheet = customer.addWorksheet('目录');
  sheet.addRows([
    ['数据编号', '数据名称', '类别', '记录条数'],
    ['A-1', '甲', '感知', { formula: 'B9/0', result: { error: '#DIV/0!' } }],
    ['B-1', '一', '感知', 1],
    ['B-1', '另一个', '感知', 2],
    ['b－1 ', '一', '感知', 1],
    [{ formula: 'X1', result: { error: '#REF!' } }, '丙', '感知', 3],
    [3.10101199001011e17, '丁', '感知', 4],
    ['C-1', '戊', '没有这一类', '约 5'],
    ['C-2', { formula: 'A1' }, '感知', 6],
  ]);
  const path = desk.path('错.xlsx');
  await customer.xlsx.writeFile(path);
  const { id, error } = await compared(path);
  expect(error).toBeUndefined();
  const said = async (group: 'rejected' | 'unread') =>
    desk.call('register.importRows', { id, group, from: 0, count: 50 });
  expect((await said('rejected')).rows.map(({ fileRow, reason }) => [fileRow, reason])).toEqual([
    [3, expect.stringMatching(/与文件第 4 行重复而内容不同/)],
    [4, expect.stringMatching(/与文件第 3 行重复而内容不同/)],
    [5, expect.stringMatching(/第 3 行/)],
    [6, expect.stringMatching(/#REF!.*引用的单元格已不存在/)],
    [7, expect.stringMatching(/后几位已经丢失/)],
  ]);
  expect((await said('unread')).unread.map(({ fileRow, reason }) => [fileRow, reason])).toEqual([
    [2, expect.stringMatching(/#DIV\/0!：除数为零/)],
    [8, expect.stringMatching(/不在选项中/)],
    [8, expect.stringMatching(/不是确定的数/)],
    [9, expect.stringMatching(/公式没有保存计算结果/)],
  ]);
  expect(await everything()).toBe(before);
  await desk.call('register.importApply', { id, choices: structuredClone(DEFAULT_CHOICES) as never });
  const { rows } = await desk.call('register.rows', { ...at, from: 0, count: 100 });
  expect(rows[0]?.cells).toEqual({ no: 'A-1', title: '甲', kind: 'sense', records: 5 });
  await desk.call('answer.undo', {});
  expect((await desk.call('register.rows', { ...at, from: 0, count: 100 })).rows).toHaveLength(1);
});
