/** To the panel and back with one key, so that phrases and history are near without the mouse. */
import { createSignal } from '../../store/signal.ts';

/** In narrow windows the panel lies over the questions while this is true; in wide ones it always shows. */
export const panelOpen = createSignal(false);

export const PANEL_ID = 'questionnaire-panel';
let before: HTMLElement | null = null;

export function leavePanel(): void {
  panelOpen.set(false);
  if (before?.isConnected) before.focus();
  before = null;
}

export function togglePanelFocus(): void {
  const panel = document.getElementById(PANEL_ID);
  if (!panel) return;
  if (panel.contains(document.activeElement)) {
    leavePanel();
    return;
  }
  before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  panelOpen.set(true);
  // A hidden panel takes the focus only once it is shown.
  requestAnimationFrame(() => panel.focus());
}
