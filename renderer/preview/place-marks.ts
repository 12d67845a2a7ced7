/** Highlights the places of a blank in a drawn Word file, each found by the anchor that stands there. */
import type { PlaceMark } from './mark.ts';

const MARKED = 'data-place';
const BLANK = /^[\s_\u3000\u00a0＿]*$/u;

export interface PlaceMarks {
  /** @returns ids of the places that were not found. */
  show(marks: readonly PlaceMark[]): string[];
  select(place: string): void;
}

export function createPlaceMarks(holder: HTMLElement): PlaceMarks {
  const known = new Map<string, HTMLElement[]>();
  let chosen = '';

  function show(marks: readonly PlaceMark[]): string[] {
    const anchors = new Set(marks.map((mark) => mark.at));
    for (const mark of marks) {
      if (!known.has(mark.place)) known.set(mark.place, spotsOf(mark, anchors));
      for (const [index, spot] of (known.get(mark.place) ?? []).entries()) dress(spot, mark, index === 0);
    }
    return marks.filter((mark) => !known.get(mark.place)?.length).map((mark) => mark.place);
  }

  function select(place: string): void {
    for (const spot of known.get(chosen) ?? []) spot.removeAttribute('data-chosen');
    chosen = place;
    const spots = known.get(place) ?? [];
    for (const spot of spots) spot.setAttribute('data-chosen', '');
    if (spots[0]) bringIntoView(spots[0]);
  }

  /** Anchors of several places in one cell leave each its own piece of text. */
  function spotsOf(mark: PlaceMark, anchors: ReadonlySet<string>): HTMLElement[] {
    const anchor = holder.querySelector<HTMLElement>(`[id="${CSS.escape(mark.at)}"]`);
    if (!anchor) return [];
    const cell = anchor.closest<HTMLElement>('td');
    const shared =
      cell && [...cell.querySelectorAll('[id]')].some((other) => other !== anchor && anchors.has(other.id));
    if (cell && mark.shape !== 'text' && !shared)
      return mark.shape === 'row' ? cellsFrom(cell).filter((each) => !each.hasAttribute(MARKED)) : [cell];
    return [textAfter(anchor, anchors, mark)];
  }

  return { show, select };
}

function cellsFrom(cell: HTMLElement): HTMLElement[] {
  const cells: HTMLElement[] = [cell];
  for (let next = cell.nextElementSibling; next instanceof HTMLElement; next = next.nextElementSibling)
    cells.push(next);
  return cells;
}

/** A blank of fewer spaces is too small to be seen or hit. */
const SHORT = 8;
const BLOCK = 'p, table, div, article, section, td';

/** Wraps what follows the anchor in its paragraph: up to the next anchor, or for a blank of spaces up to its end. */
function textAfter(anchor: HTMLElement, anchors: ReadonlySet<string>, mark: PlaceMark): HTMLElement {
  const next = anchor.nextElementSibling;
  if (!anchor.closest('p') && next instanceof HTMLElement && next.matches(BLOCK)) return next;
  const piece = document.createElement('span');
  piece.className = 'place-text';
  const taken: Node[] = [];
  let length = 0;
  for (let node = anchor.nextSibling; node && !endsBefore(node, anchors); node = node.nextSibling) {
    const blank = BLANK.test(node.textContent ?? '');
    if (taken.length && !blank && taken.every((each) => BLANK.test(each.textContent ?? '')) && mark.shape === 'text')
      break;
    taken.push(node);
    length += (node.textContent ?? '').trim().length;
    if (mark.length && length >= mark.length) break;
  }
  anchor.after(piece);
  piece.append(...taken);
  const words = piece.textContent ?? '';
  if (BLANK.test(words) && words.length < SHORT) piece.classList.add('place-empty');
  return piece;
}

const endsBefore = (node: Node, anchors: ReadonlySet<string>): boolean =>
  node instanceof HTMLElement &&
  (anchors.has(node.id) || [...node.querySelectorAll('[id]')].some((inner) => anchors.has(inner.id)));

function dress(spot: HTMLElement, mark: PlaceMark, first: boolean): void {
  spot.setAttribute(MARKED, mark.place);
  spot.setAttribute('data-state', mark.state);
  spot.title = mark.title;
  if (!first) return;
  let badge = spot.querySelector<HTMLElement>(':scope > .place-badge');
  if (!badge) {
    // No span: the file's own styles reach those.
    badge = document.createElement('b');
    badge.className = 'place-badge';
    spot.prepend(badge);
  }
  const text = `${mark.number}${mark.sign}`;
  if (badge.textContent !== text) badge.textContent = text;
}

/** The place a click means, if any. */
export function placeAt(target: EventTarget | null): string {
  return (target instanceof Element && target.closest(`[${MARKED}]`)?.getAttribute(MARKED)) || '';
}

const MARGIN_PX = 40;

/** Not `scrollIntoView`: that would scroll the window around the frame too. */
function bringIntoView(spot: HTMLElement): void {
  const box = spot.getBoundingClientRect();
  const isIn = box.top >= MARGIN_PX && Math.min(box.bottom, box.top + MARGIN_PX) <= window.innerHeight - MARGIN_PX;
  const sideways = box.left < 0 || box.left > window.innerWidth - MARGIN_PX ? box.left - MARGIN_PX : 0;
  if (!isIn || sideways) window.scrollBy(sideways, isIn ? 0 : box.top - window.innerHeight / 3);
}
