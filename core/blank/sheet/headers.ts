/** Headers over columns: which row they stand in, and the groups above them. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isBlank, isPrinted, type Segment, type SheetBlock } from './grid.ts';
import { blanksIn } from './inside.ts';
import { choiceWords } from '../word/wording.ts';
import { hintKind, isCode, isNote, isSequence } from './words.ts';

type Span = Pick<Segment, 'column' | 'columnEnd'>;

/** Asked for every column of a table about all the others. */
const asked = new WeakMap<SheetBlock, boolean>();

export function isHeaderText(block: SheetBlock): boolean {
  const known = asked.get(block) ?? looksLikeHeader(block);
  asked.set(block, known);
  return known;
}

const looksLikeHeader = (block: SheetBlock): boolean =>
  isPrinted(block) &&
  block.text.length <= 200 &&
  /[\p{L}\p{N}]/u.test(block.text) &&
  !hintKind(block.text) &&
  blanksIn(block).length === 0;

/** 「单位：万元」 above a table's corner is a note on its figures. */
const UNIT_NOTE = /^[（(]?\s*(?:计量|金额)?单位\s*[:：]/u;

/** First row of the headers: where one of them is merged over several rows, all begin with it. */
function bandTop(blocks: Blocks, row: number, span: Span): number | undefined {
  let top = row;
  for (let column = span.column; column <= span.columnEnd;) {
    const block = blocks.at(row, column);
    if (block && isHeaderText(block) && block.column >= span.column && block.columnEnd <= span.columnEnd)
      top = Math.min(top, block.row);
    column = (block?.columnEnd ?? column) + 1;
  }
  return top < row ? top : undefined;
}

/** The header over one column of the table `span`: its own text and the groups above it. */
export function headerPath(blocks: Blocks, row: number, column: number, span: Span): { label: string[]; top: number } {
  const own = blocks.at(row, column);
  if (!own || !isHeaderText(own)) return { label: [], top: row };
  const label = [tidyLabel(own.text)];
  const band = bandTop(blocks, row, span);
  let lower = own;
  for (let depth = 0; depth < 4; depth += 1) {
    const upper = blocks.at(blocks.rowOver(lower.row), column);
    if (!upper || !isHeaderText(upper) || UNIT_NOTE.test(upper.text) || isNote(upper.text)) break;
    if (band !== undefined && upper.row < band) break;
    const wider = upper.columnEnd - upper.column > lower.columnEnd - lower.column;
    // What covers the whole table is its title, what is no wider is another table's row.
    const whole = upper.column <= span.column && upper.columnEnd >= span.columnEnd;
    if (!wider || whole) break;
    label.unshift(tidyLabel(upper.text));
    lower = upper;
  }
  return { label, top: Math.min(lower.row, band ?? row) };
}

/** Of blocks one below the other, each is asked; `null` is none. */
const headers = new WeakMap<SheetBlock, SheetBlock | null>();

/** Header of a column: the nearest text above that stands in a row of headers, past answers, figures and section rows. */
export function headerOver(blocks: Blocks, block: SheetBlock): SheetBlock | undefined {
  const passed: SheetBlock[] = [];
  let header: SheetBlock | undefined;
  for (let below = block; ;) {
    const known = headers.get(below);
    if (known !== undefined) {
      header = known ?? undefined;
      break;
    }
    passed.push(below);
    const above = aboveSections(blocks, below);
    if (!above) break;
    const covers = above.column <= block.column && block.columnEnd <= above.columnEnd;
    if (covers && isHeaderText(above) && isHeaderRow(blocks, above) && !isBodyRow(blocks, above)) {
      header = above;
      break;
    }
    if (above.column !== block.column || above.columnEnd !== block.columnEnd) break;
    below = above;
  }
  for (const each of passed) headers.set(each, header ?? null);
  return header;
}

/** The block above; a row that holds nothing but a heading over the table is passed over. */
function aboveSections(blocks: Blocks, block: SheetBlock): SheetBlock | undefined {
  let row = blocks.rowOver(block.row);
  for (let depth = 0; depth < 3; depth += 1) {
    const above = blocks.at(row, block.column);
    if (!isSectionRow(blocks, row, block.column)) return above;
    row = blocks.rowOver(above?.row ?? row);
  }
  return blocks.at(row, block.column);
}

/** One printed text, alone in its row or merged over it, between rows of a table. */
export function isSectionRow(blocks: Blocks, row: number, column: number): boolean {
  const segment = blocks.segments(row).find((each) => each.column <= column && column <= each.columnEnd);
  const [only, ...rest] = segment?.own ?? [];
  if (!only || !isHeaderText(only) || !rest.every(isEmptyFrame)) return false;
  return rest.length === 0 ? only.columnEnd > only.column && only.row === row : SECTION.test(only.text.trim());
}

/** 「一、组织管理」 in the first cell of an otherwise empty row heads the rows below. */
const SECTION =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]+[部分章节类])/u;
const isEmptyFrame = (block: SheetBlock): boolean => isBlank(block) && block.list === undefined && !block.open;

const YEAR = /^(?:19|20)\d\d$/;

/** A row printed in full among rows to fill: it is counted as they are. */
function isBodyRow(blocks: Blocks, block: SheetBlock): boolean {
  const segment = blocks
    .segments(block.row)
    .find((each) => each.column <= block.column && block.column <= each.columnEnd);
  const first = segment?.own[0];
  return first !== undefined && first !== block && !block.strong && (isSequence(first.text) || isCode(first.text));
}

/** Every cell of the row is a header; the corner may be empty. */
export function isHeaderRow(blocks: Blocks, header: SheetBlock): boolean {
  const segment = blocks
    .segments(header.row)
    .find((each) => each.column <= header.column && header.column <= each.columnEnd);
  const own = segment?.own ?? [];
  if (own.length < 2) return false;
  if (own.length === 2 && own.some((each) => choiceWords(each.text))) return false;
  const names = (each: SheetBlock): boolean => isHeaderText(each) && (!each.number || YEAR.test(each.text));
  return own.every((each, i) => names(each) || (i === 0 && isBlank(each) && own.length > 2));
}
