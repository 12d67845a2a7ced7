/** An empty cell that waits for an answer. */
import { isPrinted, type SheetBlock } from './grid.ts';
import { limitOf, unitOf } from './sheet-place.ts';
import type { SheetWalk } from './sheet-walk.ts';
import { optionsOf } from './table-place.ts';
import { blankKind, isPhoto, isTotalLabel, isUnit, textLimit, unitInLabel } from './words.ts';

export function blankCell(walk: SheetWalk, block: SheetBlock): void {
  // The empty cells of a section's own row are drawn only to close the frame.
  if (walk.headings.isHeading(block.row) && block.list === undefined && !block.open) return;
  if (isTotals(walk, block)) return;
  const found = walk.labelOf(block);
  if (!found) {
    if (block.list || block.open) unlabelled(walk, block);
    return;
  }
  const behind = walk.blocks.right(block);
  const unit = behind && isPrinted(behind) && isUnit(behind.text) ? behind.text.trim() : unitInLabel(found.printed);
  const kind = walk.office(block, found.label.join(' '))
    ? 'office-use'
    : isPhoto(found.printed) && (block.rowEnd > block.row || block.columnEnd > block.column)
      ? 'image'
      : blankKind(found.printed, block);
  walk.add(
    { block },
    {
      kind,
      label: found.label,
      text: block.text,
      ...optionsOf(block.list),
      ...limitOf(textLimit(found.printed)),
      ...unitOf(found.unit ?? unit),
    },
  );
}

/** In 合计 with its formulas the other cells stay empty. */
function isTotals({ blocks }: SheetWalk, block: SheetBlock): boolean {
  const row = blocks.own(block.row);
  const [first] = row.filter(isPrinted);
  if (!first || first.column > block.column || block.list || block.open) return false;
  const summed = row.filter((one) => one.formula).length;
  // 「总分」 with one cell of its own and a formula for the grade behind it is a pair of label and answer.
  const pairs = row.filter(isPrinted).length > 1 && blocks.left(block) === first;
  return summed > 0 && !pairs && isTotalLabel(first.text);
}

/** A drop-down or an open cell of a protected sheet wants an answer even without a label. */
function unlabelled(walk: SheetWalk, block: SheetBlock): void {
  const label = walk.sectionPath(block);
  walk.add({ block }, { kind: blankKind('', block), label, text: block.text, ...optionsOf(block.list) });
}
