/** Headings over parts of a sheet, and the parts that belong to the office. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isBlank, isPrinted, type SheetBlock } from './grid.ts';
import { blanksIn } from './inside.ts';
import { isOfficeUse } from './words.ts';

export interface Heading {
  row: number;
  text: string;
  /** The sheet's title rather than a section's. */
  title: boolean;
  office: boolean;
}

const MAX_HEADING = 80;
const NUMBERED =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[部分章节]|\d{1,2}[、.．]|(?:part|section)\s)/iu;

/** Number of the annex above the title. */
const ATTACHMENT = /^(?:附[件表录]\s*[\d一二三四五六七八九十]*|表\s*[\d一二三四五六七八九十-]+|annex\s*\w+)$/iu;

/** A row that holds one printed text and nothing to fill. */
function headingIn(blocks: Blocks, row: number): SheetBlock | undefined {
  const own = blocks.own(row);
  const printed = own.filter(isPrinted);
  const [only] = printed;
  if (!only || printed.length > 1 || own.some((block) => block.formula || isBlank(block))) return undefined;
  if (only.text.length > MAX_HEADING && !isOfficeUse(only.text)) return undefined;
  // Beside a merged cell that began above, it is one of that block's lines.
  for (const column of [only.column - 1, only.columnEnd + 1]) {
    const beside = blocks.at(row, column);
    if (beside && beside.row < row) return undefined;
  }
  // A label at the side of a block of rows is no heading.
  if (only.rowEnd > only.row + 2) return undefined;
  return blanksIn(only).length === 0 ? only : undefined;
}

/** From top to bottom. */
export function findHeadings(blocks: Blocks): Heading[] {
  const found: Heading[] = [];
  let seenTable = false;
  let seenTitle = false;
  for (let row = 1; row <= blocks.lastRow; row += 1) {
    const own = blocks.own(row);
    if (own.length === 0) continue;
    const heading = headingIn(blocks, row);
    if (!heading) {
      if (own.some(isBlank) || own.filter(isPrinted).length > 1) seenTable = true;
      continue;
    }
    const text = tidyLabel(heading.text);
    if (ATTACHMENT.test(text)) continue;
    const title: boolean = !seenTable && !seenTitle && !NUMBERED.test(text);
    seenTitle ||= title;
    found.push({ row, text, title, office: isOfficeUse(heading.text) });
  }
  return found;
}

/** The nearest section above `row`, and the title. */
export function headingsOver(headings: readonly Heading[], row: number): { section?: Heading; title?: Heading } {
  const above = headings.filter((heading) => heading.row < row);
  const section = above.findLast((heading) => !heading.title);
  const title = above.find((heading) => heading.title);
  return { ...(section ? { section } : {}), ...(title ? { title } : {}) };
}
