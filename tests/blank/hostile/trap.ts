/**
 * Loaded before anything else (`node --import`): every way out of the process ends here and is noted. Writing files and
 * starting programs is denied by Node itself (`--permission`).
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

export const attempts: string[] = [];

function close(owner: object, name: string, what: string): void {
  Object.defineProperty(owner, name, {
    configurable: true,
    value: () => {
      attempts.push(what);
      process.stderr.write(`network: ${what}\n`);
      throw new Error(`network: ${what}`);
    },
  });
}

for (const name of ['connect', 'createConnection']) close(net, name, `net.${name}`);
close(net.Socket.prototype, 'connect', 'net.Socket.connect');
close(tls, 'connect', 'tls.connect');
close(http2, 'connect', 'http2.connect');
close(dgram, 'createSocket', 'dgram.createSocket');
for (const name of ['request', 'get']) {
  close(http, name, `http.${name}`);
  close(https, name, `https.${name}`);
}
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']) {
  close(dns, name, `dns.${name}`);
  close(dns.promises, name, `dns.promises.${name}`);
}
for (const name of ['fetch', 'WebSocket', 'EventSource']) close(globalThis, name, name);
syncBuiltinESMExports();
