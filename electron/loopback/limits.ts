/** How much and how long a stranger may keep the door busy. */
export interface LoopbackLimits {
  /** Largest call, bytes: evidence travels as base64. */
  bodyBytes: number;
  /** Largest call to exchange the token, bytes. */
  tokenBytes: number;
  headersMs: number;
  requestMs: number;
  /** A connection on which nothing moves. */
  idleMs: number;
  connections: number;
  tokenMs: number;
}

export const LIMITS: LoopbackLimits = {
  bodyBytes: 96 * 1024 * 1024,
  tokenBytes: 1024,
  headersMs: 5_000,
  requestMs: 30_000,
  idleMs: 120_000,
  connections: 64,
  tokenMs: 10 * 60_000,
};
