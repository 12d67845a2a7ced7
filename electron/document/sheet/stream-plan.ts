/** The template's row, taken apart once so that a hundred thousand copies of it are little work. */
import { chineseDate, numberText } from '../../../core/form/display.ts';
import { isDate } from '../../../core/form/formats.ts';
import type { StreamCell, StreamColumn } from '../../../core/document/model.ts';
import { ROW_NUMBER, type Scopes, trimName } from '../scope.ts';
import { displayText, type Slots } from '../slots.ts';
import { cellXml, contentOf, dateSerial } from './cell-xml.ts';
import { moveCellXml, type PlannedStream } from './fill-sheet.ts';
import type { StreamBlock } from './layout.ts';
import { TAG } from './plan.ts';
import { type Cell, columnLetters, type Row } from './rows.ts';
import type { Workbook } from './workbook.ts';

/** Text, number or nothing, as it is to be found again. */
export type Content = string | number | null;

/** Reads what a cell shows from the cells of its row. */
type ReadCell = (cells: readonly StreamCell[], start: number, item: number) => Content;

export interface CellPlan {
  cell: Cell;
  letters: string;
  /** The columns it shows, as indices of the stream; one for each value, in order. */
  columns: number[];
  /** Tags it shows, as reports name them. */
  places: string[];
  /** What stands there; without it the cell is the same in every row. */
  read: ReadCell | undefined;
  /** XML of a cell that is the same in every row, for its address. */
  fixed: ((reference: string, row: number) => string) | undefined;
  /** Characters that certainly fit on one line. */
  oneLine: number;
}

export interface RowPlan {
  source: Row;
  /** From the first row of the item. */
  offset: number;
  cells: CellPlan[];
  /** Height of a row in which every text has one line. */
  height: number | undefined;
}

export interface PlanContext {
  workbook: Workbook;
  scopes: Scopes;
  slots: Slots;
}

export function planRows(stream: PlannedStream, context: PlanContext): RowPlan[] {
  const { block, heights } = stream;
  return block.rows.map((source) => {
    const cells = source.cells.map((cell) => planCell(cell, stream, context));
    const texts = new Map(cells.filter(({ read }) => read).map(({ cell }) => [cell.column, '字']));
    const height = heights.fit(source, texts, (column) => `${columnLetters(column)}${source.number}`);
    return { source, offset: source.number - block.from, cells, height };
  });
}

function planCell(cell: Cell, stream: PlannedStream, context: PlanContext): CellPlan {
  const plan: CellPlan = {
    cell,
    letters: columnLetters(cell.column),
    columns: [],
    places: [],
    read: undefined,
    fixed: undefined,
    oneLine: stream.heights.oneLine(cell),
  };
  if (!cell.text?.includes('{{')) return { ...plan, fixed: fixedCell(cell, stream) };
  const parts = partsOf(cell, stream, context);
  const [only] = parts;
  const { workbook } = context;
  const isDateCell = workbook.dateStyles.has(Number(cell.style || -1));
  if (parts.length === 1 && only && typeof only === 'object') {
    plan.columns = only.column === undefined ? [] : [only.column];
    plan.places = [only.place];
    return { ...plan, read: only.content(isDateCell, workbook.date1904) };
  }
  const values = parts.filter((part) => typeof part === 'object');
  plan.columns = values.flatMap(({ column }) => (column === undefined ? [] : [column]));
  plan.places = values.map(({ place }) => place);
  const read: ReadCell = (cells, start, item) => {
    const text = parts.map((part) => (typeof part === 'string' ? part : part.text(cells, start, item))).join('');
    return text === '' ? null : text;
  };
  return { ...plan, read };
}

/** A value between the words of a cell. */
interface ValuePart {
  place: string;
  /** Index in the stream; constants and row numbers have none. */
  column: number | undefined;
  content(isDateCell: boolean, date1904: boolean): ReadCell;
  text(cells: readonly StreamCell[], start: number, item: number): string;
}

