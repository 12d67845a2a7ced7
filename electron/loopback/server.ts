/**
 * The same workbench in a browser window, for machines and tests without Electron's runtime. Serves the window's files
 * and the calls of `core/contract.ts` on 127.0.0.1 to the one window that was handed the start token.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Invoke } from '../../core/contract.ts';
import { webFiles } from '../service/web-files.ts';
import { Door } from './door.ts';
import { LIMITS, type LoopbackLimits } from './limits.ts';
import { START_PATH } from './start-page.ts';
import { createStartTokens } from './start-token.ts';

const ADDRESS = '127.0.0.1';

export interface LoopbackOptions {
  invoke: Invoke;
  /** Folder of the built window: `out/renderer`. */
  rendererDir: string;
  /** Casefile to offer for opening in the first window. */
  openFile?: string;
  limits?: Partial<LoopbackLimits>;
  /** Milliseconds; only the token's expiry asks for it. */
  now?: () => number;
}

export interface Loopback {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** A fresh start address, good for one use; earlier unused ones stop working. */
  startAddress(): string;
  /** Resolves when a window has exchanged the token of the latest start address. */
  opened(): Promise<void>;
  close(): Promise<void>;
}

export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const limits = { ...LIMITS, ...options.limits };
  const tokens = createStartTokens(options.now ?? Date.now, limits.tokenMs);
  const door = new Door(options.invoke, webFiles(options.rendererDir), tokens, limits, options.openFile ?? '');
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
      // Longer than any work that keeps us from reading: a connection is not closed under a call that has just come in.
      keepAliveTimeout: limits.idleMs,
      maxHeaderSize: 16 * 1024,
      requireHostHeader: true,
      // A request with two lengths, or with a length and chunks, is a smuggling attempt.
      insecureHTTPParser: false,
    },
    (request, response) => void door.answer(request, response),
  );
  server.maxConnections = limits.connections;
  server.timeout = limits.idleMs;
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('connect', (_request, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => refuseBroken(socket as Socket));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, ADDRESS, resolve));
  const origin = `http://${ADDRESS}:${(server.address() as AddressInfo).port}`;
  door.origin = origin;
  return {
    origin,
    startAddress: () => `${origin}${START_PATH}#${tokens.issue()}`,
    opened: () => door.opened(),
    close: () => closeServer(server),
  };
}

function refuseBroken(socket: Socket): void {
  if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  else socket.destroy();
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
