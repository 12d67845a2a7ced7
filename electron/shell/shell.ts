/** Ties the window to the workbench: opens it, brings it back after a crash, says which page may call. */
import type { BrowserWindow } from 'electron';
import { createWindow, bringToFront, showPage } from './window.ts';
import { openWorkbench } from './workbench.ts';

export type Shell = ReturnType<typeof createShell>;

/** A page that dies again within this time is not loaded again by itself: it would die for ever. */
const CRASH_PAUSE_MS = 10_000;

export function createShell(workbench = openWorkbench(), now: () => number = Date.now) {
  let window: BrowserWindow | undefined;

  function openWindow(file: string): void {
    const opened = createWindow();
    window = opened;
    opened.on('closed', () => (window = undefined));
    reloadAfterCrash(opened, now);
    showPage(opened, file);
  }

  return {
    invoke: workbench.invoke,
    isWindow: (id: number): boolean => window?.webContents.id === id,
    window: (): BrowserWindow | undefined => window,
    /** Opens the window or brings it to the front; a file is offered for opening there. */
    open(file = ''): void {
      if (!window) return openWindow(file);
      if (file) showPage(window, file);
      bringToFront(window);
    },
    /** Resolves when every call that has begun has ended. */
    settled: (): Promise<void> => workbench.settled(),
    close: (): Promise<void> => workbench.close(),
  };
}

/** Every acknowledged edit is on disk, so a fresh page shows what was there. */
function reloadAfterCrash(window: BrowserWindow, now: () => number): void {
  let last = -Infinity;
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || now() - last < CRASH_PAUSE_MS) return;
    last = now();
    window.webContents.reload();
  });
}
