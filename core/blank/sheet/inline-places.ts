/** The blanks inside one printed text: underlines, boxes, dates, the room behind a label. */
import { tidyLabel } from '../label.ts';
import type { BlankPlace } from '../place.ts';
import type { SheetBlock } from './grid.ts';
import type { InlineBlank } from './inline.ts';
import { inlineLabel, isAnsweredBeside, isIntroduction, isListLabel } from './inline-layout.ts';
import { groupsAround } from './neighbours.ts';
import { limitOf, unitOf } from './sheet-place.ts';
import type { SheetWalk } from './sheet-walk.ts';
import { optionsOf } from './table-place.ts';
import { blankKind, isInk, textLimit } from './words.ts';

export function inlinePlaces(walk: SheetWalk, block: SheetBlock, inline: InlineBlank[]): void {
  if (isAnsweredBeside(walk.blocks, block, inline) || isIntroduction(walk.blocks, block)) return;
  const [first] = inline;
  if (inline.length === 1 && first?.kind === 'after-label' && isListLabel(walk.blocks, block))
    return rightOf(walk, block);
  for (const blank of inline) inlinePlace(walk, block, blank);
}

function rightOf(walk: SheetWalk, label: SheetBlock): void {
  const column = walk.blocks.columnBehind(label.columnEnd);
  const list = walk.grid.listAt(label.row, column);
  const existing = walk.blocks.right(label);
  const block: SheetBlock = existing ?? {
    ...label,
    column,
    columnEnd: column,
    rowEnd: label.row,
    text: '',
    date: false,
    framed: false,
    ...(list ? { list } : {}),
  };
  const path = [...walk.sectionPath(label), ...groupsAround(walk.blocks, label), tidyLabel(label.text)];
  const kind = walk.office(label, label.text) ? 'office-use' : blankKind(label.text, block);
  walk.add({ block }, { kind, label: path, text: '', ...optionsOf(block.list) });
}

function inlinePlace(walk: SheetWalk, block: SheetBlock, inline: InlineBlank): void {
  const label = inlineLabel(walk.blocks, block, inline, {
    section: walk.sectionPath(block),
    labelOf: (each) => walk.labelOf(each)?.label,
  });
  const options = inline.options?.map((option) => ({
    label: option.label === '' ? (label.at(-1) ?? '') : option.label,
    on: option.on,
  }));
  const limit = inline.kind === 'after-label' ? textLimit(block.text) : undefined;
  walk.add(
    { block, inline },
    {
      kind: inlineKind(walk, block, inline, label),
      label,
      text: block.text,
      ...(options ? { options } : {}),
      ...limitOf(limit),
      ...unitOf(inline.unit),
    },
  );
}

function inlineKind(
  walk: SheetWalk,
  block: SheetBlock,
  inline: InlineBlank,
  label: readonly string[],
): BlankPlace['kind'] {
  if (walk.office(block, label.join(' '))) return 'office-use';
  if (/^(?:after-label|underline)$/.test(inline.kind) && isInk(inline.label)) return 'sign';
  // A date beside a seal or in a cell of signatures is written by the hand that signs.
  const words = inline.label === '' ? block.text : inline.label;
  const inkDate = inline.kind === 'date' && /签字|签名|签章|盖章|公章/u.test(words);
  return inkDate ? 'sign' : inline.kind;
}