/** Words as they are, values as parts; marks of sections are gone. White space around a lone value does not count. */
function partsOf(cell: Cell, stream: PlannedStream, context: PlanContext): (string | ValuePart)[] {
  const text = cell.text ?? '';
  const parts: (string | ValuePart)[] = [];
  let at = 0;
  for (const match of text.matchAll(TAG)) {
    const [whole, sign = '', raw = ''] = match;
    const words = text.slice(at, match.index);
    if (words !== '') parts.push(words);
    at = match.index + whole.length;
    if (sign === '' || sign === '%') parts.push(valuePart(trimName(raw), stream, context));
  }
  if (at < text.length) parts.push(text.slice(at));
  const values = parts.filter((part) => typeof part === 'object');
  const isLone = values.length === 1 && parts.every((part) => typeof part === 'object' || part.trim() === '');
  return isLone ? values : parts;
}

function valuePart(name: string, { block, sheet }: PlannedStream, { scopes, slots }: PlanContext): ValuePart {
  const column = block.value.columns.findIndex((each) => each.name === name);
  const spec = block.value.columns[column];
  const place = `${block.place} / ${name}`;
  if (spec) return columnPart(place, column, spec);
  if (name === ROW_NUMBER) {
    const read: ReadCell = (_cells, _start, item) => item + 1;
    return { place, column: undefined, content: () => read, text: (_cells, _start, item) => String(item + 1) };
  }
  const found = scopes.find(name, block.chain);
  if (!found) {
    const where = `${sheet.name} 第 ${block.at} 行起`;
    slots.warnings.add(`模板中的「{{${name}}}」没有对应的值，已留空（${where}）。`);
    return { place, column: undefined, content: () => () => null, text: () => '' };
  }
  const shown = slots.clean(found.place, displayText(found.value));
  return {
    place: found.place,
    column: undefined,
    content: (isDateCell, date1904) => {
      const content = contentOf(found.value, isDateCell, date1904);
      const constant = 'number' in content ? content.number : shown === '' ? null : shown;
      return () => constant;
    },
    text: () => shown,
  };
}

const dateText = (date: string, { date: form }: StreamColumn): string =>
  form === 'chinese' ? chineseDate(date) : date;

function columnPart(place: string, column: number, spec: StreamColumn): ValuePart {
  const text = (value: StreamCell): string => {
    if (value === null) return '';
    if (typeof value === 'string') return spec.date && isDate(value) ? dateText(value, spec) : value;
    const shown = numberText(value, { decimals: spec.decimals });
    return spec.unit ? `${shown} ${spec.unit}` : shown;
  };
  const content = (isDateCell: boolean, date1904: boolean): ReadCell => {
    if (!spec.date) return (cells, start) => cells[start + column] ?? null;
    // A catalogue has few different days and many rows.
    const known = new Map<string, Content>();
    return (cells, start) => {
      const value = cells[start + column] ?? null;
      if (typeof value !== 'string' || !isDate(value)) return value;
      let day = known.get(value);
      if (day === undefined) {
        day = (isDateCell ? dateSerial(value, date1904) : undefined) ?? dateText(value, spec);
        known.set(value, day);
      }
      return day;
    };
  };
  return { place, column, content, text: (cells, start) => text(cells[start + column] ?? null) };
}

/** Formulas follow their row; all else of a cell without tags is the template's. */
function fixedCell(cell: Cell, { block, formula }: PlannedStream): CellPlan['fixed'] {
  const source = block.rows.find(({ cells }) => cells.includes(cell));
  if (cell.mark) return (reference) => cellXml(reference, cell.style, { text: cell.mark + (cell.text ?? '') });
  return (reference, row) => {
    const first = row - ((source?.number ?? block.from) - block.from);
    const sameItem = (old: number): number | undefined =>
      old >= block.from && old < block.from + block.height ? first + old - block.from : undefined;
    const out = { source: source!, number: row, chain: block.chain, blank: false, sameItem };
    return moveCellXml(cell.xml, reference, out, { formula });
  };
}

/** Rows of the sheet that a stream takes. */
export const rowCount = ({ value, height }: StreamBlock): number => value.count * height;
