/** The window has no network: three walls, each enough by itself, because each has let something through once. */
import { app, type Session } from 'electron';

/** `blob:` and `data:` carry pictures the page made itself. */
const LOCAL = new Set(['app:', 'blob:', 'data:']);

/** Before Chromium starts: no name resolves, and its own services do not try. */
export function silenceChromium(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-sync');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

export function closeNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isLocal(details.url) });
  });
  // The spelling dictionary would be downloaded.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

function isLocal(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return LOCAL.has(protocol) || (protocol === 'devtools:' && !app.isPackaged);
}
