/** What stands before and behind the rows of a worksheet part. */
import { escapeXml } from '../../document/text.ts';
import type { PageSetup, Sheet } from '../model.ts';
import { columnName } from './cell-names.ts';
import { layoutOf } from './layout.ts';
import { type ListSheet, validationsXml } from './lists.ts';
import { columnWidth, MAX_WIDTH } from './width.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function paneXml(rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return '';
  const pane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight';
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const corner = `${columnName(columns)}${rows + 1}`;
  return `<pane${splits} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`;
}

function viewXml(sheet: Sheet, selected: boolean): string {
  const { firstRow } = layoutOf(sheet);
  const pane = paneXml(sheet.frozenRows ?? firstRow - 1, sheet.frozenColumns ?? 0);
  const open = `<sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`;
  return `<sheetViews>${pane === '' ? `${open}/>` : `${open}>${pane}</sheetView>`}</sheetViews>`;
}

function columnsXml(sheet: Sheet, widths: readonly number[]): string {
  const columns = sheet.columns.map(({ width, hidden }, i) => {
    const shown = typeof width === 'number' ? width : columnWidth(widths[i] ?? 0);
    return `<col min="${i + 1}" max="${i + 1}" width="${shown}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`;
  });
  return `<cols>${columns.join('')}</cols>`;
}

/** Everything before the first row. @param lastRow 1-based, 0 for an empty sheet */
function headXml(sheet: Sheet, selected: boolean, widths: readonly number[], lastRow: number): string {
  const fit = sheet.page?.fitToWidth ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '';
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${fit}`,
    `<dimension ref="A1${lastRow > 0 ? `:${layoutOf(sheet).lastColumn}${lastRow}` : ''}"/>`,
    viewXml(sheet, selected),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsXml(sheet, widths),
  ].join('');
}

/** Widths are known when all rows have been seen, so the head is written into a place kept for it. */
export class SheetHead {
  readonly length: number;
  readonly #sheet: Sheet;
  readonly #selected: boolean;

  constructor(sheet: Sheet, selected: boolean) {
    this.#sheet = sheet;
    this.#selected = selected;
    const widest = sheet.columns.map(() => MAX_WIDTH);
    this.length = Buffer.byteLength(headXml(sheet, selected, widest, 1_048_576)) + '<sheetData>'.length;
  }

  bytes(widths: readonly number[], lastRow: number): Buffer {
    const xml = headXml(this.#sheet, this.#selected, widths, lastRow);
    const space = ' '.repeat(this.length - Buffer.byteLength(xml) - '<sheetData>'.length);
    return Buffer.from(`${xml}${space}<sheetData>`);
  }
}

const PAPER = { A3: 8, A4: 9 };

/** `&` begins a code in page heads. */
const pageText = (text: string): string => escapeXml(text.replaceAll('&', '&&'));

function pageXml(page: PageSetup): string {
  const { paper = 'A4', orientation = 'landscape', fitToWidth, head, pageNumbers } = page;
  const fit = fitToWidth ? ' fitToWidth="1" fitToHeight="0"' : '';
  const texts = [
    head ? `<oddHeader>&amp;C${pageText(head)}</oddHeader>` : '',
    pageNumbers ? '<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>' : '',
  ].join('');
  return [
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${PAPER[paper]}"${fit} orientation="${orientation}"/>`,
    texts === '' ? '' : `<headerFooter>${texts}</headerFooter>`,
  ].join('');
}

/** Everything behind the last row. @param lastRow of the data, 1-based, without the totals */
export function tailXml(sheet: Sheet, lists: ListSheet, lastRow: number): string {
  const { merges, lastColumn, firstRow } = layoutOf(sheet);
  const filter = sheet.autoFilter && !sheet.bare ? `<autoFilter ref="A${firstRow - 1}:${lastColumn}${lastRow}"/>` : '';
  const joined = merges.map((ref) => `<mergeCell ref="${escapeXml(ref)}"/>`).join('');
  return [
    '</sheetData>',
    filter,
    joined === '' ? '' : `<mergeCells count="${merges.length}">${joined}</mergeCells>`,
    validationsXml(sheet, lists, lastRow),
    sheet.page ? pageXml(sheet.page) : '',
    '</worksheet>',
  ].join('');
}
