/** A catalogue's template, made as a pack's author would make it, and streams of made-up rows. */
import ExcelJS from 'exceljs';
import type { DocumentModel, PlaceValue, RowStream, StreamCell } from '../../core/document/model.ts';
import { lintDocument, readStreams, type Rendered, renderDocument } from '../../electron/document/index.ts';
import { model, noEvidence, text } from './support.ts';

export const asSheet = { format: 'xlsx', template: 'catalogue.xlsx', fileName: '目录.xlsx' } as const;

const THIN = { style: 'thin' } as const;
const BORDER = { left: THIN, right: THIN, top: THIN, bottom: THIN };

/** Tags of the repeated row, column by column. */
export async function catalogueTemplate(
  tags: readonly string[],
  build: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => undefined,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(Date.UTC(2025, 0, 1));
  const sheet = book.addWorksheet('目录', {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 3 }],
    pageSetup: {
      paperSize: 8 as number,
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: '1:3',
    },
  });
  const last = sheet.getColumn(tags.length).letter;
  sheet.mergeCells(`A1:${last}1`);
  sheet.getCell('A1').value = '{{单位}}重要数据目录';
  sheet.getRow(3).values = tags.map((tag) => tag.replace(/[{}#/]|rows/g, ''));
  sheet.getRow(4).values = tags.map((tag, i) =>
    [i === 0 ? '{{#rows}}' : '', tag, i === tags.length - 1 ? '{{/rows}}' : ''].join(''),
  );
  tags.forEach((_, i) => {
    const cell = sheet.getCell(4, i + 1);
    cell.border = BORDER;
    cell.alignment = { wrapText: true, vertical: 'middle' };
    sheet.getColumn(i + 1).width = 14;
  });
  build(sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A stream of these rows. */
export function streamOf(columns: readonly string[], rows: readonly (readonly StreamCell[])[]) {
  const stream: RowStream = { count: rows.length, cells: (from, to) => rows.slice(from, to).flat() };
  const value: PlaceValue = {
    kind: 'stream',
    source: 's',
    count: rows.length,
    columns: columns.map((name) => (name.endsWith('日') ? { name, date: 'chinese' as const } : { name })),
  };
  return { streams: new Map([['s', stream]]), value };
}

export async function renderRows(
  template: Uint8Array,
  columns: readonly string[],
  rows: readonly (readonly StreamCell[])[],
  more: Partial<DocumentModel> = {},
): Promise<Rendered> {
  const { streams, value } = streamOf(columns, rows);
  const asked = model({ 单位: text('某公司'), rows: value }, { ...asSheet, ...more });
  const rendered = await renderDocument({ model: asked, template, evidence: noEvidence, rows: readStreams(streams) });
  const problems = lintDocument(rendered.bytes, 'xlsx');
  if (problems.length > 0) throw new Error(`lint: ${problems.join('; ')}`);
  return rendered;
}

export async function readBook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return book;
}
