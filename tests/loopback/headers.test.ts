import { afterAll, beforeAll, expect, it } from 'vitest';
import { knock, openDoor, type Knocked } from './door.ts';

let at: Knocked;
beforeAll(async () => void (at = await openDoor()));
afterAll(() => at.close());

const headersOf = async (path: string) => (await knock(at.port, 'GET', path, { Host: at.host })).headers;

it.each(['/', '/assets/index.js', '/start', '/start.js', '/nothing-here'])(
  '%s carries every protection',
  async (path) => {
    const headers = await headersOf(path);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
        "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  },
);

it('the preview may style itself, connect to nothing, and be framed by our page only', async () => {
  const csp = (await headersOf('/preview.html'))['content-security-policy'];
  expect(csp).toContain("style-src 'self' 'unsafe-inline'");
  expect(csp).toContain("default-src 'none'");
  expect(csp).not.toContain('connect-src');
  expect(csp).toContain("frame-ancestors 'self'");
});
