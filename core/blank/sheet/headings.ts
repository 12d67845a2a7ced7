/** Headings over parts of a sheet, and the parts that belong to the office. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isBlank, isPrinted, type SheetBlock } from './grid.ts';
import { blanksIn } from './inside.ts';
import type { RowTable } from './tables.ts';
import { isNote, isOfficeUse } from './words.ts';

export interface Heading {
  row: number;
  /** Columns it stands over. */
  column: number;
  columnEnd: number;
  text: string;
  /** The sheet's title rather than a section's. */
  title: boolean;
  office: boolean;
  /** Last row it heads; open when absent. */
  until?: number;
}

const MAX_HEADING = 60;
const NUMBERED =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[部分章节]|\d{1,2}[、.．]|[A-Z][.、)]\s|(?:part|section)\s)/iu;

/** Number of the annex above the title. */
const ATTACHMENT = /^(?:附[件表录]\s*[\d一二三四五六七八九十]*|表\s*[\d一二三四五六七八九十-]+|annex\s*\w+)[:：]?$/iu;
/** Sentences explain; a heading names. */
const SENTENCE = /[。；;]|[,，].{12,}|[a-z]{2,}[.!]$/u;

function isHeading(block: SheetBlock): boolean {
  if (isOfficeUse(block.text)) return true;
  const text = tidyLabel(block.text);
  if (text.length > MAX_HEADING || block.number || isNote(text)) return false;
  return NUMBERED.test(text) ? !/。.|[，：；].*。/u.test(text) : !SENTENCE.test(text);
}

/** A segment that holds one printed text and nothing to fill. */
function headingIn(blocks: Blocks, row: number, own: readonly SheetBlock[]): SheetBlock | undefined {
  const printed = own.filter(isPrinted);
  const [only] = printed;
  if (!only || printed.length > 1) return undefined;
  const rest = own.filter((block) => block !== only);
  // 「一、组织管理」 | | |: the empty cells of a section's row are not to be filled.
  const isSection = only === own[0] && rest.length > 1 && NUMBERED.test(only.text) && !rest.some(isOpen);
  if (!isSection && rest.some((block) => block.formula || isBlank(block))) return undefined;
  // Beside a merged cell that began above, it is one of that block's lines.
  for (const column of [blocks.columnBefore(only.column), blocks.columnBehind(only.columnEnd)]) {
    const beside = blocks.at(row, column);
    if (beside && beside.row < row) return undefined;
  }
  // A label at the side of a block of rows is no heading.
  if (only.rowEnd > only.row + 2 || !isHeading(only)) return undefined;
  return blanksIn(only).length === 0 ? only : undefined;
}
const isOpen = (block: SheetBlock): boolean => block.formula || block.list !== undefined || block.open;

/** Headings of a row: one for all of it, or one for each of the parts that stand side by side. */
function headingsIn(blocks: Blocks, row: number, own: readonly SheetBlock[]): SheetBlock[] {
  const whole = headingIn(blocks, row, own);
  if (whole) return [{ ...whole, column: 1, columnEnd: Infinity }];
  const segments = blocks.segments(row);
  if (segments.length < 2) return [];
  const found = segments.map((segment) => (segment.own.length === 1 ? headingIn(blocks, row, segment.own) : undefined));
  const all = found.filter((block) => block !== undefined);
  return all.length === segments.length && all.every((block) => block.columnEnd > block.column) ? all : [];
}

/** From top to bottom. */
function findHeadings(blocks: Blocks): Heading[] {
  const found: Heading[] = [];
  let seenTable = false;
  let seenTitle = false;
  for (let row = 1; row <= blocks.lastRow; row += 1) {
    const own = blocks.own(row);
    if (own.length === 0) continue;
    const headings = headingsIn(blocks, row, own);
    if (headings.length === 0) {
      if (own.some(isBlank) || own.filter(isPrinted).length > 1) seenTable = true;
      continue;
    }
    for (const { column, columnEnd, ...heading } of headings) {
      const text = tidyLabel(heading.text);
      if (ATTACHMENT.test(text)) continue;
      const title: boolean = !seenTable && !seenTitle && !NUMBERED.test(text);
      seenTitle ||= title;
      found.push({ row, column, columnEnd, text, title, office: isOfficeUse(heading.text) });
    }
  }
  return found;
}

export class Headings {
  private readonly all: Heading[];
  private readonly rows: ReadonlySet<number>;

  /** A heading of a list ends with it, unless it counts the parts of the form. */
  constructor(blocks: Blocks, tables: readonly RowTable[]) {
    const ends = new Map(tables.map((table) => [table.header, table.to]));
    this.all = findHeadings(blocks).map((heading) => {
      const end = heading.office || NUMBERED.test(heading.text) ? undefined : ends.get(blocks.rowUnder(heading.row));
      return end === undefined || heading.title ? heading : { ...heading, until: end };
    });
    this.rows = new Set(this.all.map(({ row }) => row));
  }

  isHeading(row: number): boolean {
    return this.rows.has(row);
  }

  /** The nearest section above a cell. */
  section(row: number, column: number): Heading | undefined {
    for (let i = this.firstFrom(row) - 1; i >= 0; i -= 1) {
      const heading = this.all[i];
      if (!heading || heading.title) continue;
      const over = heading.column <= column && column <= heading.columnEnd;
      if (over && (heading.until ?? Infinity) >= row) return heading;
    }
    return undefined;
  }

  title(row: number): Heading | undefined {
    return this.all.find((heading) => heading.title && heading.row < row);
  }

  /** Index of the first heading in `row` or below. */
  private firstFrom(row: number): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.row ?? Infinity) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
