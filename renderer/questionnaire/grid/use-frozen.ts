/**
 * Frozen cells stay in view by being sticky, which makes each of them a layer of its own: a hundred layers to move in
 * every frame. Scrolling up and down needs none of that: then they are boxes shifted by as much as the sheet is.
 */
import { type RefObject, useEffect } from 'react';

/** Steps up or down in a row before the cells are let go of; a touch pad goes a little sideways now and then. */
const STEADY = 3;

const STILL = 'data-still';

function rest(element: HTMLElement, left: number): void {
  element.style.setProperty('--g-left', `${left}px`);
  element.setAttribute(STILL, '');
}

export function useFrozen(scroller: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let left = element.scrollLeft;
    let steady = 0;
    const onScroll = (): void => {
      if (element.scrollLeft !== left) {
        left = element.scrollLeft;
        steady = 0;
        element.removeAttribute(STILL);
      } else if (++steady === STEADY) rest(element, left);
    };
    rest(element, left);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller]);
}
