import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { defaultHome } from '../service/settings.ts';
import { programVersion, root } from './version.ts';
import { createWorkbench, type Workbench } from '../service/workbench.ts';

/** The workbench without a window: shipped packs first, then those the user has put beside the settings. */
export function createCliWorkbench(): Workbench {
  const home = defaultHome();
  return createWorkbench({
    home,
    packsDirs: [path.join(root, 'templates'), path.join(home, 'packs')],
    calendarDir: path.join(root, 'resources', 'work-calendar'),
    door: 'cli',
    version: programVersion(),
    now: () => new Date(),
    newId: randomUUID,
  });
}
