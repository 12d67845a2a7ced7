/** Clipboard and mouse of the grid. */
import type { ClipboardEvent, MouseEvent } from 'react';
import { readBlock } from './clipboard-block.ts';
import type { GridLayout } from './columns.ts';
import { at, type Cell, type Selection, type Size } from './selection.ts';
import type { GridCommands } from './use-commands.ts';

/** A part of the text is marked, or the cursor stands in it: the person works within the cell. */
function isInsideText(): boolean {
  const control = document.activeElement;
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return false;
  return control.value !== '' && (control.selectionEnd ?? 0) - (control.selectionStart ?? 0) < control.value.length;
}

export function clipboardHandlers(commands: GridCommands, readOnly: boolean) {
  const onCopy = (event: ClipboardEvent): void => {
    if (isInsideText()) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', commands.copy());
    if (event.type === 'cut' && !readOnly) commands.clear();
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (readOnly) return;
    const block = readBlock(event.clipboardData);
    const oneCell = block?.length === 1 && block[0]?.length === 1;
    if (!block || (oneCell && isInsideText())) return;
    event.preventDefault();
    commands.paste(block);
  };
  return { onCopy, onCut: onCopy, onPaste };
}

/** Column −1 is the row number. */
export function cellUnder(target: EventTarget): Cell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]');
  return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) } : null;
}

export function mouseHandlers(hands: {
  /** Id of the active cell's input: dragging extends only while the grid has the focus. */
  cellId: string;
  anchor: Cell;
  size: Size;
  select(selection: Selection): void;
  extend(selection: Selection): void;
}) {
  const { anchor, size, select } = hands;
  const onMouseDown = (event: MouseEvent): void => {
    const cell = cellUnder(event.target);
    if (!cell || event.button !== 0) return;
    // A second click on the active cell puts the cursor into its text.
    if (cell.row === anchor.row && cell.column === anchor.column && !event.shiftKey) return;
    event.preventDefault();
    if (cell.column < 0) {
      const from = event.shiftKey ? anchor.row : cell.row;
      select({ anchor: { row: from, column: 0 }, head: { row: cell.row, column: size.columns - 1 } });
    } else select(event.shiftKey ? { anchor, head: cell } : at(cell));
  };
  const onMouseOver = (event: MouseEvent): void => {
    const cell = event.buttons === 1 ? cellUnder(event.target) : null;
    if (cell && cell.column >= 0 && document.activeElement?.id === hands.cellId) hands.extend({ anchor, head: cell });
  };
  return { onMouseDown, onMouseOver };
}

/** Frozen columns cover the left edge: scrolls until the column stands beside them. */
export function scrollColumnIntoView(scroller: HTMLElement | null, column: number, layout: GridLayout): void {
  if (!scroller) return;
  const place = edgesOf(scroller, column, layout);
  if (!place) return;
  if (column < layout.frozen) return;
  const left = place.left - place.frozen;
  const right = place.right - scroller.clientWidth;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
}

/** Where widths are shared out by the browser, only it knows them. */
function edgesOf(
  scroller: HTMLElement,
  column: number,
  { edges, frozen, numberWidth }: GridLayout,
): { left: number; right: number; frozen: number } | null {
  if (edges) return { left: edges[column] ?? 0, right: edges[column + 1] ?? 0, frozen: edges[frozen] ?? numberWidth };
  const cell = scroller.querySelector<HTMLElement>(`.g-head [data-column="${column}"]`);
  if (!cell) return null;
  const stuck = [...scroller.querySelectorAll<HTMLElement>('.g-head .g-number, .g-head .g-stuck')];
  const width = stuck.reduce((sum, element) => sum + element.offsetWidth, 0);
  return { left: cell.offsetLeft, right: cell.offsetLeft + cell.offsetWidth, frozen: width };
}
