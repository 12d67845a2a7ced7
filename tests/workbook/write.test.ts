import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type Column,
  type RowInput,
  serialOf,
  writeWorkbook,
  type WriteProgress,
} from '../../electron/workbook/index.ts';
import { combineCrc } from '../../electron/workbook/write/crc-combine.ts';
import { sheetName } from '../../electron/workbook/write/layout.ts';
import { numberWidth, textWidth } from '../../electron/workbook/write/width.ts';
import { openZip, textOf } from '../../electron/document/zip.ts';
import { tempDir } from '../support/index.ts';
import { cellsOf, failure, properties, readAll, sheetOf, text, withExcelJs } from './support.ts';

const part = (file: string, name: string): string => textOf(openZip(fs.readFileSync(file)), name);
const SHEET = 'xl/worksheets/sheet1.xml';

describe('values', () => {
  const columns: Column[] = [
    text('文字'),
    { title: '数', type: 'number' },
    { title: '整数', type: 'integer' },
    { title: '日期', type: 'date' },
    { title: '真假', type: 'boolean' },
  ];

  it('keeps numbers, dates and booleans what they are, and every text a text', async () => {
    const rows: RowInput[] = [
      ['=1+1', 1.5, 7, '2026-07-31', true],
      ['+86 138', -0.1, 123456789012345, '2026-07-31T08:30:00', false],
      ['-', 1e-7, -3, '1900-03-01', null],
      ['@用户', 1e21, 0, '9999-12-31', null],
      ['00123', 0.1 + 0.2, 2 ** 31, null, null],
      ['_x0041_', null, 2 ** 53, null, null],
      [' 前后空格 ', null, null, null, null],
      ['第一行\n第二行\t制表', null, null, null, null],
      ['<b>&"\']]>', null, null, null, null],
      ['𠮷野家 😀', null, null, null, null],
      ['', null, undefined, '', null],
    ];
    const file = path.join(tempDir(), 'a.xlsx');
    const report = await writeWorkbook(file, { sheets: [sheetOf(columns, rows)], properties });
    expect(report.asText.count).toBe(0);
    const read = await readAll(file);
    const plain = read.rows
      .slice(1)
      .map(({ cells }) => cells.map((c) => (c && typeof c === 'object' && c.kind === 'date' ? c.iso : c)));
    expect(plain).toEqual(
      rows.slice(0, -1).map((row) => [...row].slice(0, row.findLastIndex((v) => v != null && v !== '') + 1)),
    );
    const sheet = (await withExcelJs(file)).getWorksheet('表1')!;
    // exceljs leaves 「_x005F_」 in inline strings as it stands; LibreOffice and we read it as the standard says.
    const texts = rows.slice(0, -1).map((_, i) => String(sheet.getCell(i + 2, 1).value).replace('_x005F_', '_'));
    expect(texts).toEqual(rows.slice(0, -1).map(([value]) => value));
    expect(sheet.getCell('B6').value).toBe(0.1 + 0.2);
    expect(sheet.getCell('D2').value).toEqual(new Date(Date.UTC(2026, 6, 31)));
    expect(sheet.getCell('E2').value).toBe(true);
    expect(part(file, SHEET)).not.toContain('<f>');
  });

  it('says which cells did not go in as given', async () => {
    const file = path.join(tempDir(), 'a.xlsx');
    const rows: RowInput[] = [
      [`${'长'.repeat(32_766)}😀尾`, '约 5', NaN, '待定', '是'],
      ['a\u0000b\u001fc\ud800d\uffff', 1, 2, '2026-02-30', true],
    ];
    const report = await writeWorkbook(file, { sheets: [sheetOf(columns, rows)], properties });
    expect(report.cut).toEqual({ count: 1, cells: ['表1!A2'] });
    expect(report.cleaned).toEqual({ count: 1, cells: ['表1!A3'] });
    expect(report.asText.cells).toEqual(['表1!B2', '表1!C2', '表1!D2', '表1!E2', '表1!D3']);
    const [, first, second] = await cellsOf(file);
    expect(first?.[0]).toBe('长'.repeat(32_766));
    expect(first?.slice(1)).toEqual(['约 5', 'NaN', '待定', '是']);
    expect(second?.[0]).toBe('abcd');
  });

  it('knows the days Excel knows', () => {
    expect(serialOf('1970-01-01')).toBe(25_569);
    expect(serialOf('2024-02-29')).toBe(45_351);
    expect(serialOf('2026-07-31T12:00:00')).toBe(46_234.5);
    for (const wrong of ['2023-02-29', '1900-02-28', '2026-13-01', '2026-7-1', '31.07.2026', '2026-01-01T24:00'])
      expect(serialOf(wrong)).toBeUndefined();
  });
});

