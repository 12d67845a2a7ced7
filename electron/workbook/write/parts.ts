/** The small parts of the package: what there is, what it is called, who made it. */
import { escapeXml } from '../../document/text.ts';
import type { Sheet, WorkbookInput } from '../model.ts';
import { columnName, quotedSheet } from './cell-names.ts';
import { layoutOf } from './layout.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const sheetPart = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

export function contentTypes(sheetCount: number): string {
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, i) => override(sheetPart(i), `${SHEET_ML}.worksheet+xml`));
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('xl/workbook.xml', `${SHEET_ML}.sheet.main+xml`),
    ...sheets,
    override('xl/styles.xml', `${SHEET_ML}.styles+xml`),
    override('xl/sharedStrings.xml', `${SHEET_ML}.sharedStrings+xml`),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
    '</Types>',
  ].join('');
}

const relations = (...list: [id: string, type: string, target: string][]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export const packageRelations = (): string =>
  relations(
    ['rId1', `${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
    ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['rId3', `${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
  );

export function workbookRelations(sheetCount: number): string {
  const sheets = Array.from({ length: sheetCount }, (_, i): [string, string, string] => [
    `rId${i + 1}`,
    `${OFFICE}/relationships/worksheet`,
    sheetPart(i).slice('xl/'.length),
  ]);
  return relations(
    ...sheets,
    [`rId${sheetCount + 1}`, `${OFFICE}/relationships/styles`, 'styles.xml'],
    [`rId${sheetCount + 2}`, `${OFFICE}/relationships/sharedStrings`, 'sharedStrings.xml'],
  );
}

/** Ranges that Excel finds by name. @param lastRow of the data */
function definedNames(sheet: Sheet, index: number, lastRow: number): string[] {
  const { firstRow, lastColumn } = layoutOf(sheet);
  const place = quotedSheet(sheet.name);
  const name = (what: string, ref: string, more = ''): string =>
    `<definedName name="_xlnm.${what}" localSheetId="${index}"${more}>${escapeXml(ref)}</definedName>`;
  const names: string[] = [];
  if (sheet.bare) return names;
  if (sheet.autoFilter)
    names.push(name('_FilterDatabase', `${place}!$A$${firstRow - 1}:$${lastColumn}$${lastRow}`, ' hidden="1"'));
  if (sheet.printTitles) {
    const columns = sheet.frozenColumns ? `${place}!$A:$${columnName(sheet.frozenColumns - 1)},` : '';
    names.push(name('Print_Titles', `${columns}${place}!$1:$${firstRow - 1}`));
  }
  return names;
}

export function workbookXml(sheets: readonly Sheet[], lastRows: readonly number[]): string {
  const list = sheets.map(({ name, state }, i) => {
    const hidden = state ? ` state="${state}"` : '';
    return `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`;
  });
  const names = sheets.flatMap((sheet, i) => definedNames(sheet, i, lastRows[i] ?? 0));
  const first = Math.max(
    0,
    sheets.findIndex(({ state }) => !state),
  );
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships">`,
    `<workbookPr/><bookViews><workbookView activeTab="${first}"/></bookViews>`,
    `<sheets>${list.join('')}</sheets>`,
    names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`,
    '</workbook>',
  ].join('');
}

export function coreProperties({ created, creator, title }: WorkbookInput['properties']): string {
  const time = (tag: string): string =>
    `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${escapeXml(created)}</dcterms:${tag}>`;
  const spaces = [
    `xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(' ');
  return [
    `${HEAD}<cp:coreProperties ${spaces}>`,
    title ? `<dc:title>${escapeXml(title)}</dc:title>` : '',
    creator ? `<dc:creator>${escapeXml(creator)}</dc:creator>` : '',
    time('created'),
    time('modified'),
    '</cp:coreProperties>',
  ].join('');
}

export const appProperties = (): string =>
  `${HEAD}<Properties xmlns="${OFFICE}/extended-properties"><Application>Workbench</Application></Properties>`;
