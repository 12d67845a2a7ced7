/** What other programs find in our workbooks, cell by cell. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLUMNS, CREATED, row, sheet } from '../../bench/workbook-data.ts';
import { serialOf, writeWorkbook } from '../../electron/workbook/index.ts';
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
