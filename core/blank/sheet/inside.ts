/** Blanks inside a block's text, looked for once. */
import type { SheetBlock } from './grid.ts';
import { type InlineBlank, inlineBlanks } from './inline.ts';

const known = new WeakMap<SheetBlock, InlineBlank[]>();

/** Longer texts are explanations; a blank in the middle of one is not a place of a form. */
const MAX_TEXT = 2000;

export function blanksIn(block: SheetBlock): InlineBlank[] {
  const before = known.get(block);
  if (before) return before;
  const found =
    block.number || block.formula || block.text.length > MAX_TEXT ? [] : inlineBlanks(block.text, block.underlined);
  known.set(block, found);
  return found;
}
