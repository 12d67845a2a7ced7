import path from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { isoOf, openTable } from '../../electron/workbook/index.ts';
import { isDateFormat, isPercentFormat } from '../../electron/workbook/read/number-formats.ts';
import { CellValues, numberAt, PERCENT_STYLE } from '../../electron/workbook/read/cell-values.ts';
import { SharedTexts } from '../../electron/workbook/read/shared-texts.ts';
import { tempDir } from '../support/index.ts';
import { cellsOf, MAIN, partsOf, readAll, writeParts } from './support.ts';

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[Red]#,##0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>`;
const SHARED = `<sst xmlns="${MAIN}"><si><t>共享</t></si><si><r><rPr><sz val="11"/></rPr><t>富</t></r><r><t xml:space="preserve"> 文本</t></r><rPh sb="0" eb="1"><t>ふ</t></rPh></si><si><t/></si><si><t>a&amp;b_x000D_
c</t></si><si><t><![CDATA[<x> & ]]>尾</t></si></sst>`;

const fileOf = (rows: string, more: Record<string, string> = {}): string =>
  writeParts(
    path.join(tempDir(), 'a.xlsx'),
    partsOf(rows, { 'xl/styles.xml': STYLES, 'xl/sharedStrings.xml': SHARED, ...more }),
  );
const date = (iso: string) => ({ kind: 'date', iso });
const error = (code: string) => ({ kind: 'error', code });

