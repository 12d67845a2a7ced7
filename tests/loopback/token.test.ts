import { afterEach, expect, it } from 'vitest';
import { createStartTokens } from '../../electron/loopback/start-token.ts';
import { enter, knock, openDoor, pageHeaders, tokenOf, type Knocked } from './door.ts';

let at: Knocked | undefined;
afterEach(async () => {
  await at?.close();
  at = undefined;
});

const redeem = (token: unknown, changed: Record<string, string> = {}) =>
  knock(at!.port, 'POST', '/session', { ...pageHeaders(at!), ...changed }, JSON.stringify({ token }));

it('is in the fragment only, long, and new each time', async () => {
  at = await openDoor();
  const [first, second] = [at.door.startAddress(), at.door.startAddress()];
  expect(new URL(first).pathname + new URL(first).search).toBe('/start');
  expect(Buffer.from(tokenOf(first), 'base64url')).toHaveLength(32);
  expect(first).not.toBe(second);
});

it('works once', async () => {
  at = await openDoor();
  const token = tokenOf(at.door.startAddress());
  const answer = await redeem(token);
  expect(answer.status).toBe(200);
  expect(answer.headers['set-cookie']).toHaveLength(1);
  expect(answer.headers['set-cookie']?.[0]).toMatch(
    /^workbench_session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  expect(answer.headers['set-cookie']?.[0]).not.toContain(token);
  expect((await redeem(token)).status).toBe(403);
});

it('a newer address makes the older one void', async () => {
  at = await openDoor();
  const old = tokenOf(at.door.startAddress());
  const fresh = tokenOf(at.door.startAddress());
  expect((await redeem(old)).status).toBe(403);
  expect((await redeem(fresh)).status).toBe(200);
});

it('expires', async () => {
  let time = 0;
  at = await openDoor({ now: () => time });
  const token = tokenOf(at.door.startAddress());
  time = 10 * 60_000 + 1;
  expect((await redeem(token)).status).toBe(403);
});

it('a wrong guess is refused and does not spend the right one', async () => {
  at = await openDoor();
  const token = tokenOf(at.door.startAddress());
  for (const guess of ['', 'A', `${token}A`, token.slice(1), token.toUpperCase(), 1, null, { token }])
    expect((await redeem(guess)).status).toBe(403);
  expect((await redeem('x'.repeat(5000))).status).toBe(413);
  expect((await redeem(token)).status).toBe(200);
});

it('is not taken from a foreign page', async () => {
  at = await openDoor();
  const token = tokenOf(at.door.startAddress());
  expect((await redeem(token, { Origin: 'https://attacker.example' })).status).toBe(403);
  expect((await redeem(token, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await redeem(token, { 'Content-Type': 'text/plain' })).status).toBe(415);
  expect((await redeem(token)).status).toBe(200);
});

it('a reloaded window keeps its session, a door closed and opened again knows it no more', async () => {
  at = await openDoor();
  const cookie = await enter(at);
  const call = () => knock(at!.port, 'POST', '/api/app.info', pageHeaders(at!, cookie), '{}');
  expect((await call()).status).toBe(200);
  expect((await call()).status).toBe(200);
  await at.close();
  at = await openDoor();
  expect((await call()).status).toBe(401);
});

it('keeps the newest eight sessions', () => {
  const tokens = createStartTokens(() => 0);
  const sessions = Array.from({ length: 9 }, () => tokens.redeem(tokens.issue()) ?? '');
  expect(sessions.map((session) => tokens.isSession(session))).toEqual([false, ...Array<boolean>(8).fill(true)]);
});

it('tells when a window came in', async () => {
  at = await openDoor();
  let came = false;
  const opened = at.door.opened().then(() => (came = true));
  expect((await redeem('wrong')).status).toBe(403);
  expect(came).toBe(false);
  await enter(at);
  await opened;
  expect(came).toBe(true);
});
