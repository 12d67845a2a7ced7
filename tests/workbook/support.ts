/** Small workbooks, and what others make of them. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { WorkbenchError } from '../../core/contract.ts';
import { type Parts, writeZip } from '../../electron/document/zip.ts';
import {
  type CellValue,
  type Column,
  openTable,
  type ReadOptions,
  type RowInput,
  type Sheet,
  type SheetOutline,
  type TableRow,
} from '../../electron/workbook/index.ts';
import { findTool } from '../../scripts/lib/tools.ts';

export const CREATED = '2026-07-31T00:00:00Z';
export const properties = { created: CREATED, creator: '测试', title: '目录 & 表' };

export const text = (title: string, more: Partial<Column> = {}): Column => ({ title, type: 'text', ...more });
export const sheetOf = (columns: Column[], rows: RowInput[], more: Partial<Sheet> = {}): Sheet => ({
  name: '表1',
  columns,
  rows,
  ...more,
});

export interface ReadAll {
  rows: TableRow[];
  outline: SheetOutline;
}

export async function readAll(file: string, sheet = 0, options: ReadOptions = {}): Promise<ReadAll> {
  const table = await openTable(file);
  try {
    const rows: TableRow[] = [];
    const batches = table.rows(sheet, options);
    for (;;) {
      const next = await batches.next();
      if (next.done) return { rows, outline: next.value };
      rows.push(...next.value);
    }
  } finally {
    await table.close();
  }
}

export const cellsOf = async (file: string, sheet = 0): Promise<CellValue[][]> =>
  (await readAll(file, sheet)).rows.map(({ cells }) => cells);

export async function failure(work: Promise<unknown>): Promise<WorkbenchError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof WorkbenchError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

export async function withExcelJs(file: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return book;
}

/** The first sheet as LibreOffice exports it, raw values, UTF-8. */
export async function libreOfficeCsv(file: string): Promise<string> {
  const tool = findTool('libreoffice');
  if (!tool) throw new Error("not installed: start the test with needs(context, 'libreoffice')");
  const profile = path.join(os.tmpdir(), `workbench-lo-${process.pid}`);
  const folder = path.dirname(file);
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1';
  await promisify(execFile)(
    tool,
    [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', filter, '--outdir', folder, file],
    { timeout: 120_000 },
  );
  const base = path.basename(file, '.xlsx');
  const found = fs.readdirSync(folder).find((name) => name.startsWith(base) && name.endsWith('.csv'));
  if (!found) throw new Error('LibreOffice wrote no .csv');
  return path.join(folder, found);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Parts of a workbook written by hand: `rows` is what stands between <sheetData> and its end. */
export function partsOf(rows: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
}

export function writeParts(file: string, parts: Record<string, string>): string {
  const map: Parts = new Map(Object.entries(parts));
  fs.writeFileSync(file, writeZip(map));
  return file;
}
