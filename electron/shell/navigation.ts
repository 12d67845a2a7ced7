/** No link, pop-up, redirect or dropped file can replace the workbench in its window. */
import { app } from 'electron';
import { isOwnPage } from './protocol.ts';

export function refuseNavigation(): void {
  // Every web contents, also ones nobody here means to create.
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnPage(event.url, event.isMainFrame)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}
