/**
 * The window's files as both doors serve them: a fixed list made at start, so a path either names one of these files
 * or nothing; there is no path to resolve and nothing to traverse. And the headers that go with every answer.
 */
import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Only what the page itself brings: no inline script, no other host, nobody may frame it. */
export const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The preview draws a Word file with the styles found in it, so inline styles are allowed there and nowhere else. In
 * turn it may not connect to anything, and only our own page may frame it.
 */
export const PREVIEW_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src blob: data:',
  "font-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const PREVIEW_PAGE = '/preview.html';

export interface WebFile {
  path: string;
  mime: string;
}
export type WebFiles = ReadonlyMap<string, WebFile>;

/** URL path → file, for every file of a known type under the folder. `/` is `/index.html`. Throws when it is absent. */
export function webFiles(folder: string): WebFiles {
  const files = new Map<string, WebFile>();
  for (const path of filesUnder(folder)) {
    const mime = MIME[extname(path)];
    if (mime) files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, mime });
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`no index.html in ${folder}`);
  files.set('/', index);
  return files;
}

/** Walked by hand: inside Electron's archive the recursive listing of `readdir` is not to be relied on. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

/** @param urlPath path part of the URL, still percent-encoded. */
export function securityHeaders(urlPath: string): Record<string, string> {
  return {
    'Content-Security-Policy': urlPath === PREVIEW_PAGE ? PREVIEW_CSP : PAGE_CSP,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
    'Cache-Control': 'no-store',
  };
}
