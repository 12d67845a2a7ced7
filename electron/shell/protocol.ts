/** `app://workbench/`: the window's own origin, served from a fixed list of built files with a strict CSP. */
import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { securityHeaders, webFiles, type WebFiles } from '../service/web-files.ts';
import { RENDERER_DIR } from './folders.ts';

export const SCHEME = 'app';
export const HOST = 'workbench';
export const WINDOW_URL = `${SCHEME}://${HOST}/index.html`;
const PREVIEW_URL = `${SCHEME}://${HOST}/preview.html`;

/** Must run before the app is ready. */
export function registerScheme(): void {
  // standard + secure: relative addresses, same-origin rules and CSP work as they do for https.
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveWindow(session: Session, folder = RENDERER_DIR): void {
  const files = webFiles(folder);
  session.protocol.handle(SCHEME, (request) => answer(request, files));
}

async function answer(request: Request, files: WebFiles): Promise<Response> {
  const url = new URL(request.url);
  const headers = securityHeaders(url.pathname);
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const file = url.host === HOST && url.search === '' ? files.get(url.pathname) : undefined;
  if (!file) return new Response(null, { status: 404, headers });
  const bytes = new Uint8Array(await readFile(file.path));
  return new Response(bytes, { headers: { ...headers, 'Content-Type': file.mime } });
}

/** Where a frame may be: the window itself at the top, the document preview (or nothing yet) inside it. */
export function isOwnPage(url: string, isMainFrame: boolean): boolean {
  const page = withoutHash(url);
  return page === WINDOW_URL || (!isMainFrame && (page === PREVIEW_URL || page === 'about:blank'));
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? '';
}
