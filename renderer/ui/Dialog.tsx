import { useEffect, useId, useRef, type ReactNode } from 'react';
import { t } from '../strings/t.ts';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';

export interface DialogProps {
  title: string;
  /** Esc and the close button. Leave out where the dialog must be answered. */
  onClose?: (() => void) | undefined;
  size?: 'small' | 'medium' | 'large';
  footer?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** The browser's own modal dialog: focus trap, Esc and the inert page behind come with it. Mount it to open it. */
export function Dialog({ title, onClose, size = 'medium', footer, children, className }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) {
      dialog.showModal();
      // The browser would begin at the close button; people begin at the first thing to fill in or answer.
      firstTarget(dialog)?.focus();
    }
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={classes('dialog', `dialog-${size}`, className)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file input's own cancel event bubbles here too.
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose?.();
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {onClose && <IconButton icon="close" label={t('ui.close')} shortcut="Esc" onClick={onClose} />}
      </header>
      <div className="dialog-body">{children}</div>
      {footer && <footer className="dialog-foot">{footer}</footer>}
    </dialog>
  );
}

const FOCUSABLE = 'input:enabled, select:enabled, textarea:enabled, button:enabled, [tabindex="0"]';

/** Whatever is marked `data-autofocus`, else the first control of the body, else of the foot. */
function firstTarget(dialog: HTMLDialogElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>('[data-autofocus]') ??
    dialog.querySelector<HTMLElement>('.dialog-body')?.querySelector<HTMLElement>(FOCUSABLE) ??
    dialog.querySelector<HTMLElement>('.dialog-foot')?.querySelector<HTMLElement>(FOCUSABLE) ??
    null
  );
}
