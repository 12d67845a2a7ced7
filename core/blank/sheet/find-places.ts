/** All places of one worksheet, in reading order. */
import { blankCell } from './blank-cell.ts';
import { isBlank, isPrinted, type SheetBlock, type SheetGrid } from './grid.ts';
import { printedCell } from './printed-cell.ts';
import type { SheetPlace } from './sheet-place.ts';
import { SheetWalk } from './sheet-walk.ts';
import { tablePlace } from './table-place.ts';

export function findSheetPlaces(grid: SheetGrid): SheetPlace[] {
  const walk = new SheetWalk(grid);
  const taken = new Set<SheetBlock>();
  for (const table of walk.tables) {
    for (const block of table.blocks) taken.add(block);
    const found = tablePlace(walk.blocks, walk.headings, table);
    if (found) walk.add({ block: found.block, table }, found.place);
  }
  for (const block of walk.blocks.grid.blocks) if (!taken.has(block)) cell(walk, block);
  return walk.found.sort(
    (a, b) => a.target.block.row - b.target.block.row || a.target.block.column - b.target.block.column,
  );
}

function cell(walk: SheetWalk, block: SheetBlock): void {
  if (block.formula) formula(walk, block);
  else if (isBlank(block)) blankCell(walk, block);
  else if (isPrinted(block)) printedCell(walk, block);
}

function formula(walk: SheetWalk, block: SheetBlock): void {
  const label = walk.labelOf(block);
  if (label) walk.add({ block }, { kind: 'formula', label: label.label, text: block.text });
}
