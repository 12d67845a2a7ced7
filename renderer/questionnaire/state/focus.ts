/** Where the person is: what the panel on the right explains, and where a phrase is inserted. */
import { createSignal } from '../../store/signal.ts';

export interface Place {
  question: string;
  row: string;
  column: string;
}

const NOWHERE: Place = { question: '', row: '', column: '' };

/** Stays at the last question while the panel or the navigation has the focus. */
export const focusedPlace = createSignal<Place>(NOWHERE);

export function focusPlace(question: string, row = '', column = ''): void {
  const now = focusedPlace.get();
  if (now.question === question && now.row === row && now.column === column) return;
  focusedPlace.set({ question, row, column });
}

export function forgetPlace(): void {
  focusedPlace.set(NOWHERE);
}

type TextControl = HTMLTextAreaElement | HTMLInputElement;

/**
 * Writes text at the cursor as if typed: React hears an input event, the browser's own undo keeps working in the field.
 */
export function insertAtCursor(control: TextControl, text: string): void {
  control.focus();
  const start = control.selectionStart ?? control.value.length;
  const end = control.selectionEnd ?? start;
  control.setRangeText(text, start, end, 'end');
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
