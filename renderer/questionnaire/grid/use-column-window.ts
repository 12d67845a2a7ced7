/** Which columns are drawn: all where they share the width, else those in view. */
import { type RefObject, useEffect, useState } from 'react';
import { columnsInView, type GridLayout } from './columns.ts';

/** @returns the same list while the same columns are in view. */
export function useColumnWindow(
  scroller: RefObject<HTMLDivElement | null>,
  layout: GridLayout,
  count: number,
  active: number,
): readonly number[] {
  const [view, setView] = useState({ left: 0, width: 1600 });
  const isWide = layout.edges !== undefined;
  useEffect(() => {
    const element = scroller.current;
    if (!isWide || !element) return;
    // In steps, so that scrolling by a few pixels draws nothing anew.
    const look = (): void => {
      const left = Math.floor(element.scrollLeft / 80) * 80;
      const width = Math.ceil(element.clientWidth / 80) * 80 + 80;
      setView((now) => (now.left === left && now.width === width ? now : { left, width }));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, isWide]);
  const next = columnsInView(layout, count, view.left, view.width, active);
  const [kept, setKept] = useState(next);
  const same = kept.length === next.length && kept.every((place, i) => place === next[i]);
  if (!same) setKept(next);
  return same ? kept : next;
}
