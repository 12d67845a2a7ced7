/** The same catalogue, written by each. Every function returns the size of its file. */
import { once } from 'node:events';
import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import ExcelJS from 'exceljs';
import { writeXlsxStream } from 'hucre/xlsx';
import type { RowInput } from '../electron/workbook/model.ts';
import { writeWorkbook } from '../electron/workbook/index.ts';
import { columnName } from '../electron/workbook/write/cell-names.ts';
import { COLUMNS, CREATED, rows, sheet, TITLE } from './workbook-data.ts';

export type Writer = (file: string, count: number) => Promise<void>;

export const ours: Writer = async (file, count) => {
  await writeWorkbook(file, { sheets: [sheet(count)], properties: { created: CREATED } }, { overwrite: true });
};

const day = (iso: string): number => Date.parse(iso) / 86_400_000 + 25_569;
const escaped = (text: string): string =>
  /[&<>]/.test(text) ? text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;')) : text;

/** What is left when nothing but cells is written: values as XML, packed at zlib's own level, no workbook around them. */
export const floor: Writer = async (file, count) => {
  const names = COLUMNS.map((_, i) => columnName(i));
  const dates = COLUMNS.map(({ type }) => type === 'date');
  function* xml(): Generator<string> {
    let text = '';
    let number = 2;
    for (const row of rows(count)) {
      number += 1;
      text += `<row r="${number}">`;
      for (let i = 0; i < row.length; i += 1) {
        const value = row[i];
        if (value == null || value === '') continue;
        const name = names[i];
        if (typeof value === 'string' && !dates[i])
          text += `<c r="${name}${number}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
        else text += `<c r="${name}${number}"><v>${typeof value === 'string' ? day(value) : String(value)}</v></c>`;
      }
      text += '</row>';
      if (text.length < 1 << 18) continue;
      yield text;
      text = '';
    }
    yield text;
  }
  await pipeline(Readable.from(xml()), createDeflateRaw({ level: 6 }), fs.createWriteStream(file));
};

const border = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDERS = { left: border, right: border, top: border, bottom: border };
const FORMATS = { text: '@', number: '#,##0.00', integer: '0', date: 'yyyy-mm-dd', boolean: 'General' };

function columnsForExcelJs(): Partial<ExcelJS.Column>[] {
  return COLUMNS.map(({ type, numberFormat, style }) => ({
    width: 16,
    style: {
      numFmt: numberFormat ?? FORMATS[type],
      border: BORDERS,
      alignment: { vertical: 'middle', wrapText: style?.wrap ?? false },
    },
  }));
}

/** exceljs wants a Date for a date. */
const valuesForExcelJs = (row: RowInput): ExcelJS.CellValue[] =>
  row.map((value, i) => (COLUMNS[i]!.type === 'date' ? new Date(`${String(value)}T00:00:00Z`) : (value ?? null)));

const VIEW: Partial<ExcelJS.AddWorksheetOptions> = {
  views: [{ state: 'frozen', xSplit: 2, ySplit: 2 }],
  pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:2' },
};

function headOf(target: ExcelJS.Worksheet): void {
  target.columns = columnsForExcelJs();
  target.addRow([TITLE]).commit();
  const head = target.addRow(COLUMNS.map(({ title }) => title));
  head.font = { bold: true };
  head.commit();
}

/** One rule per column, as exceljs keeps them under a range; the type does not know that it can. */
function addLists(target: ExcelJS.Worksheet, count: number): void {
  const validations = (target as unknown as { dataValidations: { add(range: string, rule: object): void } })
    .dataValidations;
  COLUMNS.forEach(({ list }, i) => {
    if (!list || 'range' in list) return;
    const range = `${columnName(i)}3:${columnName(i)}${count + 2}`;
    validations.add(range, { type: 'list', allowBlank: true, formulae: [`"${list.join(',')}"`] });
  });
}

export const excelJsStreaming: Writer = async (file, count) => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const target = book.addWorksheet('表1-2', VIEW);
  headOf(target);
  addLists(target, count);
  let written = 0;
  for (const row of rows(count)) {
    target.addRow(valuesForExcelJs(row)).commit();
    written += 1;
    // Without a pause its packer never gets to work and all rows stay in memory.
    if (written % 1_000 === 0) await new Promise(setImmediate);
  }
  target.commit();
  await book.commit();
};

export const excelJsBuffered: Writer = async (file, count) => {
  const book = new ExcelJS.Workbook();
  const target = book.addWorksheet('表1-2', VIEW);
  headOf(target);
  addLists(target, count);
  for (const row of rows(count)) target.addRow(valuesForExcelJs(row));
  await book.xlsx.writeFile(file);
};

/** Has no drop-downs, no print titles and no page set-up when streaming: it does less than the others. */
export const hucre: Writer = async (file, count) => {
  const thin = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
  const columns = COLUMNS.map(({ title, type, numberFormat, style }) => ({
    header: title,
    width: 16,
    numFmt: numberFormat ?? FORMATS[type],
    style: {
      border: { left: thin, right: thin, top: thin, bottom: thin },
      alignment: { vertical: 'center', wrapText: style?.wrap ?? false },
    } as const,
  }));
  function* values() {
    for (const row of rows(count))
      yield row.map((value, i) =>
        COLUMNS[i]!.type === 'date' ? new Date(`${String(value)}T00:00:00Z`) : (value ?? null),
      );
  }
  const stream = writeXlsxStream(values(), { name: '表1-2', columns, freezePane: { rows: 1, columns: 2 } });
  const out = fs.createWriteStream(file);
  for await (const chunk of stream) if (!out.write(chunk)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
};
