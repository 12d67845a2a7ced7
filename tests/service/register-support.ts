/** Made-up rows for any register of a pack, and what a sheet should say of them. */
import ExcelJS from 'exceljs';
import type { CellValue } from '../../core/answer/answer.ts';
import { definitionOf } from '../../core/document/binding.ts';
import { optionsOf } from '../../core/form/pack.ts';
import type { Column, DocumentDefinition, Pack } from '../../core/form/pack-schema.ts';
import type { Register } from '../../core/form/schema/register.ts';

export type Cells = Record<string, CellValue>;

const TEXTS = [
  '=1+1',
  '+86 138',
  '-5',
  '@甲',
  '普通文字',
  '<b>&amp;',
  '01',
  ' 空格 ',
  '很长的说明，需要在单元格里折行才能看完整',
];
const two = (value: number): string => String(value).padStart(2, '0');
const nth = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

function valueOf(pack: Pack, column: Column, i: number, k: number): CellValue | undefined {
  // Some cells of every column but the first stay empty.
  if (k > 0 && (i + k) % 7 === 0) return undefined;
  switch (column.type) {
    case 'text':
      return `${nth(TEXTS, i + k)}${i}`;
    case 'longtext':
      return `第一段${i}\n\n  第二段 `;
    case 'number':
      return (i * 37 + k) / ((column.decimals ?? 0) > 0 ? 4 : 1) - (i % 5 === 0 ? 0.5 : 0);
    case 'date':
      return i % 50 === 49 ? '待定' : `20${10 + (i % 20)}-${two((i % 12) + 1)}-${two((i % 28) + 1)}`;
    case 'yesno':
      return i % 2 === 0;
    case 'choice':
      return nth(optionsOf(pack, column), i + k).id;
    case 'multi': {
      const options = optionsOf(pack, column);
      return [...new Set([nth(options, i).id, nth(options, i + 1).id])];
    }
    default:
      return undefined;
  }
}

export function rowOf(pack: Pack, register: Register, i: number): Cells {
  const cells = register.columns.map((column, k) => [column.id, valueOf(pack, column, i, k)] as const);
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined)) as Cells;
}

/** As a sheet says it: dates as `YYYY-MM-DD`. */
export function shown(pack: Pack, column: Column, value: CellValue | undefined): string | number | null {
  if (value === undefined) return null;
  const label = (id: unknown): string =>
    optionsOf(pack, column as { optionSet?: string }).find((o) => o.id === id)!.label;
  if (column.type === 'choice') return label(value);
  if (column.type === 'multi') return (value as string[]).map(label).join('、');
  if (column.type === 'yesno') return value === true ? '是' : '否';
  return value as string | number;
}

/** Loops of a template's sheets: place, first row, and the tag of each column. */
export function loopsOf(book: ExcelJS.Workbook) {
  const loops: { sheet: string; place: string; row: number; tags: Map<number, string> }[] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row, number) => {
      const texts: [number, string][] = [];
      row.eachCell((cell, column) => void (typeof cell.value === 'string' && texts.push([column, cell.value])));
      const place = /\{\{#([^}]*)\}\}/.exec(texts[0]?.[1] ?? '')?.[1];
      if (!place) return;
      const tags = texts.map(([column, text]) => [column, /\{\{([^#/][^}]*)\}\}/.exec(text)?.[1] ?? ''] as const);
      loops.push({ sheet: sheet.name, place, row: number, tags: new Map(tags) });
    });
  return loops;
}

/** Id of the column a tag shows. */
export function columnIdOf(document: DocumentDefinition, place: string, tag: string): string | undefined {
  const each = definitionOf(document.places[place] ?? '').each ?? {};
  const inner = each[tag];
  return inner === undefined ? undefined : /^row\.(\w+)$/.exec(definitionOf(inner).value ?? '')?.[1];
}

export async function openBook(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // Spread over every cell of their ranges they take exceljs half a minute.
  await book.xlsx.readFile(path, { ignoreNodes: ['dataValidations'] } as Partial<ExcelJS.XlsxReadOptions>);
  return book;
}

/** What stands in a cell, dates as `YYYY-MM-DD`. */
export const read = (cell: ExcelJS.Cell): unknown =>
  cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.value;
