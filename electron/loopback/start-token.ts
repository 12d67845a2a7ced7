/**
 * The start token proves that whoever opens the window was handed it by this process: random, good for one use and a
 * limited time. It travels in the fragment of the address, which browsers never send to a server and which is not in
 * any process's argument list.
 *
 * The session it is exchanged for lives in a cookie scripts cannot read. Cookies do not know ports, so a browser that
 * also visits another local server would show it the cookie; a foreign *page* can still do nothing with it (Origin,
 * Sec-Fetch-Site), and a local *process* of the same user could read the casefile's memory anyway.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const TOKEN_LIFETIME_MS = 10 * 60_000;
const TOKEN_BYTES = 32;
/** A window reloads or is opened anew; each gets its own session. Older ones beyond this many end. */
const MAX_SESSIONS = 8;

export interface StartTokens {
  /** A new token; the one before stops working. */
  issue(): string;
  /** The session's secret, or `undefined` for a wrong, used or expired token. */
  redeem(token: string): string | undefined;
  isSession(secret: string): boolean;
}

/** @param now milliseconds. */
export function createStartTokens(now: () => number, lifetimeMs = TOKEN_LIFETIME_MS): StartTokens {
  let waiting: { digest: Buffer; until: number } | undefined;
  const sessions: Buffer[] = [];
  return {
    issue() {
      const token = secret();
      waiting = { digest: digest(token), until: now() + lifetimeMs };
      return token;
    },
    redeem(token) {
      if (!waiting || now() > waiting.until) return undefined;
      if (!timingSafeEqual(waiting.digest, digest(token))) return undefined;
      waiting = undefined;
      const session = secret();
      sessions.push(digest(session));
      if (sessions.length > MAX_SESSIONS) sessions.shift();
      return session;
    },
    isSession(candidate) {
      const found = digest(candidate);
      let known = false;
      // Every one is compared, so the time taken does not tell which matched.
      for (const session of sessions) known = timingSafeEqual(session, found) || known;
      return known;
    },
  };
}

function secret(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Equal lengths for the constant-time comparison, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