describe('the sheet around the values', () => {
  it('has drop-downs of one range per column, widths, panes, filter, titles, print set-up', async () => {
    const many = Array.from({ length: 90 }, (_, i) => `第${i}类，含逗号`);
    const columns: Column[] = [
      text('编号', { width: 12 }),
      text('级别', { list: ['一般数据', '重要数据'], prompt: '按规则选' }),
      text('类别', { list: many }),
      text('子类', { list: { range: 'INDIRECT($C4)' }, listOnly: false }),
      text('类别二', { list: many, hidden: true }),
      { title: '数量', type: 'integer', total: 'sum' },
      text('很长的说明', { total: 'count' }),
    ];
    const rows: RowInput[] = [
      ['A', '一般数据', many[0], 'x', many[1], 5, '这是一段二十个字的中文说明文字用来量宽度吧'],
      ['B', '重要数据', many[2], 'y', many[3], 6, null],
    ];
    const sheet = sheetOf(columns, rows, {
      name: "表 '1' 甲",
      titleRows: ['重要数据目录'],
      headerRows: [['基本', '', '', '', '', '量', '说明'], columns.map(({ title }) => title)],
      merges: ['A2:E2'],
      frozenColumns: 1,
      autoFilter: true,
      printTitles: true,
      page: { paper: 'A3', orientation: 'landscape', fitToWidth: true, pageNumbers: true, head: 'A&B' },
      spareRows: 10,
      totals: true,
    });
    const file = path.join(tempDir(), 'a.xlsx');
    await writeWorkbook(file, { sheets: [sheet], properties });
    const xml = part(file, SHEET);
    expect(xml).toContain('sqref="B4:B15"><formula1>&quot;一般数据,重要数据&quot;</formula1>');
    expect(xml).toContain(`sqref="C4:C15"><formula1>'选项'!$A$1:$A$90</formula1>`);
    expect(xml).toContain(`sqref="E4:E15"><formula1>'选项'!$A$1:$A$90</formula1>`);
    expect(xml).toContain('sqref="D4:D15"><formula1>INDIRECT($C4)</formula1>');
    expect(xml).toContain('<autoFilter ref="A3:G5"/>');
    expect(xml).toContain('<dimension ref="A1:G6"/>');
    expect(part(file, 'xl/workbook.xml')).toContain("'表 ''1'' 甲'!$A:$A,'表 ''1'' 甲'!$1:$3");
    const book = await withExcelJs(file);
    const read = book.getWorksheet(sheet.name)!;
    expect(read.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 3 });
    expect(read.getColumn(7).width).toBe(42 + 2);
    expect(read.getColumn(1).width).toBe(12);
    expect(read.getColumn(5).hidden).toBe(true);
    expect(read.model.merges).toEqual(['A1:G1', 'A2:E2']);
    expect(read.pageSetup).toMatchObject({ paperSize: 8, orientation: 'landscape', fitToPage: true, fitToHeight: 0 });
    expect(read.getCell('F6')).toMatchObject({ formula: 'SUBTOTAL(109,F4:F5)', result: 11 });
    expect(read.getCell('G6').result).toBe(1);
    expect(book.getWorksheet('选项')).toMatchObject({ state: 'hidden' });
    expect(await cellsOf(file, 1)).toEqual(many.map((item) => [item]));
    expect(book.created).toEqual(new Date('2026-07-31T00:00:00Z'));
  });

  it('keeps repeated texts once and all others in their cells', async () => {
    const rows = Array.from({ length: 2000 }, (_, i): RowInput => [`编号${i}`, i % 2 ? '是' : '否', `x${i % 900}`]);
    const file = path.join(tempDir(), 'a.xlsx');
    await writeWorkbook(file, { sheets: [sheetOf([text('a'), text('b'), text('c')], rows)], properties });
    expect(part(file, 'xl/sharedStrings.xml')).toContain('<t>否</t>');
    expect(part(file, 'xl/sharedStrings.xml').match(/<si>/g)?.length).toBeLessThan(300);
    expect((await cellsOf(file)).slice(1)).toEqual(rows);
  });

  it('finds names Excel accepts', () => {
    expect(sheetName('表1-1/重要:数据')).toBe('表1-1_重要_数据');
    expect(sheetName('一'.repeat(40), ['一'.repeat(31)])).toBe(`${'一'.repeat(28)}(2)`);
    expect(sheetName("'History'")).toBe('History(2)');
  });
});

