/** Single keys that mark and move, heard on the whole page but not while somebody types or a dialog is open. */
import { useWindowKey } from '../../app/use-window-key.ts';

/** Controls that have a use of their own for letters, digits and arrows. */
const TYPING = 'input:not([type=checkbox], [type=file]), textarea, select, [contenteditable], [role=combobox]';
const ARROWS = '[role=radiogroup] *, [role=tablist] *, [role=listbox] *';

export interface PressedKey {
  /** Digits by their place on the keyboard too, since a Chinese input method may swallow what they print. */
  key: string;
  shift: boolean;
  ctrl: boolean;
  target: EventTarget | null;
}

/** @param act returns whether it had a use for the key */
export function useMarkingKeys(act: (pressed: PressedKey) => boolean): void {
  useWindowKey((event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const { target } = event;
    if (target instanceof Element) {
      if (target.matches(TYPING)) return;
      if (event.key.startsWith('Arrow') && target.matches(ARROWS)) return;
      // Buttons and links keep the key that presses them, but for those that only stand for the row one is at.
      const pressed = target.closest('button, a, summary, input');
      if ((event.key === 'Enter' || event.key === ' ') && pressed && !pressed.matches('[data-row-button]')) return;
    }
    if (document.querySelector('dialog[open]')) return;
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const ctrl = event.ctrlKey || event.metaKey;
    const key =
      digit !== undefined && !event.shiftKey ? digit : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (act({ key, shift: event.shiftKey, ctrl, target })) event.preventDefault();
  });
}
