/** Whether a label with a colon is answered behind it or in the cell beside it, and where a row of boxes begins. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isBlank, isEmptyText, isPrinted, type SheetBlock } from './grid.ts';
import type { InlineBlank } from './inline.ts';
import { isAnswer } from './answer.ts';
import { blanksIn } from './inside.ts';
import { groupsAround } from './neighbours.ts';

/** 「单位名称：」 with an empty box right of it: the box is the place, found by itself. */
export function isAnsweredBeside(blocks: Blocks, block: SheetBlock, inline: readonly InlineBlank[]): boolean {
  const [first] = inline;
  const right = blocks.right(block);
  const bare = inline.length === 1 && first?.kind === 'after-label' && first.start === first.end;
  if (!bare || right?.row !== block.row) return false;
  return isBlank(right) || isAnswer(right);
}

/** 「二、报送要求：」 over a list is an introduction to it. */
export function isIntroduction(blocks: Blocks, block: SheetBlock): boolean {
  if (!/[:：]\s*$/u.test(block.text) || blocks.segments(block.row).length > 1) return false;
  const below = blocks.own(blocks.rowUnder(block.rowEnd)).filter(isPrinted);
  const [next, ...others] = below;
  if (!next || others.length > 0 || next.column !== block.column || blanksIn(next).length > 0) return false;
  const listed = /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．]|[①-⑳•·-])/u;
  return (
    listed.test(next.text) &&
    (listed.test(block.text) || /(?:包括|如下|要求|说明|事项|须知|following|include)[:：]\s*$/iu.test(block.text))
  );
}

/** Labels one below the other with free cells beside them: people write into those. */
export function isListLabel(blocks: Blocks, block: SheetBlock): boolean {
  const free = (row: number): boolean => {
    const label = blocks.at(row, block.column);
    if (!label || !isPrinted(label) || !/[:：]\s*$/u.test(label.text)) return false;
    if (label.columnEnd !== block.columnEnd || label.column !== label.columnEnd) return false;
    const right = blocks.right(label);
    return right === undefined || isEmptyText(right.text);
  };
  const isFree = free(block.row) && !/[_＿]/u.test(block.text);
  return isFree && (free(block.row - 1) || free(block.row + 1) || (blocks.right(block)?.date ?? false));
}

/** One box a cell: the first of the cells with boxes that stand side by side. */
function tickRowStart(blocks: Blocks, block: SheetBlock): SheetBlock {
  let first = block;
  for (let left = blocks.left(first); left; left = blocks.left(left)) {
    if (!blanksIn(left)[0]?.kind.startsWith('tick')) break;
    first = left;
  }
  return first;
}

export interface Surroundings {
  /** The section a cell stands in. */
  section: string[];
  /** Label path of a cell, by its neighbours. */
  labelOf: (block: SheetBlock) => string[] | undefined;
}

/** Boxes without a label of their own are named by the cell left of the first of them, the option names the place. */
function tickLabel(
  blocks: Blocks,
  block: SheetBlock,
  { options = [] }: InlineBlank,
  { section, labelOf }: Surroundings,
): string[] | undefined {
  const [option] = options;
  if (options.length !== 1 || !option) return undefined;
  if (option.label !== '') return [...(labelOf(tickRowStart(blocks, block)) ?? section), option.label];
  const beside = blocks.right(block);
  const words = isPrinted(beside) && blanksIn(beside).length === 0 ? beside : blocks.left(block);
  return [...section, ...(isPrinted(words) ? [tidyLabel(words.text)] : [])];
}

export function inlineLabel(blocks: Blocks, block: SheetBlock, inline: InlineBlank, around: Surroundings): string[] {
  const own = inline.label === '' ? (tickLabel(blocks, block, inline, around) ?? around.labelOf(block)) : undefined;
  if (own) return own;
  const groups = [...around.section, ...groupsAround(blocks, block)];
  const label = inline.label === '' ? groups : [...groups, inline.label];
  return label.length > 0 || inline.options?.length !== 1 ? label : [inline.options[0]?.label ?? ''];
}
