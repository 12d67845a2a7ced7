/** What other programs find in our workbooks, cell by cell. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLUMNS, CREATED, row, sheet } from '../../bench/workbook-data.ts';
import { type Column, serialOf, type Sheet, writeWorkbook } from '../../electron/workbook/index.ts';
import { needs, tempDir, validateOpenXml } from '../support/index.ts';
import { cellsOf, libreOfficeCsv, readAll, withExcelJs } from './support.ts';

const ROWS = 3_000;

async function written(): Promise<string> {
  const file = path.join(tempDir(), 'catalogue.xlsx');
  const more = { ...sheet(ROWS), totals: true, spareRows: 100 };
  await writeWorkbook(file, { sheets: [more], properties: { created: CREATED, title: '目录' } });
  return file;
}

/** As a .csv without formats shows it: dates as Excel's day numbers or as ISO text, empty for nothing. */
const expected = (i: number): (string | number)[] =>
  row(i).map((value) => (value == null ? '' : (value as string | number)));

describe('a catalogue of 30 columns', () => {
  it('is valid', async (context) => {
    needs(context, 'validator');
    expect(await validateOpenXml(await written())).toEqual([]);
  });

  it('is valid with everything a workbook can have', async (context) => {
    needs(context, 'validator');
    const long = Array.from({ length: 60 }, (_, i) => `第${i}类，较长的名称`);
    const columns: Column[] = [
      { title: '类别', type: 'text', list: long, prompt: '先选类别 <&>' },
      { title: '子类', type: 'text', list: { range: '=INDIRECT($A4)' }, listOnly: false },
      { title: '说明', type: 'text', prompt: '只有提示', hidden: true, style: { fill: 'FFF2CC', color: 'C00000' } },
      { title: '数', type: 'number', numberFormat: '#,##0.0"万"', total: 'sum' },
      { title: '真假', type: 'boolean', total: 'count' },
    ];
    const full: Sheet = {
      name: "一 & '二' 三",
      titleRows: ['标题'],
      headerRows: [['类', '', '', '值', ''], columns.map(({ title }) => title)],
      merges: ['A2:C2', 'D2:E2'],
      columns,
      frozenColumns: 1,
      autoFilter: true,
      printTitles: true,
      page: { head: '甲&乙', pageNumbers: true, fitToWidth: true },
      spareRows: 50,
      totals: true,
      rows: [
        [long[0], '=x', 'a\nb', 1.5, true],
        [null, '+1', '待定', '约5', '是'],
      ],
    };
    const file = path.join(tempDir(), 'a.xlsx');
    const empty: Sheet = { name: '空', columns, rows: [], autoFilter: true, totals: true };
    const properties = { created: CREATED, title: '<目录>', creator: '甲&乙' };
    await writeWorkbook(file, { sheets: [full, empty], properties });
    expect(await validateOpenXml(file)).toEqual([]);
    needs(context, 'libreoffice');
    expect(await cellsOf(await libreOfficeCsv(file))).toEqual([
      ['标题'],
      ['类', null, null, '值'],
      ['类别', '子类', '说明', '数', '真假'],
      [long[0], '=x', 'a\nb', '1.5', 'TRUE'],
      [null, '+1', '待定', '约5', '是'],
      ['合计', null, null, '1.5', '2'],
    ]);
  }, 120_000);

  it('is the same cell by cell in LibreOffice', async (context) => {
    needs(context, 'libreoffice');
    const csv = await libreOfficeCsv(await written());
    const rows = await cellsOf(csv);
    expect(rows).toHaveLength(ROWS + 3);
    expect(rows[1]).toEqual(COLUMNS.map(({ title }) => title));
    for (let i = 0; i < ROWS; i += 1) {
      const found = COLUMNS.map(({ type }, k) => {
        const cell = rows[i + 2]?.[k] ?? '';
        return type === 'number' || type === 'integer' ? Number(cell) : cell;
      });
      if (JSON.stringify(found) !== JSON.stringify(expected(i))) expect(found).toEqual(expected(i));
    }
  }, 120_000);

  it('is the same cell by cell in exceljs', async () => {
    const book = await withExcelJs(await written());
    const found = book.worksheets[0]!;
    for (let i = 0; i < ROWS; i += 1) {
      const cells = COLUMNS.map((_, k) => {
        const { value } = found.getCell(i + 3, k + 1);
        return value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? '');
      });
      if (JSON.stringify(cells) !== JSON.stringify(expected(i))) expect(cells).toEqual(expected(i));
    }
  });

  it('is the same cell by cell in our own reader, with all that stands around it', async () => {
    const { rows, outline } = await readAll(await written());
    expect(rows).toHaveLength(ROWS + 3);
    for (let i = 0; i < ROWS; i += 1) {
      const cells = rows[i + 2]!.cells.map((cell) =>
        cell && typeof cell === 'object' && cell.kind === 'date' ? cell.iso : cell,
      );
      const all = COLUMNS.map((_, k) => cells[k] ?? '');
      if (JSON.stringify(all) !== JSON.stringify(expected(i))) expect(all).toEqual(expected(i));
    }
    expect(outline.merges).toEqual(['A1:AD1']);
    expect(serialOf('2019-01-01')).toBe(43_466);
  });
});
