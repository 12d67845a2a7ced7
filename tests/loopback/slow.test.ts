/** Clients that hold the door open without ever finishing. Limits are shortened so that the test does not wait. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { enter, knock, openDoor, pageHeaders, speak, type Knocked } from './door.ts';

let at: Knocked;
beforeEach(async () => {
  at = await openDoor({ limits: { headersMs: 200, requestMs: 500, idleMs: 800, connections: 5 } });
});
afterEach(() => at.close());

it('headers that trickle in (slow loris) are cut off', async () => {
  let timer: NodeJS.Timeout | undefined;
  const began = performance.now();
  await speak(at.port, `GET / HTTP/1.1\r\nHost: ${at.host}\r\n`, (write) => {
    timer = setInterval(() => write('X-Slow: 1\r\n'), 50);
  });
  clearInterval(timer);
  expect(performance.now() - began).toBeLessThan(2500);
});

it('a body that trickles in is cut off', async () => {
  const cookie = await enter(at);
  const head = Object.entries(pageHeaders(at, cookie))
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  let timer: NodeJS.Timeout | undefined;
  const began = performance.now();
  await speak(at.port, `POST /api/app.info HTTP/1.1\r\n${head}Content-Length: 1000\r\n\r\n`, (write) => {
    timer = setInterval(() => write(' '), 50);
  });
  clearInterval(timer);
  expect(performance.now() - began).toBeLessThan(3500);
  expect(at.calls).toEqual([]);
});

it('a connection that says nothing is closed', async () => {
  const began = performance.now();
  await speak(at.port, '');
  expect(performance.now() - began).toBeLessThan(3500);
});

it('headers that are too large are refused', async () => {
  const heard = await speak(at.port, `GET / HTTP/1.1\r\nHost: ${at.host}\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`);
  expect(heard).toMatch(/^HTTP\/1\.1 4/);
});

it('more connections than allowed are dropped, and the window is served again afterwards', async () => {
  const held: Socket[] = [];
  for (let i = 0; i < 5; i++) held.push(await connected(at.port));
  await expect(knock(at.port, 'GET', '/', { Host: at.host })).rejects.toThrow();
  for (const socket of held) socket.destroy();
  await expect
    .poll(async () => (await knock(at.port, 'GET', '/', { Host: at.host }).catch(() => undefined))?.status)
    .toBe(200);
});

it('listens on 127.0.0.1 only', async () => {
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((address) => address && address.family === 'IPv4' && !address.internal);
  for (const address of others) await expect(connected(at.port, address?.address)).rejects.toThrow(/ECONNREFUSED/);
  await expect(connected(at.port, '::1')).rejects.toThrow();
});

it('closing ends connections in progress', async () => {
  const cookie = await enter(at);
  const open = speak(at.port, `GET / HTTP/1.1\r\nHost: ${at.host}\r\nCookie: ${cookie}\r\n`);
  await new Promise((resolve) => setTimeout(resolve, 30));
  await at.door.close();
  await open;
  await expect(connected(at.port)).rejects.toThrow();
});

function connected(port: number, host = '127.0.0.1'): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket));
    socket.on('error', reject);
  });
}
