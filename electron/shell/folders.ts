/** Where things are, in the checkout and in the installed program. */
import { app } from 'electron';
import { join } from 'node:path';
import { defaultHome } from '../service/settings.ts';

export const APP_ID = 'cn.iov-assessment.workbench';

/** Built files lie beside each other: `out/main`, `out/preload`, `out/renderer`. Shared pieces may be one level deeper. */
const out = join(import.meta.dirname.replace(/[\\/]chunks$/, ''), '..');
export const RENDERER_DIR = join(out, 'renderer');
export const WORKER_FILE = join(out, 'main', 'document-worker.js');
export const IMPORT_WORKER_FILE = join(out, 'main', 'import-worker.js');
export const PICTURE_WORKER_FILE = join(out, 'main', 'picture-worker.js');
export const PRELOAD_FILE = join(out, 'preload', 'preload.cjs');

/** Chromium's own files go beside our settings, under a name without Chinese characters. */
export function usePrivateFolders(): void {
  app.setPath('userData', join(defaultHome(), 'window'));
  app.setAppUserModelId(APP_ID);
}

/** Working-day schedules shipped with the program. */
export function calendarFolder(): string {
  return app.isPackaged
    ? join(process.resourcesPath, 'work-calendar')
    : join(app.getAppPath(), 'resources', 'work-calendar');
}

/** Packs shipped with the program, then packs the user installed. */
export function packFolders(): string[] {
  const shipped = app.isPackaged ? join(process.resourcesPath, 'templates') : join(app.getAppPath(), 'templates');
  return [shipped, join(defaultHome(), 'packs')];
}
