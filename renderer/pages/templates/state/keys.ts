/** Keys of the confirm view. Fields keep their own; buttons and links keep Enter and Space. */
import type { KeyboardEvent } from 'react';
import type { PlaceActions } from './actions.ts';
import type { PlaceEntry } from './places.ts';

const PAGE = 8;

export function confirmKeys(around: {
  entry: PlaceEntry | undefined;
  /** In view, in their order. */
  shown: readonly PlaceEntry[];
  actions: PlaceActions;
  choose(place: string): void;
  search(): void;
}): (event: KeyboardEvent) => void {
  const { entry, shown, actions, choose, search } = around;
  const move = (event: KeyboardEvent): boolean => {
    const at = shown.findIndex(({ place }) => place.id === entry?.place.id);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: shown.length,
    };
    const next = to[event.key as keyof typeof to];
    if (next === undefined || !inside(event, '.t-list')) return false;
    const target = shown[Math.max(0, Math.min(shown.length - 1, next))];
    if (target) choose(target.place.id);
    return true;
  };
  const act = (event: KeyboardEvent): boolean => {
    if (!entry) return false;
    if (event.key === 'Enter' && !inside(event, 'button, a, summary')) actions.confirm(entry);
    else if (event.key === '-' || event.key === 'Delete') actions.leave(entry);
    else if (/^[1-3]$/.test(event.key)) actions.take(entry, Number(event.key) - 1);
    else return false;
    return true;
  };
  return (event) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented || event.altKey) return;
    const withControl = event.ctrlKey || event.metaKey;
    const typing = inside(event, 'input, select, textarea');
    let done = false;
    if (withControl && event.key === 'Enter') {
      actions.confirmLikely();
      done = true;
    } else if (withControl && !event.shiftKey && event.key.toLowerCase() === 'z' && !typing) {
      actions.undo();
      done = true;
    } else if (!withControl && !typing && (event.key === 'F2' || event.key === '/')) {
      search();
      done = true;
    } else if (!withControl && !typing) done = move(event) || act(event);
    if (done) event.preventDefault();
  };
}

const inside = (event: KeyboardEvent, selector: string): boolean =>
  event.target instanceof Element && event.target.closest(selector) !== null;
