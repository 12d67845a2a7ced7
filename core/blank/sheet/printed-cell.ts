/** A cell with printed text that an answer goes into, or takes the place of. */
import { tidyLabel } from '../label.ts';
import { choiceWords } from '../word/wording.ts';
import { isBlank, type SheetBlock } from './grid.ts';
import { inlinePlaces } from './inline-places.ts';
import { blanksIn } from './inside.ts';
import { labelBeside } from './neighbours.ts';
import { limitOf, unitOf } from './sheet-place.ts';
import type { SheetWalk } from './sheet-walk.ts';
import { hintKind, isDatePattern, isInk, isNote, isPhoto, textLimit } from './words.ts';

export function printedCell(walk: SheetWalk, block: SheetBlock): void {
  if (isPhoto(block.text) && (block.rowEnd > block.row || block.columnEnd > block.column)) return frame(walk, block);
  const inline = blanksIn(block);
  if (inline.length > 0) return inlinePlaces(walk, block, inline);
  const words = choiceWords(block.text);
  if (words && !walk.matrices.isHeading(block)) return choice(walk, block, words);
  const hint = hintKind(block.text);
  if (hint || block.list) replaceable(walk, block, hint ?? 'placeholder');
}

/** 「是/否」 beside its label: one of the words is to stay. */
function choice(walk: SheetWalk, block: SheetBlock, words: readonly string[]): void {
  const found = walk.labelOf(block);
  if (!found) return;
  const kind = walk.office(block, found.label.join(' ')) ? 'office-use' : 'choice-text';
  const options = words.map((label) => ({ label, on: false }));
  walk.add({ block }, { kind, label: found.label, text: block.text, options });
}

/** A merged cell with words such as 照片; a label in front of it names it better. */
function frame(walk: SheetWalk, block: SheetBlock): void {
  const right = walk.blocks.right(block);
  // 「现场照片」 | ____: the frame is the cell beside its label.
  if (isBlank(right) && right.rowEnd - right.row >= block.rowEnd - block.row) return;
  const beside = labelBeside(walk.blocks, block);
  const taller = block.rowEnd > block.row;
  const own = [...walk.sectionPath(block), tidyLabel(block.text).replace(/\s+/g, '')];
  const label = beside && !taller ? [...walk.sectionPath(block, beside.heading), ...beside.label] : own;
  walk.add({ block }, { kind: 'image', label, text: block.text });
}

/** Advice in the answer's cell, or the first entry of a list standing there: to be replaced. */
function replaceable(walk: SheetWalk, block: SheetBlock, kind: 'hint' | 'placeholder'): void {
  if (walk.headings.isHeading(block.row) || isNote(block.text)) return;
  const found = walk.labelOf(block);
  if (!found) return;
  const office = walk.office(block, found.label.join(' '));
  const options = block.list?.map((label) => ({ label, on: label === block.text })) ?? [];
  walk.add(
    { block },
    {
      kind: office
        ? 'office-use'
        : isInk(found.printed)
          ? 'sign'
          : block.list
            ? 'dropdown'
            : isDatePattern(block.text)
              ? 'date'
              : kind,
      label: found.label,
      text: block.text,
      ...limitOf(textLimit(found.printed) ?? textLimit(block.text)),
      ...unitOf(found.unit),
      ...(options.length > 0 ? { options } : {}),
    },
  );
}
