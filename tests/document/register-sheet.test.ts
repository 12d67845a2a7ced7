import type ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { StreamCell } from '../../core/document/model.ts';
import { catalogueTemplate, readBook, renderRows } from './register-support.ts';

const TAGS = ['{{序号}}', '{{名称}}', '{{数量}}', '{{入库日}}', '第{{数量}}号：{{名称}}'];
const COLUMNS = ['名称', '数量', '入库日'];

const template = () =>
  catalogueTemplate(TAGS, (sheet, book) => {
    sheet.getCell('D4').numFmt = 'yyyy-mm-dd';
    sheet.getCell('B4').numFmt = '@';
    sheet.getCell('A6').value = '合计';
    sheet.getCell('C6').value = { formula: 'SUM(C4:C4)', result: 0 };
    sheet.getCell('A7').value = '填报单位：{{单位}}';
    sheet.mergeCells('A7:C7');
    for (let row = 4; row <= 5; row += 1)
      sheet.getCell(row, 2).dataValidation = { type: 'list', allowBlank: true, formulae: ['"甲,乙"'] };
    sheet.autoFilter = 'A3:E4';
    sheet.addConditionalFormatting({
      ref: 'C4:C4',
      rules: [
        { type: 'cellIs', operator: 'greaterThan', formulae: [10], priority: 1, style: { font: { bold: true } } },
      ],
    });
    const other = book.addWorksheet('汇总');
    other.getCell('A1').value = { formula: '目录!C6', result: 0 };
  });

async function sheetOf(rows: readonly (readonly StreamCell[])[]): Promise<ExcelJS.Worksheet> {
  const { bytes } = await renderRows(await template(), COLUMNS, rows);
  return (await readBook(bytes)).getWorksheet('目录')!;
}

