/** Whether a printed cell is there to be answered. */
import { choiceWords } from '../word/wording.ts';
import { isPrinted, type SheetBlock } from './grid.ts';
import { blanksIn } from './inside.ts';
import { hintKind } from './words.ts';

/** Boxes, a date in parts, advice or words to choose, without a label of its own. */
export function isAnswer(block: SheetBlock): boolean {
  if (!isPrinted(block) || /^[^:：]{1,20}[:：]/u.test(block.text)) return false;
  if (hintKind(block.text) || choiceWords(block.text)) return true;
  const inline = blanksIn(block);
  return inline.length > 0 && inline.every(({ kind }) => kind !== 'after-label');
}
