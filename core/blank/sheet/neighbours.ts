/** The label of a single blank: the printed cell left of it, else the one above, with the groups around that. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isPrinted, type SheetBlock } from './grid.ts';
import { choiceWords } from '../word/wording.ts';
import { isAnswer } from './answer.ts';
import { blanksIn } from './inside.ts';
import { hintKind, isSequence, isUnit } from './words.ts';

const MAX_LABEL = 80;
/** A question, or what ends with a colon, may be longer. */
const MAX_QUESTION = 300;

export interface FoundLabel {
  label: string[];
  /** Printed text of the nearest label, with its notes. */
  printed: string;
  /** Row of a heading that served as the label, so that it is not named twice. */
  heading?: number;
}

function isLabel(block: SheetBlock | undefined): boolean {
  if (!block || !isPrinted(block) || block.number) return false;
  if (block.text.length > (/[?？:：]\s*$/u.test(block.text) ? MAX_QUESTION : MAX_LABEL)) return false;
  if (choiceWords(block.text) || isSequence(block.text) || isUnit(block.text) || hintKind(block.text)) return false;
  // A text with a blank of its own answers itself, unless the blank is what stands right of its colon.
  const inline = blanksIn(block);
  return (
    inline.length === 0 ||
    (inline.length === 1 && inline[0]?.kind === 'after-label' && inline[0].start === inline[0].end)
  );
}

/** Labels further left that cover more rows: 单位信息 over 名称, 地址, 电话. */
export function groupsLeft(blocks: Blocks, label: SheetBlock): string[] {
  const groups: string[] = [];
  let inner = label;
  for (let depth = 0; depth < 4; depth += 1) {
    const outer = blocks.left(inner);
    if (!outer || !isPrinted(outer)) break;
    const taller = outer.rowEnd - outer.row > inner.rowEnd - inner.row;
    if (!taller && !isSequence(outer.text)) break;
    if (taller && !isSequence(outer.text)) groups.unshift(tidyLabel(outer.text));
    inner = outer;
  }
  // The group may also stand at the far left, with other pairs in between.
  if (groups.length === 0) {
    for (let column = inner.column - 1; column > 0;) {
      const block = blocks.at(label.row, column);
      if (!block) {
        if (!blocks.grid.hiddenColumns?.has(column)) break;
        column -= 1;
        continue;
      }
      if (isPrinted(block) && block.rowEnd - block.row > label.rowEnd - label.row && !isSequence(block.text)) {
        groups.unshift(tidyLabel(block.text));
      }
      column = block.column - 1;
    }
  }
  return groups;
}

function groupsAbove(blocks: Blocks, label: SheetBlock): string[] {
  const upper = blocks.above(label);
  const wider = upper && isLabel(upper) && upper.columnEnd - upper.column > label.columnEnd - label.column;
  const whole = upper && upper.column === 1 && upper.columnEnd >= blocks.lastColumn;
  return wider && !whole ? [tidyLabel(upper.text)] : [];
}

export function labelBeside(blocks: Blocks, blank: SheetBlock): FoundLabel | undefined {
  const left = blocks.left(blank);
  if (left && isLabel(left)) {
    return { label: [...groupsLeft(blocks, left), tidyLabel(left.text)], printed: left.text };
  }
  const above = blocks.above(blank);
  if (above && isLabel(above) && above.column === blank.column && blank.columnEnd <= above.columnEnd) {
    return {
      label: [...groupsAbove(blocks, above), tidyLabel(above.text)],
      printed: above.text,
      heading: above.row,
    };
  }
  if (blank.name !== undefined) return { label: [blank.name], printed: blank.name };
  return undefined;
}

/** Groups around a text that carries its own blanks: those at its side, and the label right in front of it. */
export function groupsAround(blocks: Blocks, block: SheetBlock): string[] {
  const left = blocks.left(block);
  const beside =
    isPrinted(left) &&
    left.columnEnd - left.column <= block.columnEnd - block.column &&
    left.rowEnd - left.row === block.rowEnd - block.row;
  // 「起止日期：」 before 「自  年  月」 names it; before another label it is a label of its own.
  const named = beside && isLabel(left) && (blanksIn(left).length === 0 || isAnswer(block));
  return named ? [...groupsLeft(blocks, left), tidyLabel(left.text)] : groupsLeft(blocks, block);
}