describe('a sheet with a stream of rows', () => {
  const many = Array.from({ length: 2_345 }, (_, i): StreamCell[] => [`数据${i}`, i / 4, `2026-0${(i % 9) + 1}-15`]);

  it('has every row with its values, styles, dates and numbers as such, and what is below follows', async () => {
    const rendered = await renderRows(await template(), COLUMNS, many);
    const book = await readBook(rendered.bytes);
    const sheet = book.getWorksheet('目录')!;
    expect(sheet.getCell('A1').value).toBe('某公司重要数据目录');
    for (const [i, [name, number, date]] of many.entries()) {
      const row = sheet.getRow(4 + i);
      expect(row.getCell(1).value).toBe(i + 1);
      expect(row.getCell(2).value).toBe(name);
      expect(row.getCell(3).value).toBe(number);
      expect((row.getCell(4).value as Date).toISOString().slice(0, 10)).toBe(date);
      expect(row.getCell(5).value).toBe(`第${number}号：${name}`);
    }
    expect(sheet.getCell('B2348').style).toEqual(sheet.getCell('B4').style);
    expect(sheet.getCell('B2348').numFmt).toBe('@');
    expect(sheet.getCell('C2350').value).toMatchObject({ formula: 'SUM(C4:C2348)' });
    expect(sheet.getCell('A2351').value).toBe('填报单位：某公司');
    expect(sheet.getCell('C2351').master.address).toBe('A2351');
    expect(sheet.autoFilter).toBe('A3:E2348');
    const rules = (sheet as unknown as { conditionalFormattings: { ref: string }[] }).conditionalFormattings;
    expect(rules.map(({ ref }) => ref)).toEqual(['C4:C2348']);
    // Drop-downs reach one spare row, as in the template.
    expect(sheet.getCell('B2349').dataValidation).toMatchObject({ type: 'list' });
    expect(sheet.getCell('B2350').dataValidation).toBeUndefined();
    expect(sheet.pageSetup.printTitlesRow).toBe('1:3');
    expect(book.getWorksheet('汇总')!.getCell('A1').value).toMatchObject({ formula: '目录!C2350' });
    expect(rendered.report.placed).toEqual(
      expect.arrayContaining([
        { place: 'rows / 名称', text: '2,345 行', where: '目录!B4:B2348' },
        { place: 'rows / 数量', text: '2,345 行', where: '目录!C4:C2348' },
        { place: '单位', text: '某公司', where: '目录!A1' },
        { place: '单位', text: '某公司', where: '目录!A2351' },
      ]),
    );
    expect(rendered.report.placed.length).toBeLessThan(12);
  });

  it('gives the same bytes each time', async () => {
    const asked = await template();
    const [a, b] = [await renderRows(asked, COLUMNS, many), await renderRows(asked, COLUMNS, many)];
    expect(Buffer.compare(Buffer.from(a.bytes), Buffer.from(b.bytes))).toBe(0);
  });

  it('keeps texts that look like something else, and says what could not be kept', async () => {
    const odd = [
      '=1+1',
      '+86',
      '-5',
      '@sum',
      '_x0041_',
      '<b>&"',
      ' 前后 ',
      '甲\n乙',
      '\ud83d\ude00',
      '01',
      'TRUE',
      '#N/A',
    ];
    const long = '长'.repeat(32_770);
    const rows = [...odd, long, '坏\u0001字', '\ud800半', '\u0002'].map((each): StreamCell[] => [each, null, null]);
    const { bytes, report } = await renderRows(await template(), COLUMNS, rows);
    const sheet = (await readBook(bytes)).getWorksheet('目录')!;
    const read = rows.map((_, i) => sheet.getCell(4 + i, 2).value);
    // exceljs reads _x005F_ as it stands; Excel reads it as _.
    expect(read.slice(0, odd.length)).toEqual(odd.map((each) => (each === '_x0041_' ? '_x005F_x0041_' : each)));
    expect(read.slice(odd.length)).toEqual(['长'.repeat(32_767), '坏字', '半', null]);
    // The fifth column shows the name, too.
    expect(report.warnings).toHaveLength(4);
    expect(report.warnings.slice(0, 2)).toEqual([
      '「rows / 名称」有 1 处超过 Excel 单元格的 32,767 字上限，超出部分没有写入，第一处是 目录!B16。',
      '「rows / 名称」有 3 处含无法写入文件的控制字符，已去掉，第一处是 目录!B17。',
    ]);
  });

  it('numbers of every size come back; a date that is none stays text; empty cells stay empty', async () => {
    const numbers = [0, -0, 1, -1, 0.1, 1e21, 1.5e-7, 123456789012345, 0.30000000000000004, 9007199254740993];
    const rows = numbers.map((number): StreamCell[] => [null, number, '待定']);
    const sheet = await sheetOf([...rows, [null, null, null], ['末', null, '1899-12-31']]);
    expect(numbers.map((_, i) => sheet.getCell(4 + i, 3).value)).toEqual(numbers.map((number) => number + 0));
    expect(sheet.getCell('D4').value).toBe('待定');
    expect([2, 3, 4].map((column) => sheet.getCell(4 + numbers.length, column).value)).toEqual([null, null, null]);
    expect(sheet.getCell(5 + numbers.length, 4).value).toBe('1899年12月31日');
  });

  it('a long text makes its row high enough, others stay low', async () => {
    const sheet = await sheetOf([
      ['短', 1, null],
      ['这是一段要折成好几行才能看完的说明文字，列宽只有十四个字符', 1, null],
    ]);
    expect(sheet.getRow(4).height).toBeLessThan(25);
    expect(sheet.getRow(5).height).toBeGreaterThan(60);
  });

  it('a draft is marked once, in its title and page head', async () => {
    const { bytes } = await renderRows(await template(), COLUMNS, many, { draft: true });
    const sheet = (await readBook(bytes)).getWorksheet('目录')!;
    expect(sheet.getCell('A1').value).toBe('【草稿】某公司重要数据目录');
    expect(sheet.getCell('B4').value).toBe('数据0');
    expect(sheet.headerFooter.oddHeader).toContain('草稿');
  });
});