describe('the file', () => {
  const columns = [text('编号'), { title: '数', type: 'number' } as const];
  async function* slowly(count: number): AsyncGenerator<RowInput> {
    for (let i = 0; i < count; i += 1) {
      if (i % 1000 === 0) await Promise.resolve();
      yield [`编号 ${i} 号数据项`, i / 4];
    }
  }

  it('is the same for the same input, over several blocks', async () => {
    const folder = tempDir();
    const write = async (name: string) => {
      const sheets = [sheetOf(columns, [], { rows: slowly(30_000) }), sheetOf(columns, [['x', 1]], { name: '表2' })];
      return writeWorkbook(path.join(folder, name), { sheets, properties });
    };
    const [one, two] = [await write('1.xlsx'), await write('2.xlsx')];
    const bytes = fs.readFileSync(one.path);
    expect(bytes.equals(fs.readFileSync(two.path))).toBe(true);
    expect(one.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(one.bytes).toBe(bytes.length);
    expect(one.sheets).toEqual([
      { name: '表1', rows: 30_000 },
      { name: '表2', rows: 1 },
    ]);
    const rows = await cellsOf(one.path);
    expect(rows[30_000]).toEqual(['编号 29999 号数据项', 29_999 / 4]);
    expect(textOf(openZip(bytes), SHEET).length).toBeGreaterThan(2_000_000);
  });

  it('reports how far it is, and leaves nothing when called off', async () => {
    const folder = tempDir();
    const seen: WriteProgress[] = [];
    const abort = new AbortController();
    const onProgress = (progress: WriteProgress) => {
      seen.push(progress);
      if (progress.rows >= 20_000) abort.abort();
    };
    const sheets = [sheetOf(columns, [], { rows: slowly(1e9), rowCount: 100_000 })];
    const options = { signal: abort.signal, onProgress };
    const error = await failure(writeWorkbook(path.join(folder, 'a.xlsx'), { sheets, properties }, options));
    expect(error.code).toBe('CANCELLED');
    expect(seen.at(-1)?.share).toBeCloseTo(0.2, 1);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing when the rows fail, and does not overwrite unasked', async () => {
    const folder = tempDir();
    const file = path.join(folder, 'a.xlsx');
    function* failing(): Generator<RowInput> {
      for (let i = 0; i < 50_000; i += 1) yield [`行 ${i}`, i];
      throw new RangeError('gone');
    }
    const sheets = [sheetOf(columns, [], { rows: failing() })];
    await expect(writeWorkbook(file, { sheets, properties })).rejects.toThrow(RangeError);
    expect(fs.readdirSync(folder)).toEqual([]);
    fs.writeFileSync(file, 'old');
    const good = { sheets: [sheetOf(columns, [['x', 1]])], properties };
    expect((await failure(writeWorkbook(file, good))).code).toBe('EXISTS');
    expect(fs.readFileSync(file, 'utf8')).toBe('old');
    await writeWorkbook(file, good, { overwrite: true });
    expect(await cellsOf(file)).toEqual([
      ['编号', '数'],
      ['x', 1],
    ]);
    expect((await failure(writeWorkbook(path.join(folder, 'no', 'a.xlsx'), good))).code).toBe('DISK');
  });

  it('refuses what Excel cannot hold', async () => {
    const folder = tempDir();
    const file = path.join(folder, 'a.xlsx');
    function* endless(): Generator<RowInput> {
      for (;;) yield [null];
    }
    const tall = [sheetOf([text('a', { style: { border: false } })], [], { rows: endless() })];
    expect(await failure(writeWorkbook(file, { sheets: tall, properties }))).toMatchObject({
      code: 'BAD_INPUT',
      message: '工作表「表1」超过 Excel 的 1,048,576 行。',
    });
    const named = [sheetOf(columns, [], { name: 'a/b' })];
    expect((await failure(writeWorkbook(file, { sheets: named, properties }))).code).toBe('BAD_INPUT');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('uses 64-bit sizes where they are needed', async () => {
    const file = path.join(tempDir(), 'a.xlsx');
    const sheets = [sheetOf(columns, [], { rows: slowly(20_000) }), sheetOf(columns, [['x', 1]], { name: '表2' })];
    await writeWorkbook(file, { sheets, properties }, { tuning: { zip64From: 2_000 } });
    expect(fs.readFileSync(file).includes(Buffer.from([0x50, 0x4b, 6, 6]))).toBe(true);
    expect((await cellsOf(file))[20_000]).toEqual(['编号 19999 号数据项', 19_999 / 4]);
    expect(await cellsOf(file, 1)).toHaveLength(2);
    expect((await withExcelJs(file)).getWorksheet('表2')!.getCell('A2').value).toBe('x');
  });

  it('joins checksums', () => {
    const bytes = Buffer.from('汉字 and letters, 一共若干字节');
    for (const cut of [0, 1, 7, bytes.length]) {
      const [a, b] = [bytes.subarray(0, cut), bytes.subarray(cut)];
      expect(combineCrc(crc32(a), crc32(b), b.length)).toBe(crc32(bytes));
    }
  });
});

describe('widths', () => {
  it('count Chinese characters twice and numbers as they are shown', () => {
    expect(textWidth('重要data\n第二行更长')).toBe(10);
    expect(textWidth('一'.repeat(100))).toBe(60);
    expect(numberWidth(1_234_567.891, '#,##0.00')).toBe('1,234,567.89'.length);
    expect(numberWidth(-1_234, '0')).toBe(5);
    expect(numberWidth(0.1 + 0.2, 'General')).toBe(12);
    expect(numberWidth(999, '#,##0')).toBe(3);
    expect(numberWidth(0, '0.0')).toBe(3);
  });
});
