import type { ErrorCode } from '../../core/contract.ts';

/** Exit codes of the command line, as documented in docs/cli.md. Numbers are a promise to scripts: never reuse one. */
export const EXIT = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  findings: 3,
  passphrase: 4,
  locked: 5,
  damaged: 6,
  notReady: 7,
  file: 8,
  pack: 9,
  cancelled: 10,
} as const;

const CODES: Record<ErrorCode, number> = {
  BAD_INPUT: EXIT.usage,
  NOT_FOUND: EXIT.file,
  EXISTS: EXIT.file,
  WRONG_PASSPHRASE: EXIT.passphrase,
  WRONG_RECOVERY_CODE: EXIT.passphrase,
  PASSPHRASE_NEEDED: EXIT.passphrase,
  DAMAGED: EXIT.damaged,
  NOT_A_CASEFILE: EXIT.damaged,
  NEWER_CASEFILE: EXIT.damaged,
  READ_ONLY: EXIT.file,
  LOCKED: EXIT.locked,
  NO_CASEFILE: EXIT.unexpected,
  DISK: EXIT.file,
  PACK: EXIT.pack,
  TEMPLATE: EXIT.pack,
  WORKBOOK: EXIT.file,
  EVIDENCE: EXIT.usage,
  NOT_READY: EXIT.notReady,
  MISMATCH: EXIT.pack,
  CANCELLED: EXIT.cancelled,
  CONFLICT: EXIT.unexpected,
  FORBIDDEN: EXIT.unexpected,
  INTERNAL: EXIT.unexpected,
};

export function exitCodeOf(code: ErrorCode): number {
  return CODES[code];
}
