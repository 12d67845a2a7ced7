/** The one window. Each safe setting carries its reason. */
import { app, BrowserWindow, nativeTheme, type WebPreferences } from 'electron';
import { PRELOAD_FILE } from './folders.ts';
import { WINDOW_URL } from './protocol.ts';
import { PARTITION } from './session.ts';

export function webPreferences(): WebPreferences {
  return {
    preload: PRELOAD_FILE,
    partition: PARTITION,
    // A hole in the page's engine must not be a hole in the machine.
    sandbox: true,
    // Page scripts must not reach the preload's objects.
    contextIsolation: true,
    // The page has no Node, in no frame and in no worker.
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    // A file dropped beside its field must not replace the page.
    navigateOnDragDrop: false,
    // The dictionary would be downloaded.
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: '车联安评工作台',
    width: 1366,
    height: 860,
    minWidth: 960,
    minHeight: 600,
    // Shown when painted: no white flash, in dark mode neither.
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: webPreferences(),
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** @param file casefile to offer for opening; the page reads it from the fragment, also when it is already loaded. */
export function showPage(window: BrowserWindow, file = ''): void {
  void window.loadURL(file ? `${WINDOW_URL}#/open/${encodeURIComponent(file)}` : WINDOW_URL);
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
