/** What a casefile is told from outside, so that the same inputs give the same file. */
export interface CasefileContext {
  author: string;
  /** Stable id of this installation; each device has its own hash chain. */
  device: string;
  now(): Date;
  /** Globally unique (UUID), so that copies can be united later. */
  newId(): string;
}

export interface CasefileMeta {
  packId: string;
  packVersion: string;
  packDigest: string;
  /** ISO 8601, UTC */
  createdAt: string;
  /** Version of the program that created the file. */
  appVersion: string;
}

export type Unlock = { passphrase: string } | { recoveryCode: string } | { none: true };
