/** A running loopback door with a tiny window and a recording workbench, and ways to knock on it from outside. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopback, type Loopback, type LoopbackOptions } from '../../electron/loopback/server.ts';

export interface Knocked {
  door: Loopback;
  host: string;
  port: number;
  calls: { name: string; input: unknown }[];
  close(): Promise<void>;
}

export async function openDoor(options: Partial<LoopbackOptions> = {}): Promise<Knocked> {
  const folder = mkdtempSync(join(tmpdir(), 'loopback-'));
  const rendererDir = join(folder, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>window</title>');
  writeFileSync(join(rendererDir, 'preview.html'), '<!doctype html><title>preview</title>');
  writeFileSync(join(rendererDir, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  const calls: Knocked['calls'] = [];
  const invoke = (name: string, input: unknown): Promise<unknown> => {
    calls.push({ name, input });
    return Promise.resolve({ ok: true, result: { heard: name } });
  };
  const door = await startLoopback({ invoke, rendererDir, ...options });
  const url = new URL(door.origin);
  return {
    door,
    host: url.host,
    port: Number(url.port),
    calls,
    close: async () => {
      await door.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Exactly these headers and this path, unlike `fetch`, which tidies both. */
export function knock(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string | string[]>,
  body?: string,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Raw bytes in, everything that came back until the other side closed. */
export function speak(
  port: number,
  text: string,
  keepTalking?: (write: (more: string) => void) => void,
): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      keepTalking?.((more) => {
        if (socket.writable) socket.write(more);
      });
    });
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (heard += chunk));
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
}

export function tokenOf(address: string): string {
  return new URL(address).hash.slice(1);
}

/** What the page sends with a call. */
export function pageHeaders(knocked: Knocked, cookie?: string): Record<string, string> {
  return {
    Host: knocked.host,
    Origin: knocked.door.origin,
    'Content-Type': 'application/json',
    'Sec-Fetch-Site': 'same-origin',
    ...(cookie ? { Cookie: cookie } : {}),
  };
}

/** Exchanges a fresh token and answers the cookie as a browser would send it back. */
export async function enter(knocked: Knocked): Promise<string> {
  const body = JSON.stringify({ token: tokenOf(knocked.door.startAddress()) });
  const answer = await knock(knocked.port, 'POST', '/session', pageHeaders(knocked), body);
  const cookie = answer.headers['set-cookie']?.[0];
  if (answer.status !== 200 || !cookie) throw new Error(`not let in: ${answer.status} ${answer.body}`);
  return cookie.split(';')[0] ?? '';
}
