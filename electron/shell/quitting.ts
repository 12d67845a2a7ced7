/**
 * Leaving without losing the last words. The page hands over what is still in its fields when it hears `beforeunload`,
 * and objects while something is not yet on disk; then the window waits for the calls to end and tries again. When the
 * window is gone the casefile is closed, and only then the program ends.
 */
import { app, dialog, type BrowserWindow } from 'electron';
import type { Shell } from './shell.ts';

const RETRY_MS = 250;
/** With a full disk the page would object for ever: after about five seconds the user is asked. */
const MAX_TRIES = 20;

export function quitAfterWriting(shell: Shell): void {
  let finished = false;
  app.on('browser-window-created', (_event, window) => waitForPage(window, shell));
  // On macOS too: a casefile left open behind no window would keep its lock.
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    void shell.close().finally(() => {
      finished = true;
      app.quit();
    });
  });
}

function waitForPage(window: BrowserWindow, shell: Shell): void {
  let tries = 0;
  window.webContents.on('will-prevent-unload', (event) => {
    tries++;
    if (tries <= MAX_TRIES) void closeLater(window, shell);
    else if (wantsToStay(window)) tries = 0;
    else event.preventDefault(); // Electron's way to say: leave in spite of the page.
  });
}

async function closeLater(window: BrowserWindow, shell: Shell): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  await shell.settled();
  if (!window.isDestroyed()) window.close();
}

function wantsToStay(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: '还有内容没有保存',
    message: '有内容还没有写入案卷，现在退出会丢失这些内容。',
    detail: '窗口顶部写明了原因（例如磁盘已满）。',
    buttons: ['返回继续编辑', '放弃未保存的内容并退出'],
    defaultId: 0,
    cancelId: 0,
  });
  return answer === 0;
}
