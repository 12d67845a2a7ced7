/** Start-up of the Electron window, in order. */
import { app } from 'electron';
import { registerIpc } from './ipc.ts';
import { refuseNavigation } from './navigation.ts';
import { closeNetwork, silenceChromium } from './network.ts';
import { listenForFiles, startFile } from './open-file.ts';
import { denyPermissions } from './permissions.ts';
import { registerScheme, serveWindow } from './protocol.ts';
import { quitAfterWriting } from './quitting.ts';
import { windowSession } from './session.ts';
import { claimSingleInstance } from './single-instance.ts';
import { setMenu } from './menu.ts';
import { createShell } from './shell.ts';
import { usePrivateFolders } from './folders.ts';

usePrivateFolders();
silenceChromium();
registerScheme();
app.enableSandbox();

if (claimSingleInstance()) void start();
else app.quit();

async function start(): Promise<void> {
  refuseNavigation();
  const shell = createShell();
  listenForFiles((path) => shell.open(path));
  await app.whenReady();
  const session = windowSession();
  closeNetwork(session);
  denyPermissions(session);
  serveWindow(session);
  registerIpc(shell);
  setMenu();
  quitAfterWriting(shell);
  shell.open(startFile(process.argv));
}