describe('cells', () => {
  it('of every type', async () => {
    const file = fileOf(`<row r="2" hidden="1" spans="1:9">
      <c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c>
      <c r="E2" t='s'><v>4</v></c><c r="F2" t="s"><v>99</v></c><c t="inlineStr" r="H2"><is><r><t>内</t></r><r><t>联&#x4E2D;&#25991;</t></r></is></c>
      <c r="I2"><v>-12.50</v></c><c r="J2" s="1"><v>46234</v></c><c r="K2" s="2"><v>46234.5</v></c><c r="L2" s="3"><v>46234</v></c>
      <c r="M2" s="4"><v>0.354166666666667</v></c><c r="N2" t="b"><v>1</v></c><c r="O2" t="e"><v>#REF!</v></c>
      <c r="P2" t="d"><v>2026-07-31T00:00:00</v></c><c r="Q2" s="1"><v>abc</v></c><c r="R2"><v>1.7976931348623157E308</v></c></row>`);
    const { rows } = await readAll(file);
    expect(rows).toEqual([
      {
        row: 2,
        hidden: true,
        cells: [
          '共享',
          '富 文本',
          null,
          'a&b\nc',
          '<x> & 尾',
          null,
          null,
          '内联中文',
          -12.5,
          date('2026-07-31'),
          date('2026-07-31T12:00:00'),
          46_234,
          date('08:30:00'),
          true,
          error('#REF!'),
          date('2026-07-31'),
          'abc',
          1.7976931348623157e308,
        ],
      },
    ]);
  });

  it('of formulas: the last result, and where they are', async () => {
    const file = fileOf(`<row r="1"><c r="A1"><f>B1*2</f><v>6</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>
      <c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f t="shared" si="0"/></c><c r="E1"><v>1</v></c></row>`);
    expect((await readAll(file)).rows).toEqual([
      { row: 1, cells: [6, 'ab', error('#DIV/0!'), null, 1], formulas: [0, 1, 2, 3] },
    ]);
  });

  it('without references, in rows without numbers', async () => {
    const file = fileOf(
      '<row><c><v>1</v></c><c/><c t="inlineStr"><is><t>x</t></is></c></row><row/><row><c><v>2</v></c></row>',
    );
    expect((await readAll(file)).rows).toEqual([
      { row: 1, cells: [1, null, 'x'] },
      { row: 3, cells: [2] },
    ]);
  });

  it('with prefixes, in the strict dialect, from 1904, with comments in between', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const xml = `\ufeff<?xml version="1.0" encoding="utf-8"?><!-- a > b --><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData><!-- <x:row> --><x:row r="1"
      x:hidden="0"><x:c r="A1" s="1"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>字</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`;
    const file = fileOf('', {
      'xl/worksheets/sheet1.xml': xml,
      'xl/workbook.xml': `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="${strict}"><x:workbookPr date1904="true"/><x:sheets><x:sheet name="甲" sheetId="1" state="veryHidden" r:id="rId1"/></x:sheets></x:workbook>`,
      '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${strict}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    });
    const { rows, outline } = await readAll(file);
    expect(rows).toEqual([{ row: 1, cells: [date('1904-01-01'), '字'] }]);
    expect(outline).toEqual({ merges: ['A1:B2'], hiddenColumns: [[1, 2]], cutColumns: 0 });
    const table = await openTable(file);
    expect(table.sheets).toEqual([{ name: '甲', state: 'veryHidden' }]);
    expect(await table.outline(0)).toEqual(outline);
    await table.close();
  });

  it('of any length, wherever the pieces end', async () => {
    const texts = Array.from({ length: 4_000 }, (_, i) => `${'长文本&<>'.repeat((i * 7) % 60)}${i}`);
    const cell = (value: string, i: number): string =>
      `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t xml:space="preserve">${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c></row>`;
    expect((await cellsOf(fileOf(texts.map(cell).join('')))).flat()).toEqual(texts);
  });

  it('as exceljs writes them, 12,000 rows in batches', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('甲');
    for (let i = 0; i < 12_000; i += 1)
      sheet.addRow([`编号${i}`, i / 8, new Date(Date.UTC(2020, 0, 1 + (i % 900))), i % 2 === 0]);
    sheet.getColumn(3).numFmt = 'yyyy-mm-dd';
    sheet.mergeCells('F1:G2');
    const file = path.join(tempDir(), 'a.xlsx');
    await book.xlsx.writeFile(file);
    const table = await openTable(file);
    const sizes: number[] = [];
    const shares: number[] = [];
    let count = 0;
    for await (const batch of table.rows(0, { batchRows: 500, onProgress: (share) => shares.push(share) })) {
      sizes.push(batch.length);
      for (const { cells } of batch) {
        const day = new Date(Date.UTC(2020, 0, 1 + (count % 900))).toISOString().slice(0, 10);
        expect(cells).toEqual([`编号${count}`, count / 8, date(day), count % 2 === 0]);
        count += 1;
      }
    }
    await table.close();
    expect(count).toBe(12_000);
    expect(Math.max(...sizes)).toBe(500);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});

describe('numbers', () => {
  it('read as JavaScript reads them', () => {
    const at = (text: string): number => numberAt(Buffer.from(`<${text}<`), 1, text.length + 1);
    for (const text of [
      '0',
      '-0.1',
      '123456789012345',
      '1234567890123456789',
      '0.30000000000000004',
      '1E+21',
      '.5',
      '5.',
      '1e-7',
      '99999999.99',
    ])
      expect(at(text)).toBe(Number(text));
    for (const text of ['', ' ', 'x', '-', '.', '1.2.3']) expect(at(text)).toBeNaN();
  });

  it('become dates in both ways of counting', () => {
    expect(isoOf(1, false)).toBe('1900-01-01');
    expect(isoOf(59, false)).toBe('1900-02-28');
    expect(isoOf(60, false)).toBeUndefined();
    expect(isoOf(61, false)).toBe('1900-03-01');
    expect(isoOf(2_958_465, false)).toBe('9999-12-31');
    expect(isoOf(2_958_466, false)).toBeUndefined();
    expect(isoOf(-1, false)).toBeUndefined();
    expect(isoOf(45_000 - 1_462, true)).toBe(isoOf(45_000, false));
    expect(isoOf(46_234.999999, false)).toBe('2026-08-01');
  });

  it('shown in per cent are told by their format', () => {
    for (const code of ['0%', '0.00%', '[Red]0.0%;0%'])
      expect([code, isPercentFormat(200, code)]).toEqual([code, true]);
    for (const code of ['0.00', '0"%"', '0\\%']) expect([code, isPercentFormat(200, code)]).toEqual([code, false]);
    expect([9, 10, 2].map((id) => isPercentFormat(id, undefined))).toEqual([true, true, false]);
    const cells = new CellValues(new SharedTexts(), Uint8Array.of(0, PERCENT_STYLE), false);
    expect([cells.number(0.25, 1, String), cells.number(0.07, 1, String), cells.number(0.25, 0, String)]).toEqual([
      '25%',
      '7%',
      0.25,
    ]);
  });

  it('are told from dates by their format', () => {
    for (const code of [
      'yyyy-mm-dd',
      'yyyy"年"m"月"',
      '[$-804]dddd',
      '[h]:mm',
      'm/d;@',
      '上午/下午h"时"',
      'aaaa',
      '[DBNum1]d',
    ])
      expect([code, isDateFormat(200, code)]).toEqual([code, true]);
    for (const code of ['General', '0.00', '#,##0"days"', '[Red]0', '0\\d', '_(* #,##0_)', '@', '0.00E+00', '"年"0'])
      expect([code, isDateFormat(200, code)]).toEqual([code, false]);
    expect([14, 22, 31, 57, 0, 9, 49].map((id) => isDateFormat(id, undefined))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

it('may be left in the middle, and read again', async () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`);
  const table = await openTable(fileOf(rows.join('')));
  for (const wanted of [1, 2]) {
    let seen = 0;
    for await (const batch of table.rows(0, { batchRows: 10 })) {
      seen += batch.length;
      if (seen >= 20) break;
    }
    expect([wanted, seen]).toEqual([wanted, 20]);
  }
  await table.close();
});
