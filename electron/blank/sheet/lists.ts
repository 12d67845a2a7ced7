/** Drop-down lists of a sheet, those of Excel 2010 (x14) across sheets included. */
import { unescapeXml } from '../../document/text.ts';
import { attribute, findElements } from '../../document/xml.ts';
import { columnNumber } from '../../document/sheet/rows.ts';

export interface CellRange {
  row: number;
  column: number;
  rowEnd: number;
  columnEnd: number;
}
interface ListRule {
  ranges: CellRange[];
  entries: string[];
}

const RANGE = /^\$?([A-Z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Z]{1,3})?\$?(\d{1,7})?)?$/;
const MAX_ENTRIES = 5_000;

export function parseRange(text: string): CellRange | undefined {
  const match = RANGE.exec(text);
  if (!match || text === '' || (match[1] === undefined && match[2] === undefined)) return undefined;
  const column = match[1] === undefined ? 1 : columnNumber(match[1]);
  const row = Number(match[2] ?? 1);
  const whole = text.includes(':');
  const columnEnd = match[3] === undefined ? (whole ? 16_384 : column) : columnNumber(match[3]);
  const rowEnd = match[4] === undefined ? (whole ? 1_048_576 : row) : Number(match[4]);
  return { row, column, rowEnd, columnEnd };
}

const rangesOf = (text: string): CellRange[] =>
  text
    .trim()
    .split(/\s+/)
    .map(parseRange)
    .filter((range) => range !== undefined);

export interface ListSource {
  /** Text of the cells of a range, in reading order, empty ones left out. */
  cells: (sheet: string, range: CellRange) => string[];
  /** Formula behind a defined name. */
  name: (name: string) => string | undefined;
}

/** `"甲,乙"`, `Sheet1!$A$2:$A$5`, a defined name; anything computed gives no entries. */
function entriesOf(formula: string, sheet: string, source: ListSource, depth = 0): string[] {
  const text = formula.trim().replace(/^=/, '');
  if (/^"[^]*"$/.test(text)) {
    return text
      .slice(1, -1)
      .replace(/""/g, '"')
      .split(/[,，]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  }
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(\$?[A-Z$\d:]+)$/.exec(text);
  const range = match && parseRange(match[3] ?? '');
  if (match && range) {
    const name = (match[1]?.replace(/''/g, "'") ?? match[2] ?? sheet).trim();
    return source.cells(name, range).slice(0, MAX_ENTRIES);
  }
  const named = depth < 3 ? source.name(text) : undefined;
  return named === undefined ? [] : entriesOf(named, sheet, source, depth + 1);
}

export class DropDowns {
  private readonly rules: ListRule[] = [];

  constructor(xml: string, sheet: string, source: ListSource) {
    for (const element of findElements(xml, ['dataValidation', 'x14:dataValidation'])) {
      const tag = xml.slice(element.start, element.innerStart);
      if (attribute(tag, 'type') !== 'list') continue;
      const inner = xml.slice(element.innerStart, element.innerEnd);
      const ranges = rangesOf(attribute(tag, 'sqref') ?? /<xm:sqref>([^<]*)<\/xm:sqref>/.exec(inner)?.[1] ?? '');
      const formula = /<(?:x14:)?formula1>(?:\s*<xm:f>)?([^<]*)</.exec(inner)?.[1] ?? '';
      this.rules.push({ ranges, entries: entriesOf(unescapeXml(formula), sheet, source) });
    }
  }

  get ranges(): CellRange[] {
    return this.rules.flatMap(({ ranges }) => ranges);
  }

  at(row: number, column: number): string[] | undefined {
    return this.rules.find(({ ranges }) =>
      ranges.some((r) => r.row <= row && row <= r.rowEnd && r.column <= column && column <= r.columnEnd),
    )?.entries;
  }
}
