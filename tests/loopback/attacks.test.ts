import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enter, knock, openDoor, pageHeaders, speak, tokenOf, type Knocked } from './door.ts';

let at: Knocked;
let cookie: string;
beforeEach(async () => {
  at = await openDoor({ limits: { bodyBytes: 2000 } });
  cookie = await enter(at);
});
afterEach(() => at.close());

/** A call as the page makes it, with some of it changed. */
function call(changed: Record<string, string | string[] | undefined> = {}, path = '/api/app.info', body = '{}') {
  const headers = { ...pageHeaders(at, cookie), ...changed };
  const kept = Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined);
  return knock(at.port, 'POST', path, Object.fromEntries(kept), body);
}

describe('the page itself', () => {
  it('may call', async () => {
    const answer = await call({}, '/api/app.info', '{"a":1}');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, result: { heard: 'app.info' } });
    expect(at.calls).toEqual([{ name: 'app.info', input: { a: 1 } }]);
  });

  it('gets its files', async () => {
    for (const path of ['/', '/index.html', '/assets/index.js', '/start', '/start.js'])
      expect((await knock(at.port, 'GET', path, { Host: at.host })).status).toBe(200);
  });
});

describe('a refused call never reaches the workbench', () => {
  afterEach(() => expect(at.calls).toEqual([]));

  it.each([
    ['a foreign name that points at 127.0.0.1 (DNS rebinding)', { Host: 'attacker.example' }],
    ['the foreign name with our port', { Host: 'attacker.example:PORT' }],
    ['localhost instead of the address', { Host: 'localhost:PORT' }],
    ['another port', { Host: '127.0.0.1:1' }],
    ['no port', { Host: '127.0.0.1' }],
    ['user info before the host', { Host: 'x@127.0.0.1:PORT' }],
  ])('Host: %s', async (_what, headers) => {
    const host = headers.Host.replace('PORT', String(at.port));
    expect((await call({ Host: host })).status).toBe(403);
    expect((await knock(at.port, 'GET', '/', { Host: host })).status).toBe(403);
  });

  it('two Host lines', async () => {
    const heard = await speak(at.port, `GET / HTTP/1.1\r\nHost: ${at.host}\r\nHost: attacker.example\r\n\r\n`);
    expect(heard).toMatch(/^HTTP\/1\.1 40[03]/);
  });

  it('no Host line', async () => {
    expect(await speak(at.port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await speak(at.port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403/);
  });

  it('an absolute URL in the request line', async () => {
    const text = `GET http://attacker.example/ HTTP/1.1\r\nHost: ${at.host}\r\nConnection: close\r\n\r\n`;
    expect(await speak(at.port, text)).toMatch(/^HTTP\/1\.1 40/);
  });

  it.each([
    ['another site', 'https://attacker.example'],
    ['a sandboxed or file page', 'null'],
    ['another local port', 'http://127.0.0.1:1'],
    ['localhost', 'http://localhost:PORT'],
    ['https', 'https://127.0.0.1:PORT'],
    ['ours with a path', 'http://127.0.0.1:PORT/'],
    ['nobody', undefined],
  ])('Origin: %s', async (_what, origin) => {
    expect((await call({ Origin: origin?.replace('PORT', String(at.port)) })).status).toBe(403);
  });

  it.each(['cross-site', 'same-site'])('Sec-Fetch-Site: %s', async (site) => {
    expect((await call({ 'Sec-Fetch-Site': site })).status).toBe(403);
    const headers = {
      Host: at.host,
      'Sec-Fetch-Site': site,
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    };
    expect((await knock(at.port, 'GET', '/', headers)).status).toBe(403);
    expect((await knock(at.port, 'GET', '/assets/index.js', headers)).status).toBe(403);
    // The start address may be opened from a file or a terminal, but not framed or fetched by a page.
    expect((await knock(at.port, 'GET', '/start', headers)).status).toBe(200);
    expect((await knock(at.port, 'GET', '/start', { ...headers, 'Sec-Fetch-Dest': 'iframe' })).status).toBe(403);
    expect((await knock(at.port, 'GET', '/start', { ...headers, 'Sec-Fetch-Mode': 'no-cors' })).status).toBe(403);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', undefined])(
    'Content-Type: %s',
    async (type) => expect((await call({ 'Content-Type': type })).status).toBe(415),
  );

  it('a compressed body', async () => expect((await call({ 'Content-Encoding': 'gzip' })).status).toBe(415));

  it.each([
    ['none', undefined],
    ['a made-up one', 'workbench_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['an empty one', 'workbench_session='],
    ['the digest of nothing', 'workbench_session'],
    ['another name', 'session=COOKIE'],
    ['two of them', 'COOKIE; COOKIE'],
  ])('cookie: %s', async (_what, sent) => {
    expect((await call({ Cookie: sent?.replaceAll('COOKIE', cookie) })).status).toBe(401);
  });

  it('the start token in place of the cookie', async () => {
    const token = tokenOf(at.door.startAddress());
    expect((await call({ Cookie: `workbench_session=${token}` })).status).toBe(401);
    expect((await call({ Cookie: undefined, Authorization: `Bearer ${token}` })).status).toBe(401);
  });

  it.each([
    '/api/app.nothing',
    '/api/__proto__',
    '/api/constructor.name',
    '/api/app.info/x',
    '/api/',
    '/',
    '/api/app.info?x=1',
  ])('unknown path %s', async (path) => expect((await call({}, path)).status).toBe(404));

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('method %s', async (method) => {
    const answer = await knock(at.port, method, '/api/app.info', pageHeaders(at, cookie));
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('CONNECT and upgrades', async () => {
    expect(await speak(at.port, `CONNECT example.org:443 HTTP/1.1\r\nHost: ${at.host}\r\n\r\n`)).toBe('');
    const upgrade = `GET / HTTP/1.1\r\nHost: ${at.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect(await speak(at.port, upgrade)).toBe('');
  });

  it('a call by GET', async () => {
    expect((await knock(at.port, 'GET', '/api/app.info', pageHeaders(at, cookie))).status).toBe(404);
  });

  it('a body that is no JSON, or no UTF-8', async () => {
    expect((await call({}, '/api/app.info', '{')).status).toBe(400);
    const head = Object.entries({ ...pageHeaders(at, cookie), Connection: 'close', 'Content-Length': '3' });
    const lines = head.map(([name, value]) => `${name}: ${value}`).join('\r\n');
    expect(await speak(at.port, `POST /api/app.info HTTP/1.1\r\n${lines}\r\n\r\n"\u{80}`)).toMatch(/^HTTP\/1\.1 400/);
  });

  it('a body above the limit, declared or not', async () => {
    expect((await call({}, '/api/app.info', JSON.stringify('x'.repeat(3000)))).status).toBe(413);
    const answer = await call({ 'Transfer-Encoding': 'chunked' }, '/api/app.info', JSON.stringify('x'.repeat(3000)));
    expect(answer.status).toBe(413);
  });

  it('two lengths (request smuggling)', async () => {
    const head = Object.entries(pageHeaders(at, cookie))
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const text = `POST /api/app.info HTTP/1.1\r\n${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    expect(await speak(at.port, text)).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe('files', () => {
  it.each([
    '/../secret.txt',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/assets/../../secret.html',
    '/assets/..\\..\\secret.html',
    '//secret.html',
    '/./index.html',
    '/index.html%00.js',
    '/C:/Windows/win.ini',
    '/etc/passwd',
    '/assets',
    '/assets/',
  ])('%s leads nowhere', async (path) => {
    const answer = await knock(at.port, 'GET', path, { Host: at.host });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  it('raw request lines that no client library sends lead nowhere', async () => {
    for (const path of ['../secret.html', '/../secret.html', '\\..\\secret.html', '/\u0000']) {
      const heard = await speak(at.port, `GET ${path} HTTP/1.1\r\nHost: ${at.host}\r\nConnection: close\r\n\r\n`);
      expect(heard).toMatch(/^HTTP\/1\.1 40/);
    }
  });
});
