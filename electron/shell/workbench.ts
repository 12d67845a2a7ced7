/** The services behind this door. */
import { app } from 'electron';
import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { defaultHome } from '../service/settings.ts';
import { createWorkbench, type Workbench } from '../service/workbench.ts';
import { nativeDialogs, showInFileManager } from './dialogs.ts';
import { calendarFolder, IMPORT_WORKER_FILE, packFolders, PICTURE_WORKER_FILE, WORKER_FILE } from './folders.ts';

export function openWorkbench(): Workbench {
  return createWorkbench({
    home: defaultHome(),
    packsDirs: packFolders(),
    calendarDir: calendarFolder(),
    door: 'electron',
    version: app.getVersion(),
    now: () => new Date(),
    newId: randomUUID,
    documentsFolder: app.getPath('documents'),
    documentWorker: pathToFileURL(WORKER_FILE),
    importWorker: pathToFileURL(IMPORT_WORKER_FILE),
    pictureWorker: pathToFileURL(PICTURE_WORKER_FILE),
    nativeDialogs,
    showFile: showInFileManager,
  });
}
