import { useState, type CSSProperties, type ReactNode, type SyntheticEvent } from 'react';

/** Nearer than this to the right edge, the text grows to the left. */
const EDGE_PX = 130;
const GAP_PX = 4;

/** Short help on hover and focus, put away with Esc (WCAG 1.4.13). Never the only place a thing is said. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const [place, setPlace] = useState<CSSProperties | null>(null);
  const show = (event: SyntheticEvent<HTMLElement>): void => setPlace(placeBelow(event.currentTarget));
  const hide = (): void => setPlace(null);
  return (
    <span
      className="tooltip-anchor"
      onPointerEnter={show}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(event)}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      {place && (
        <span className="tooltip" role="tooltip" style={place}>
          {text}
        </span>
      )}
    </span>
  );
}

/** Fixed to the window, so that no scrolling part cuts it off. */
function placeBelow(anchor: HTMLElement): CSSProperties {
  const box = anchor.getBoundingClientRect();
  const top = box.bottom + GAP_PX;
  if (window.innerWidth - box.right < EDGE_PX) return { top, right: window.innerWidth - box.right };
  return { top, left: Math.max(GAP_PX, box.left) };
}
