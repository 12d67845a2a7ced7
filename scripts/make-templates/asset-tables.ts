/**
 * 资产与网络调查表: a first page, then one sheet for each table of the form. Rows are repeated by the engine; drop-downs
 * reach far below the first row so that a person can go on typing in Excel.
 */
import type ExcelJS from 'exceljs';
import { headOf, type PackTable, PackTables, weightOf } from './pack/read-pack.ts';
import { finish, newWorkbook } from './sheet/finish.ts';
import { printSetup, set } from './sheet/look.ts';
import { addListChoices } from './sheet/choices.ts';

const DOCUMENT = 'asset-tables';
const HEAD_ROW = 3;
const FIRST_ROW = HEAD_ROW + 1;
/** Rows that offer the drop-down; more than any one system's list. */
const CHOICE_ROWS = 2000;
const MAX_SHEET_NAME = 31;
const NUMBER_WIDTH = 7;
/** Characters across a landscape page: a table of few columns fills it, and the line above it stays whole. */
const PAGE_WIDTH = 122;

const INSTRUCTIONS = [
  '一、本工作簿由“车联安评工作台”按填报内容生成；每张表的数据来自同一份填报，与定级报告及附件材料一致。',
  '二、可在表中直接增改行：带下拉箭头的单元格从选项中选择；“/”表示该项不适用或没有内容。',
  '三、修改后的表格可整块复制，粘贴回工作台的对应表格，以保持各文书一致。',
  '四、列名取自电信定级备案系统的资产表与测评调研表；现行系统的栏目以登录后所见为准。',
];

function addFirstPage(workbook: ExcelJS.Workbook, tables: PackTable[]): void {
  const sheet = workbook.addWorksheet('首页');
  [7, 24, 62, 9.5].forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const merged = (row: number, from: number, to: number, height: number): ExcelJS.Cell => {
    sheet.mergeCells(row, from, row, to);
    sheet.getRow(row).height = height;
    return sheet.getCell(row, from);
  };
  set(merged(1, 1, 4, 28), '{{$草稿}}', 'head', 'right');
  set(merged(2, 1, 4, 44), '资产与网络调查表', 'title', 'center');
  const fields = [
    '单位名称',
    '统一社会信用代码',
    '对象名称',
    '对象类型',
    '拟定等级',
    '是否有互联网出口',
    '应用处理流程图',
    '数据流程图',
    '填表人',
    '填表日期',
  ];
  fields.forEach((field, i) => {
    const row = 3 + i;
    set(merged(row, 1, 2, 24), field === '对象名称' ? '定级对象名称' : field, 'head', 'center', true);
    set(merged(row, 3, 4, 24), `{{${field}}}`, 'body', 'left', true);
    set(sheet.getCell(row, 2), sheet.getCell(row, 2).value as string, 'head', 'center', true);
    sheet.getCell(row, 4).border = sheet.getCell(row, 3).border;
  });
  let row = 4 + fields.length;
  ['序号', '工作表', '栏目', '行数'].forEach((text, i) => set(sheet.getCell(row, i + 1), text, 'head', 'center', true));
  for (const [index, table] of tables.entries()) {
    row += 1;
    set(sheet.getCell(row, 1), index + 1, 'body', 'center', true);
    set(sheet.getCell(row, 2), sheetName(table), 'body', 'left', true);
    const heads = table.columns.map((column) => column.label).join('、');
    set(sheet.getCell(row, 3), heads, 'body', 'left', true);
    sheet.getRow(row).height = heads.length > 28 ? (heads.length > 56 ? 48 : 33) : 18;
    set(sheet.getCell(row, 4), `{{${table.tag}_行数}}`, 'body', 'center', true);
  }
  row += 1;
  set(merged(row + 1, 1, 4, 24), '填写说明', 'head', 'left');
  INSTRUCTIONS.forEach((text, i) => set(merged(row + 2 + i, 1, 4, 36), text, 'body', 'left'));
  printSetup(sheet, false, '资产与网络调查表');
}

const sheetName = (table: PackTable): string => table.tag.replace(/[\\/?*[\]:]/g, '_').slice(0, MAX_SHEET_NAME);

function addTable(workbook: ExcelJS.Workbook, pack: PackTables, table: PackTable): void {
  const sheet = workbook.addWorksheet(sheetName(table), {
    views: [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: 1 }],
  });
  const width = table.columns.length + 1;
  const line = (row: number, text: string, font: 'title' | 'line', height: number): void => {
    sheet.mergeCells(row, 1, row, width);
    set(sheet.getCell(row, 1), text, font, font === 'title' ? 'center' : 'left');
    sheet.getRow(row).height = height;
  };
  line(1, table.title, 'title', 34);
  line(2, '单位名称：{{单位名称}}　　定级对象：{{对象名称}}　　填表日期：{{填表日期}}', 'line', 22);
  const head = ['序号', ...table.columns.map(headOf)];
  head.forEach((text, i) => set(sheet.getCell(HEAD_ROW, i + 1), text, 'head', 'center', true));
  sheet.getRow(HEAD_ROW).height = 34;
  fillRow(sheet, table);
  emptyRow(sheet, table, width);
  sheet.getColumn(1).width = NUMBER_WIDTH;
  const widths = table.columns.map((column) => Math.max(9.5, weightOf(column) * 1.8 + 2));
  const total = widths.reduce((sum, one) => sum + one, NUMBER_WIDTH);
  const stretch = Math.max(1, (PAGE_WIDTH - NUMBER_WIDTH) / (total - NUMBER_WIDTH));
  widths.forEach((one, i) => (sheet.getColumn(i + 2).width = Math.round(one * stretch * 10) / 10));
  table.columns.forEach((column, i) =>
    addListChoices(sheet, i + 2, [FIRST_ROW, FIRST_ROW + CHOICE_ROWS - 1], headOf(column), pack.choices(column)),
  );
  printSetup(sheet, true, table.title, HEAD_ROW);
}

function fillRow(sheet: ExcelJS.Worksheet, table: PackTable): void {
  const last = table.columns.length;
  set(sheet.getCell(FIRST_ROW, 1), `{{#${table.tag}}}{{序号}}`, 'body', 'center', true);
  table.columns.forEach((column, i) => {
    const centred = column.type !== 'text' && column.type !== 'longtext';
    const close = i + 1 === last ? `{{/${table.tag}}}` : '';
    set(sheet.getCell(FIRST_ROW, i + 2), `{{${column.label}}}${close}`, 'body', centred ? 'center' : 'left', true);
  });
}

/** Shown instead when the list is empty. */
function emptyRow(sheet: ExcelJS.Worksheet, table: PackTable, width: number): void {
  const row = FIRST_ROW + 1;
  for (let column = 1; column <= width; column += 1) set(sheet.getCell(row, column), '', 'body', 'center', true);
  sheet.mergeCells(row, 2, row, width);
  set(sheet.getCell(row, 1), `{{^${table.tag}}}—`, 'body', 'center', true);
  set(sheet.getCell(row, 2), `（无）{{/${table.tag}}}`, 'body', 'center', true);
}

export async function assetTables(): Promise<Uint8Array> {
  const pack = new PackTables();
  const tables = pack.lists(DOCUMENT);
  const workbook = newWorkbook();
  addFirstPage(workbook, tables);
  for (const table of tables) addTable(workbook, pack, table);
  return finish(workbook);
}
