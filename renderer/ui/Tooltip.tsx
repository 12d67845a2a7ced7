import { useState, type ReactNode } from 'react';

/** Short help on hover and focus, put away with Esc (WCAG 1.4.13). Never the only place a thing is said. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <span
      className="tooltip-anchor"
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      {children}
      {open && (
        <span className="tooltip" role="tooltip">
          {text}
        </span>
      )}
    </span>
  );
}
