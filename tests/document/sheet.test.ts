import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { inspectTemplate, renderDocument } from '../../electron/document/index.ts';
import { openZip, setText, textOf, writeZip } from '../../electron/document/zip.ts';
import { moveFormula, moveRange } from '../../electron/document/sheet/references.ts';
import { RowMap } from '../../electron/document/sheet/plan.ts';
import { check, date, flag, longtext, model, noEvidence, number, partText, render, rows, text } from './support.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const asSheet = { format: 'xlsx', template: 'template.xlsx', fileName: '资产表.xlsx' } as const;

async function book(build: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date(Date.UTC(2025, 0, 1));
  build(workbook.addWorksheet('资产表'), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function read(bytes: Uint8Array, sheet = '资产表'): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const found = workbook.getWorksheet(sheet);
  if (!found) throw new Error(`no sheet ${sheet}`);
  return found;
}

/** Title over merged cells, head, one repeated row, a total and a signature below; validation, print set-up, formats. */
const inventory = () =>
  book((sheet, workbook) => {
    sheet.mergeCells('A1:E1');
    sheet.getCell('A1').value = '{{单位}}资产表';
    sheet.getRow(2).values = ['序号', '名称', '数量', '启用日期', '重要程度'];
    sheet.getRow(3).values = ['{{#设备}}{{序号}}', '{{名称}}', '{{数量}}', '{{启用}}', '{{程度}}{{/设备}}'];
    sheet.getRow(3).height = 30;
    sheet.getCell('B3').font = { bold: true };
    sheet.getCell('D3').numFmt = 'yyyy"年"m"月"d"日"';
    sheet.mergeCells('A4:B4');
    sheet.getCell('A4').value = '合计';
    sheet.getCell('C4').value = { formula: 'SUM(C3:C3)', result: 0 };
    sheet.mergeCells('A6:C7');
    sheet.getCell('A6').value = '填报人：{{填报人}}';
    sheet.getCell('E3').dataValidation = { type: 'list', allowBlank: true, formulae: ['"高,中,低"'] };
    sheet.addConditionalFormatting({
      ref: 'C3:C3',
      rules: [
        { type: 'cellIs', operator: 'greaterThan', formulae: [10], priority: 1, style: { font: { bold: true } } },
      ],
    });
    sheet.pageSetup = { orientation: 'landscape', fitToPage: true, printArea: 'A1:E7', printTitlesRow: '1:2' };
    sheet.getColumn(2).width = 33;
    const other = workbook.addWorksheet('汇总');
    other.getCell('A1').value = { formula: '资产表!C4', result: 0 };
    other.getCell('A2').value = '静态';
  });

const device = (i: number) => ({
  名称: text(`设备${i}`),
  数量: number(i * 2),
  启用: date('2025-03-01', '2025年3月1日'),
  程度: text('高'),
});
const values = (count: number) => ({
  单位: text('甲公司'),
  填报人: text('张三'),
  设备: rows(...Array.from({ length: count }, (_, i) => device(i + 1))),
});

describe('filling a workbook', () => {
  it.each([1, 3, 200])('clones the row for %i items and moves what is below', async (count) => {
    const { bytes, report } = await render(await inventory(), values(count), asSheet);
    const sheet = await read(bytes);
    const last = 2 + count;
    expect(sheet.getCell('A1').value).toBe('甲公司资产表');
    expect(sheet.getCell(`B${last}`).value).toBe(`设备${count}`);
    expect(sheet.getCell(`B${last}`).font.bold).toBe(true);
    expect(sheet.getRow(last).height).toBe(30);
    expect(sheet.getCell(`A${last}`).value).toBe(count);
    expect(sheet.getCell(`C${last}`).value).toBe(count * 2);
    expect(sheet.getCell(`D${last}`).value).toEqual(new Date(Date.UTC(2025, 2, 1)));
    expect(sheet.getCell(`C${last + 1}`).formula).toBe(`SUM(C3:C${last})`);
    expect(sheet.getCell(`A${last + 3}`).value).toBe('填报人：张三');
    expect(sheet.model.merges).toEqual(
      expect.arrayContaining(['A1:E1', `A${last + 1}:B${last + 1}`, `A${last + 3}:C${last + 4}`]),
    );
    expect(partText(bytes, SHEET)).toContain(`sqref="${count === 1 ? 'E3' : `E3:E${last}`}"`);
    expect(partText(bytes, SHEET)).toMatch(new RegExp(`conditionalFormatting sqref="C3:C${last}"`));
    expect(partText(bytes, 'xl/workbook.xml')).toContain(`$A1:$E${last + 4}<`);
    expect(partText(bytes, 'xl/workbook.xml')).toContain('$1:$2');
    expect(partText(bytes, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(partText(bytes, 'xl/worksheets/sheet2.xml')).toContain(`C${last + 1}</f>`);
    expect(sheet.pageSetup.orientation).toBe('landscape');
    expect(sheet.getColumn(2).width).toBeCloseTo(33, 0);
    expect(report.placed).toHaveLength(2 + count * 5);
    expect(report.placed.at(-1)).toEqual({
      place: '填报人',
      text: '填报人：张三'.slice(4),
      where: `资产表!A${last + 3}`,
    });
    expect(report.warnings).toEqual([]);
  });

  it('leaves one empty styled row for no items', async () => {
    const { bytes, report } = await render(await inventory(), values(0), asSheet);
    const sheet = await read(bytes);
    expect(sheet.getRow(3).values).toEqual([]);
    expect(sheet.getCell('B3').font.bold).toBe(true);
    expect(sheet.getCell('A4').value).toBe('合计');
    expect(report.warnings).toEqual([]);
  });

  it('keeps formulas, escapes and control characters as text', async () => {
    const template = await book((sheet) => {
      ['{{甲}}', '{{乙}}', '{{丙}}', '{{丁}}', '{{长}}', '{{段}}', '{{勾}}'].forEach(
        (tag, i) => (sheet.getCell(i + 1, 1).value = tag),
      );
    });
    const { bytes, report } = await render(
      template,
      {
        甲: text('=1+1'),
        乙: text('@SUM(A1)'),
        丙: text('_x0041_ <&>"😀\u0007{{甲}}'),
        丁: text('-3'),
        长: text('长'.repeat(40_000)),
        段: longtext('一', '二'),
        勾: check(true),
      },
      asSheet,
    );
    const sheet = await read(bytes);
    expect(sheet.getCell('A1').value).toBe('=1+1');
    expect(sheet.getCell('A2').value).toBe('@SUM(A1)');
    // exceljs does not undo the escape in inline strings; Excel does.
    expect(sheet.getCell('A3').value).toBe('_x005F_x0041_ <&>"😀{{甲}}');
    expect(sheet.getCell('A4').value).toBe('-3');
    expect(String(sheet.getCell('A5').value)).toHaveLength(32_767);
    expect(sheet.getCell('A6').value).toBe('一\n二');
    expect(sheet.getCell('A7').value).toBe('☑');
    expect(report.warnings.join()).toMatch(/控制字符.*资产表!A5.*32767/s);
  });

  it('clones blocks of rows with their merged cells, hides rows, nests', async () => {
    const template = await book((sheet) => {
      sheet.getCell('A1').value = '{{#组}}{{名}}';
      sheet.getCell('B1').value = '甲';
      sheet.getCell('A2').value = '{{#项}}{{物}}{{/项}}';
      sheet.getCell('B3').value = '小计{{/组}}';
      sheet.mergeCells('B1:C1');
      sheet.getCell('A4').value = '{{#否}}不显示{{/否}}';
      sheet.getCell('A5').value = '{{^组}}没有{{/组}}';
      sheet.getCell('B5').value = 'x';
      sheet.getCell('A6').value = '末';
    });
    const item = (物: string) => ({ 物: text(物) });
    const { bytes, report } = await render(
      template,
      {
        组: rows({ 名: text('一'), 项: rows(item('a'), item('b')) }, { 名: text('二'), 项: rows(item('c')) }),
        否: flag(false),
      },
      asSheet,
    );
    const sheet = await read(bytes);
    const column = (name: string) => Array.from({ length: 9 }, (_, i) => sheet.getCell(`${name}${i + 1}`).value);
    expect(column('A').slice(0, 8)).toEqual(['一', 'a', 'b', null, '二', 'c', null, null]);
    expect(sheet.model.merges).toEqual(['B1:C1', 'B5:C5']);
    expect(report.placed.map(({ where }) => where)).toContain('资产表!A6');
  });

  it('marks drafts on paper and on screen', async () => {
    const { bytes } = await render(await inventory(), values(2), { ...asSheet, draft: true });
    for (const sheet of ['sheet1', 'sheet2'])
      expect(partText(bytes, `xl/worksheets/${sheet}.xml`)).toMatch(/<oddHeader>[^<]*草稿/);
    expect((await read(bytes)).getCell('A1').value).toBe('【草稿】甲公司资产表');
    expect((await read(bytes, '汇总')).getCell('A2').value).toBe('【草稿】静态');
    const finished = await render(await inventory(), values(2), asSheet);
    expect(partText(finished.bytes, SHEET)).not.toContain('草稿');
  });

  it('leaves all other parts byte for byte, and is deterministic', async () => {
    const template = await inventory();
    const [a, b] = [await render(template, values(5), asSheet), await render(template, values(5), asSheet)];
    expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
    const before = openZip(template);
    for (const part of ['xl/styles.xml', 'xl/sharedStrings.xml', 'xl/theme/theme1.xml']) {
      expect(partText(a.bytes, part)).toBe(textOf(before, part));
    }
  });

  it('notices a cell that does not read back', async () => {
    const { rereadSheets } = await import('../../electron/document/sheet/reread.ts');
    const { bytes } = await render(await inventory(), values(1), asSheet);
    const parts = openZip(bytes);
    const expected = [{ place: '数量', part: SHEET, reference: 'C3', where: '资产表!C3', content: { number: 2 } }];
    expect(rereadSheets(parts, expected)).toEqual([]);
    setText(parts, SHEET, textOf(parts, SHEET).replace(/(r="C3"[^>]*><v>)2/, '$13'));
    expect(rereadSheets(openZip(writeZip(parts)), expected)).toMatchObject([{ expected: '2', found: '3' }]);
  });
});

describe('templates', () => {
  it('lists tags and problems by cell', async () => {
    const { tags, problems } = inspectTemplate(await inventory(), 'xlsx');
    expect(problems).toEqual([]);
    expect(tags.map(({ name, where }) => `${name} ${where}`)).toEqual([
      '单位 资产表!A1',
      '设备 资产表!A3',
      '填报人 资产表!A6',
    ]);
    const broken = await book((sheet) => {
      sheet.getCell('A1').value = '{{#甲}}';
      sheet.getCell('B2').value = '{{乙';
    });
    expect(inspectTemplate(broken, 'xlsx').problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('资产表!B2：标记「{{乙」没有结束'),
      expect.stringContaining('资产表!A1：重复段「{{#甲}}」没有结束'),
    ]);
  });

  it('refuses to fill a broken one', async () => {
    const broken = await book((sheet) => (sheet.getCell('A1').value = '{{#甲}}'));
    const failed = renderDocument({ model: model({}, asSheet), template: broken, evidence: noEvidence });
    await expect(failed).rejects.toMatchObject({ code: 'TEMPLATE', message: expect.stringContaining('甲') });
  });
});

describe('references', () => {
  const map = new RowMap();
  map.place(3, 3);
  map.place(3, 12);
  map.shift(3, 9);
  const maps = new Map([['资产表', map]]);

  it.each([
    ['A5', 'A14'],
    ['A3:B3', 'A3:B12'],
    ['A1:B2', 'A1:B2'],
    ['A1:F9', 'A1:F18'],
  ])('moves %s to %s', (from, to) => expect(moveRange(from, map)).toBe(to));

  it.each([
    ['SUM(C3:C3)+C5', 'SUM(C3:C12)+C14'],
    ['"A5"&LOG10(5)&A5', '"A5"&LOG10(5)&A14'],
    ["'资产表'!$C$5", "'资产表'!$C$14"],
    ['其他!C5', '其他!C5'],
    ['SUM(A:A)+TAXED2025+_A5', 'SUM(A:A)+TAXED2025+_A5'],
  ])('moves %s', (from, to) => expect(moveFormula(from, { sheet: '资产表' }, maps)).toBe(to));
});
