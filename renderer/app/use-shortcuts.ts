import { useEffect, useRef } from 'react';
import { redo, settled, undo } from '../store/casefile-store.ts';
import { t } from '../strings/t.ts';
import { toast } from '../ui/index.ts';

/** Keys that work everywhere; listed for the user in ShortcutHelp. Open dialogs keep their own keys. */
export function useShortcuts(handlers: { onPalette(): void; onHelp(): void }): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return;
      const action = actionOf(event, latest.current);
      // The page is searched only for a shortcut: on a long form that takes longer than the typing itself.
      if (!action || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function actionOf(event: KeyboardEvent, handlers: { onPalette(): void; onHelp(): void }): (() => void) | undefined {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return undefined;
    if (key === 'k') return handlers.onPalette;
    if (key === 'z' && !keepsOwnUndo(event.target)) return event.shiftKey ? redo : undo;
    if (key === 'y' && !keepsOwnUndo(event.target)) return redo;
    if (key === 's') return saveNow;
    return undefined;
  }
  if ((event.key === '?' || event.key === '？') && !isTyping(event.target)) return handlers.onHelp;
  return undefined;
}

function saveNow(): void {
  settled().then(
    () => toast(t('save.everything')),
    // The banner already says what failed.
    () => undefined,
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** A field outside of the answers (a search box, say) is marked `data-own-undo`. */
function keepsOwnUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-own-undo]') !== null;
}
