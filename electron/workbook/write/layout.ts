/** Where things stand on a sheet: title rows, header, data, totals. */
import { WorkbenchError } from '../../../core/contract.ts';
import type { Sheet } from '../model.ts';
import { columnName, MAX_COLUMNS, MAX_ROWS } from './cell-names.ts';

export interface Layout {
  titles: readonly string[];
  header: readonly (readonly string[])[];
  /** 1-based row of the first data row. */
  firstRow: number;
  /** Letters of the last column. */
  lastColumn: string;
  merges: readonly string[];
}

const tooLarge = (message: string): WorkbenchError =>
  new WorkbenchError('BAD_INPUT', message, '请先筛选或拆分数据，分成几个工作簿导出。');

export function layoutOf(sheet: Sheet): Layout {
  const titles = sheet.bare ? [] : (sheet.titleRows ?? []);
  const header = sheet.bare ? [] : (sheet.headerRows ?? [sheet.columns.map(({ title }) => title)]);
  const count = sheet.columns.length;
  if (count === 0 || count > MAX_COLUMNS)
    throw tooLarge(`工作表「${sheet.name}」有 ${count} 列，Excel 最多 16,384 列。`);
  const lastColumn = columnName(count - 1);
  const titleMerges = count > 1 ? titles.map((_, i) => `A${i + 1}:${lastColumn}${i + 1}`) : [];
  return {
    titles,
    header,
    firstRow: titles.length + header.length + 1,
    lastColumn,
    merges: [...titleMerges, ...(sheet.merges ?? [])],
  };
}

export function checkRowCount(sheet: Sheet, row: number): void {
  if (row > MAX_ROWS) throw tooLarge(`工作表「${sheet.name}」超过 Excel 的 1,048,576 行。`);
}

const FORBIDDEN_IN_NAME = /[\\/?*[\]:]/g;

/** A name Excel accepts, close to the wanted one and not among those taken. */
export function sheetName(wanted: string, taken: Iterable<string> = []): string {
  const used = new Set(Array.from(taken, (name) => name.toLowerCase()));
  const plain =
    wanted
      .replace(FORBIDDEN_IN_NAME, '_')
      .replace(/^'+|'+$/g, '')
      .trim() || '表';
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `(${number})`;
    // What is cut must not end in a quote or in half a character.
    const cut = plain.slice(0, 31 - suffix.length).replace(/[\ud800-\udbff]?'*$/, '');
    const name = cut + suffix;
    if (!used.has(name.toLowerCase()) && name.toLowerCase() !== 'history') return name;
  }
}

export function checkSheetNames(sheets: readonly Sheet[]): void {
  const taken: string[] = [];
  for (const { name } of sheets) {
    if (sheetName(name, taken) !== name)
      throw new WorkbenchError(
        'BAD_INPUT',
        `工作表名「${name}」不能用：Excel 要求不超过 31 个字、不重复，不含 \\ / ? * [ ] :，首尾不是单引号。`,
        '请改短或更换工作表名。',
      );
    taken.push(name);
  }
}
